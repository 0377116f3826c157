"""Writes ``src/selon/actors/data/countries.yaml`` from CLDR's territory names.

Run by hand when CLDR changes (``pip install babel``); the output is committed.
"""

from __future__ import annotations

import json
from pathlib import Path

from babel import Locale
from babel.core import get_global

TARGET = Path(__file__).parents[1] / "src/selon/actors/data/countries.yaml"
LANGUAGES = ("en", "fr")
# Codes CLDR names that are no countries: unions, reserved codes, test regions.
NOT_COUNTRIES = frozenset("AC AN CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ".split())
HEADER = """\
# Country names from Unicode CLDR {version} (by scripts/build_countries.py; do not edit).
# Every ISO 3166-1 territory, and XK for Kosovo. What CLDR does not hold (adjectives,
# inhabitants, capitals, other names) stands in nationalities.yaml.
"""


def main() -> None:
    """Write one line a country, ordered by code."""
    locales = {code: Locale.parse(code) for code in LANGUAGES}
    territories = map(str, locales["en"].territories)
    codes = sorted(
        code
        for code in territories
        if len(code) == 2 and code.isalpha() and code not in NOT_COUNTRIES
    )
    lines = [HEADER.format(version=get_global("cldr")["version"])]
    for code in codes:
        names = ", ".join(
            f"{language}: {json.dumps(locale.territories[code], ensure_ascii=False)}"
            for language, locale in locales.items()
        )
        lines.append(f'- {{id: "{code}", {names}}}\n')
    TARGET.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
