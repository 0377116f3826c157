"""``selon read``: the claims of reports."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from selon.cli import complain, pour
from selon.cli.options import reading_options, settings_of
from selon.cli.progress import Bar
from selon.cli.reports import ReaderFactory, new_reader, read_reports

if TYPE_CHECKING:
    from selon.model import Reading

Form = Literal["table", "json", "jsonl", "csv"]


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a report.")
@click.option("--jsonl", "as_jsonl", is_flag=True, help="One JSON object a claim, one a line.")
@click.option("--csv", "as_csv", is_flag=True, help="Flat rows, one a place of a claim.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=1,
    help="Processes that read at the same time; each loads its own parsers.",
)
@reading_options
@click.pass_context
def read(
    ctx: click.Context,
    files: tuple[str, ...],
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
    """Print the claims of reports: who says what happened, where and when.

    FILE is a text of at most 20 MB; "-" is standard input. Without an option the claims are
    laid out to be read. --json prints a single report indented, several one a line.

    A file that cannot be read is named on standard error and the others are read all the
    same. Exit status: 0 all read, 1 some failed, 2 none read or wrong usage.
    """
    form = _form(as_json, as_jsonl, as_csv)
    factory: ReaderFactory = ctx.obj or new_reader
    printer = _Printer(form, several=len(files) > 1, width=width)
    bar, failed = Bar(len(files)), 0
    settings = settings_of(language, published, pipelines, codebook, actors)
    with closing(bar), closing(read_reports(files, settings, factory, jobs)) as outcomes:
        for outcome in outcomes:
            with bar.aside():
                if outcome.reading is None:
                    failed += 1
                    complain(outcome.failure)
                else:
                    printer.show(outcome.reading, outcome.name)
    ctx.exit(0 if not failed else 2 if failed == len(files) else 1)


def _form(as_json: bool, as_jsonl: bool, as_csv: bool) -> Form:
    wanted: dict[Form, bool] = {"json": as_json, "jsonl": as_jsonl, "csv": as_csv}
    chosen = [form for form, asked in wanted.items() if asked]
    if len(chosen) > 1:
        raise click.UsageError(f"--{chosen[0]} and --{chosen[1]} exclude each other: choose one")
    return chosen[0] if chosen else "table"


class _Printer:
    """Prints readings one after another in one form."""

    def __init__(self, form: Form, *, several: bool, width: int | None) -> None:
        self._form = form
        self._indent = None if several else 2
        self._width = width
        self._header = True

    def show(self, reading: Reading, name: str) -> None:
        """Print one reading and let it go down the pipe at once."""
        if self._form == "table":
            self._lay_out(reading, name)
        else:
            pour(self._text(reading, name))

    def _text(self, reading: Reading, name: str) -> str:
        from selon.output import csv_text, json_text, jsonl_text

        if self._form == "json":
            return json_text(reading, indent=self._indent)
        if self._form == "jsonl":
            return jsonl_text(reading)
        header, self._header = self._header, False
        return csv_text(reading, name, header=header)

    def _lay_out(self, reading: Reading, name: str) -> None:
        from selon.cli.console import console
        from selon.output.table import reading_view

        terminal = console(self._width)
        terminal.print(reading_view(reading, name, terminal.width))
