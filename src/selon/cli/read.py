"""``selon read``: the claims of reports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from selon.cli.options import form_of, form_options, reading_options, settings_of
from selon.cli.printing import Printer, print_reports
from selon.cli.reports import ReaderFactory, new_reader
from selon.model import Reading

if TYPE_CHECKING:
    from rich.console import RenderableType


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@form_options(line="a claim", row="a place of a claim")
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
    factory: ReaderFactory = ctx.obj or new_reader
    printer = _Claims(form_of(as_json, as_jsonl, as_csv), several=len(files) > 1, width=width)
    settings = settings_of(language, published, pipelines, codebook, actors)
    ctx.exit(print_reports(files, settings, factory, jobs, printer))


class _Claims(Printer[Reading]):
    """Prints the claims of readings."""

    def json(self, made: Reading, indent: int | None) -> str:
        from selon.output import json_text

        return json_text(made, indent=indent)

    def jsonl(self, made: Reading) -> str:
        from selon.output import jsonl_text

        return jsonl_text(made)

    def csv(self, made: Reading, name: str, header: bool) -> str:
        from selon.output import csv_text

        return csv_text(made, name, header=header)

    def view(self, made: Reading, name: str, width: int) -> RenderableType:
        from selon.output.table import reading_view

        return reading_view(made, name, width)
