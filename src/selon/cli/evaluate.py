"""``selon evaluate``: figures on reports that the user coded by hand."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from selon.cli import complain
from selon.cli.options import actors_option, layer_of, packs_of
from selon.cli.reports import ReaderFactory, ReportReader, Settings, new_reader
from selon.errors import DataError, InputError

if TYPE_CHECKING:
    from selon.evaluation import Coded, Figures, GoldReport


@click.command()
@click.argument("gold", type=click.Path(path_type=Path))
@click.option(
    "--reports",
    type=click.Path(path_type=Path),
    help="JSON lines with the id, text, date and lang of each report, where GOLD does not "
    "hold the texts itself.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@actors_option
@click.pass_context
def evaluate(
    ctx: click.Context, gold: Path, reports: Path | None, as_json: bool, actors: Path | None
) -> None:
    """Compare Selon's claims with those that people coded by hand in GOLD.

    GOLD holds one report a line: {"id", "text", "claims": [{"type", "trigger_span", "modality",
    "source", "hedged", "actors", "places", "date", "counts"}]}.

    A report that cannot be read is named on standard error and counts as one without claims.
    Exit status: 0 all read, 1 some failed, 2 none read or wrong usage.
    """
    from selon.evaluation import figures, read_gold, read_reports

    coded, inside = read_gold(gold)
    if not coded:
        raise DataError(f"{gold}: no report in it")
    texts = read_reports(reports) if reports else inside
    factory: ReaderFactory = ctx.obj or new_reader
    found = _read(coded, texts, factory(Settings(actors=layer_of(actors), packs=packs_of())))
    measured = figures(coded, found)
    if as_json:
        click.echo(json.dumps(measured.as_json(), indent=1))
    else:
        _print_table(measured)
    ctx.exit(0 if len(found) == len(coded) else 1 if found else 2)


def _read(
    wanted: Iterable[str], reports: Mapping[str, GoldReport], reader: ReportReader
) -> dict[str, list[Coded]]:
    """Return the claims of the wanted reports by id, those that cannot be read left out."""
    from selon.evaluation import coded_by_selon
    from selon.output import to_json

    found = {}
    for name in wanted:
        report = reports.get(name)
        try:
            if report is None or report.text is None:
                raise InputError("its text is in no file given: name one with --reports")
            reading = reader.read(report.text, published=report.published, language=report.language)
        except InputError as problem:
            complain(f"{name}: {problem}")
        else:
            found[name] = [coded_by_selon(claim) for claim in to_json(reading)["claims"]]
    return found


def _print_table(measured: Figures) -> None:
    from rich.table import Table

    from selon.cli.console import console

    table = Table(
        "figure", caption=f"percent, over {measured.reports} reports", caption_justify="left"
    )
    for heading in ("precision", "recall", "F1", "right", "coded by hand", "by Selon"):
        table.add_column(heading, justify="right")
    for name, rate in measured.rates().items():
        shares = ["–"] * 3
        if rate.gold or rate.found:
            shares = [f"{share:.1f}" for share in (rate.precision, rate.recall, rate.f1)]
        table.add_row(name, *shares, *map(str, (rate.hits, rate.gold, rate.found)))
    console(None).print(table)
