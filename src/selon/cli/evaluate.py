"""``selon evaluate``: figures on reports that the user coded by hand."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from selon.errors import DataError, InputError, SelonError

if TYPE_CHECKING:
    from selon.evaluation import Coded, Figures, GoldReport


@click.command()
@click.argument("gold", type=click.Path(path_type=Path))
@click.option(
    "--reports",
    type=click.Path(path_type=Path),
    help="JSON lines with the id, text, title, date, outlet and lang of each report, "
    "where GOLD does not hold the texts itself.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.pass_context
def evaluate(context: click.Context, gold: Path, reports: Path | None, as_json: bool) -> None:
    """Compare Selon's claims with those coded by hand in GOLD.

    GOLD holds one report a line: {"id", "claims": [{"type", "trigger_span", "modality",
    "source", "hedged", "actors", "places", "date", "counts"}]}. Exit status: 0 all reports
    read, 1 some not (they count as empty and are listed), 2 nothing to measure.
    """
    from selon.evaluation import figures, read_gold, read_reports

    try:
        coded, inside = read_gold(gold)
        texts = read_reports(reports) if reports else inside
        if not coded:
            raise DataError(f"{gold}: no report in it")
        found, failed = _read(coded, texts)
    except SelonError as problem:
        click.echo(f"selon evaluate: {problem}", err=True)
        context.exit(2)
    measured = figures(coded, found)
    click.echo(json.dumps(measured.as_json(), indent=1)) if as_json else _print_table(measured)
    context.exit((2 if failed == len(coded) else 1) if failed else 0)


def _read(
    wanted: Iterable[str], reports: dict[str, GoldReport]
) -> tuple[dict[str, list[Coded]], int]:
    """Read the wanted reports; return their claims by id and how many could not be read."""
    from selon import Reader
    from selon.evaluation import coded_by_selon
    from selon.output import to_json

    reader, found, failed = Reader(), {}, 0
    for name in wanted:
        report = reports.get(name)
        try:
            if report is None or report.text is None:
                raise InputError("its text is in no file given: use --reports")
            reading = reader.read(
                report.text,
                title=report.title,
                outlet=report.outlet,
                published=report.published,
                language=report.language,
            )
        except InputError as problem:
            failed += 1
            click.echo(f"selon evaluate: {name}: {problem}", err=True)
        else:
            found[name] = [coded_by_selon(claim) for claim in to_json(reading)["claims"]]
    return found, failed


def _print_table(measured: Figures) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(
        "figure", caption=f"percent, over {measured.reports} reports", caption_justify="left"
    )
    for heading in ("precision", "recall", "F1", "right", "coded by hand", "by Selon"):
        table.add_column(heading, justify="right")
    for name, rate in measured.rates().items():
        if rate.gold or rate.found:
            shares = [f"{share:.1f}" for share in (rate.precision, rate.recall, rate.f1)]
            table.add_row(name, *shares, *map(str, (rate.hits, rate.gold, rate.found)))
        else:
            table.add_row(name, *["–"] * 3, "0", "0", "0")
    Console().print(table)
