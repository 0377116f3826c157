"""One way through: a report goes in, claims come out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from selon.actors import load_actors
from selon.attributions import attribute
from selon.claims import code_block
from selon.codebook import Codebook, load_codebook
from selon.errors import EmptyInput
from selon.events import Surroundings, find_events, relevant
from selon.events.kinds import Kinds
from selon.gazetteer import open_gazetteer
from selon.intake import blocks, detect_language
from selon.language.package import language_package, packages
from selon.language.parsing import Parser, parser_for
from selon.mentions import recognise
from selon.model import Claim, CodedAttribution, Mentions, Reading, Report, Syntax, report_id
from selon.publication import find_links, find_provenance, publication_date
from selon.resolution.actors import ActorResolver
from selon.resolution.event_times import date_events, reporting_words
from selon.resolution.place_points import lay_out
from selon.resolution.places import PlaceResolver
from selon.resolution.times import TimeResolver
from selon.version import __version__
from selon.workings import BlockWorkings, Toolbox, Workings

Keep = Callable[[BlockWorkings], None]
"""What is done with a block's workings once its claims are coded."""


def _forget(_block: BlockWorkings) -> None:
    """Let a block go: a long text must not hold all of its parses at once."""


class Reader:
    """Reads reports. Loads actors at once and each language's parser at its first report.

    ``pipelines`` names a spaCy package by language code where another than the default is
    wanted; ``codebook`` is a file whose classes are added to the shipped codebook, and
    ``actors`` one whose actors are added to the shipped ones and win over them. ``packs`` are
    files that ``selon gazetteer add`` made: their places are looked up as well.
    """

    def __init__(
        self,
        *,
        pipelines: Mapping[str, str] | None = None,
        codebook: Path | None = None,
        actors: Path | None = None,
        packs: Sequence[Path] = (),
    ) -> None:
        self.pipelines = dict(pipelines or {})
        self.codebook_layer = codebook
        self.actors = load_actors(actors)
        self.gazetteer = open_gazetteer(packs=packs)

    def read(
        self,
        text: str,
        *,
        title: str | None = None,
        outlet: str | None = None,
        published: str | None = None,
        language: str | None = None,
        notes: tuple[str, ...] = (),
    ) -> Reading:
        """Return the claims and attributions of one text.

        ``published`` is an EDTF date, where it is known; the language is detected unless
        given. Raises EmptyInput, UnsupportedLanguage or SetupError.
        """
        report = self._report(text, title, outlet, language, notes)
        return self._parsed_and_coded(report, published, _forget)

    def work_through(
        self,
        text: str,
        *,
        title: str | None = None,
        outlet: str | None = None,
        published: str | None = None,
        language: str | None = None,
        notes: tuple[str, ...] = (),
    ) -> Workings:
        """Return a reading with what every step left behind; arguments as for ``read``."""
        report = self._report(text, title, outlet, language, notes)
        blocks_: list[BlockWorkings] = []
        reading = self._parsed_and_coded(report, published, blocks_.append)
        return Workings(reading, tuple(blocks_))

    def read_syntax(self, syntax: Syntax, *, published: str | None = None) -> Reading:
        """Return the reading of a text that is parsed already (for spaCy pipelines)."""
        report = Report(report_id(syntax.text), syntax.text, syntax.language)
        return self._coded(report, iter([syntax]), None, published, _forget)

    def _report(
        self,
        text: str,
        title: str | None,
        outlet: str | None,
        language: str | None,
        notes: tuple[str, ...],
    ) -> Report:
        if not any(c.isalnum() for c in text):
            raise EmptyInput("the text holds no words: give a report to read")
        code = language or detect_language(text, supported=tuple(packages()))
        return Report(report_id(text), text, code, title, outlet, notes=notes)

    def _parsed_and_coded(self, report: Report, stated: str | None, keep: Keep) -> Reading:
        parser = parser_for(report.language, self.pipelines.get(report.language))
        syntaxes = (parser.parse(piece, offset) for offset, piece in blocks(report.text))
        return self._coded(report, syntaxes, parser, stated, keep)

    def _coded(
        self,
        report: Report,
        syntaxes: Iterator[Syntax],
        parser: Parser | None,
        stated: str | None,
        keep: Keep,
    ) -> Reading:
        codebook = load_codebook(self.codebook_layer)
        coded_by = self._coded_by(report.language, codebook, parser)
        attributions: list[CodedAttribution] = []
        claims: list[Claim] = []
        left_out = 0
        for number, syntax in enumerate(syntaxes):
            lexicon = language_package(report.language).lexicon
            mentions = recognise(syntax, lexicon, self.actors, self.gazetteer)
            if number == 0:
                report = self._dated(report, syntax, mentions, stated)
            block, tools = self._block(report, syntax, mentions, codebook)
            coded, found = code_block(report, block, tools, coded_by)
            attributions += _renumbered(coded, len(attributions))
            claims += found
            left_out += len(block.left_out)
            keep(block)
        if left_out:
            note = f"events left out as figures of speech, fiction or history: {left_out}"
            report = replace(report, notes=(*report.notes, note))
        return Reading(report, tuple(attributions), tuple(claims))

    def _dated(
        self, report: Report, syntax: Syntax, mentions: Mentions, stated: str | None
    ) -> Report:
        words = language_package(report.language).lexicon
        links = find_links(report.text)
        provenance = find_provenance(report.text, words.provenance)
        published = publication_date(
            syntax,
            mentions.times,
            links,
            provenance,
            words.provenance,
            stated,
            words.times.narrative,
        )
        notes = report.notes
        if stated and published and published.basis == "inferred":
            notes += (f"the date given, {stated}, is contradicted by the text's {published.edtf}",)
        return replace(report, published=published, provenance=provenance, links=links, notes=notes)

    def _block(
        self, report: Report, syntax: Syntax, mentions: Mentions, codebook: Codebook
    ) -> tuple[BlockWorkings, Toolbox]:
        lexicon = language_package(report.language).lexicon
        attributions = attribute(syntax, mentions, lexicon.cues, lexicon.attribution_weights)
        events = find_events(syntax, mentions, attributions, lexicon, codebook)
        places = PlaceResolver(self.gazetteer, lexicon.places, syntax, mentions)
        words, published = lexicon.times, report.published
        resolver = TimeResolver(words, syntax, mentions, published, attributions, events)
        times = tuple(resolver.resolve(n) for n in range(len(mentions.times)))
        saying = reporting_words(syntax, attributions, frozenset(lexicon.cues.types))
        named = tuple(places.resolve(n) for n in range(len(mentions.places)))
        located = lay_out(mentions.places, named, self.gazetteer)
        actors = ActorResolver(
            self.actors,
            lexicon.actors,
            syntax,
            mentions,
            report.id,
            attributions,
            located,
            published.edtf if published else "",
        )
        dated = date_events(events, syntax, mentions.times, times, saying, published, words)
        kinds = Kinds(syntax, mentions, lexicon)
        around = Surroundings(
            syntax, mentions, attributions, times, published, kinds, lexicon.domains, codebook
        )
        told, left_out = relevant(dated, around)
        block = BlockWorkings(
            syntax=syntax,
            mentions=mentions,
            attributions=attributions,
            events=told,
            left_out=left_out,
            actors=tuple(actors.resolve(mention.phrase) for mention in mentions.actors),
            places=located,
            times=times,
        )
        return block, Toolbox(actors, kinds, lexicon, codebook)

    def _coded_by(self, language: str, codebook: Codebook, parser: Parser | None) -> str:
        """Return what coded a claim: version, codebook, parser, lexicon, a user's own data."""
        lexicon = language_package(language).lexicon
        own = {"actors": self.actors.layer, "packs": self.gazetteer.packs}
        parts = (
            f"selon {__version__}",
            f"codebook {codebook.version} {codebook.hash}",
            parser.name if parser is not None else "given",
            f"lexicon {language} {lexicon.hash}",
            *(f"{what} {digest}" for what, digest in own.items() if digest),
        )
        return "; ".join(parts)


def _renumbered(coded: tuple[CodedAttribution, ...], start: int) -> list[CodedAttribution]:
    """Return attributions with ``nested_in`` counted over the whole report."""
    return [
        replace(a, nested_in=a.nested_in + start) if a.nested_in is not None else a for a in coded
    ]


@cache
def _default_reader() -> Reader:
    return Reader()


def read(text: str, *, published: str | None = None, language: str | None = None) -> Reading:
    """Return the claims and attributions of one text, read with the shipped settings.

    ``published`` is its EDTF date and ``language`` its code, where they are known. Raises
    as ``Reader.read`` does.
    """
    return _default_reader().read(text, published=published, language=language)
