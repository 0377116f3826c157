"""``selon times``: the expressions of time of reports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from selon.cli import pour
from selon.cli.options import form_of, form_options, reading_options, settings_of
from selon.cli.printing import Printer, print_reports
from selon.cli.reports import ReaderFactory, Viewing, new_reader

if TYPE_CHECKING:
    from rich.console import RenderableType

    from selon.actors import ActorBase
    from selon.output.times import Times
    from selon.workings import Workings


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--timex3", is_flag=True, help="The text of one report with TIMEX3 marks (XML).")
@form_options(line="an expression of time", row="an expression of time")
@reading_options
@click.pass_context
def times(
    ctx: click.Context,
    files: tuple[str, ...],
    timex3: bool,
    as_json: bool,
    as_jsonl: bool,
    as_csv: bool,
    jobs: int,
    width: int | None,
    language: str | None,
    published: str | None,
    pipelines: tuple[tuple[str, str], ...],
    codebook: Path | None,
    actors: Path | None,
) -> None:
    """Print the expressions of time of reports: which days each means and which events it dates.

    FILE is a text of at most 20 MB; "-" is standard input. Dates are EDTF, values those of
    TIMEX3; each is shown with its words and with the date that it was reckoned from. --timex3
    prints the text itself, as TimeML, with all the names in it.

    Exit status: 0 all read, 1 some failed, 2 none read or wrong usage.
    """
    form = form_of(as_json, as_jsonl, as_csv)
    if timex3 and (form != "table" or len(files) > 1):
        raise click.UsageError("--timex3 is a form of its own, for one FILE")
    factory: ReaderFactory = ctx.obj or new_reader
    make = _Marked if timex3 else _Times
    printer = make(form, several=len(files) > 1, width=width)
    settings = settings_of(language, published, pipelines, codebook, actors)
    ctx.exit(print_reports(files, settings, Viewing(factory, _view), jobs, printer))


def _view(workings: Workings, actors: ActorBase) -> Times:  # noqa: ARG001
    from selon.output.times import times_of

    return times_of(workings)


class _Times(Printer["Times"]):
    """Prints the expressions of time of reports."""

    def json(self, made: Times, indent: int | None) -> str:
        from selon.output.times import times_json

        return times_json(made, indent=indent)

    def jsonl(self, made: Times) -> str:
        from selon.output.times import times_jsonl

        return times_jsonl(made)

    def csv(self, made: Times, name: str, header: bool) -> str:
        from selon.output.times import times_csv

        return times_csv(made, name, header=header)

    def view(self, made: Times, name: str, width: int) -> RenderableType:
        from selon.output.times_view import times_view

        return times_view(made, name, width)


class _Marked(_Times):
    """Prints the text of a report with its expressions of time marked."""

    def show(self, made: Times, name: str) -> None:  # noqa: ARG002
        """Print one TimeML document."""
        from selon.output.timex3 import timex3

        pour(timex3(made))
