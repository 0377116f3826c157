"""``selon quotes``: the attributions of reports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from selon.cli.options import form_of, form_options, reading_options, settings_of
from selon.cli.printing import Printer, print_reports
from selon.cli.reports import ReaderFactory, Viewing, new_reader

if TYPE_CHECKING:
    from rich.console import RenderableType

    from selon.actors import ActorBase
    from selon.output.quotes import Quotes
    from selon.workings import Workings


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@form_options(line="an attribution", row="an attribution")
@click.option("--names", is_flag=True, help="Print the names of private people as well.")
@reading_options
@click.pass_context
def quotes(
    ctx: click.Context,
    files: tuple[str, ...],
    as_json: bool,
    as_jsonl: bool,
    as_csv: bool,
    jobs: int,
    names: bool,
    width: int | None,
    language: str | None,
    published: str | None,
    pipelines: tuple[tuple[str, str], ...],
    codebook: Path | None,
    actors: Path | None,
) -> None:
    """Print the attributions of reports: who says what, by which words.

    FILE is a text of at most 20 MB; "-" is standard input. Quoted and reported speech are
    both printed, whether or not what is said is a coded event. Private people (those whom
    nothing but the report names) and names that may be theirs are printed as [name] unless
    you ask for --names; positions are those of the report in any case.

    Exit status: 0 all read, 1 some failed, 2 none read or wrong usage.
    """
    factory: ReaderFactory = ctx.obj or new_reader
    printer = _Quotes(form_of(as_json, as_jsonl, as_csv), several=len(files) > 1, width=width)
    settings = settings_of(language, published, pipelines, codebook, actors)
    ctx.exit(
        print_reports(
            files, settings, Viewing(factory, _named if names else _masked), jobs, printer
        )
    )


def _named(workings: Workings, actors: ActorBase) -> Quotes:  # noqa: ARG001
    from selon.output.quotes import quotes_of

    return quotes_of(workings.reading)


def _masked(workings: Workings, actors: ActorBase) -> Quotes:
    from selon.output.cast import cast_of
    from selon.output.masking import masking_of
    from selon.output.quotes import quotes_of

    return quotes_of(workings.reading, masking_of(cast_of(workings, actors)))


class _Quotes(Printer["Quotes"]):
    """Prints the attributions of reports."""

    def json(self, made: Quotes, indent: int | None) -> str:
        from selon.output.quotes import quotes_json

        return quotes_json(made, indent=indent)

    def jsonl(self, made: Quotes) -> str:
        from selon.output.quotes import quotes_jsonl

        return quotes_jsonl(made)

    def csv(self, made: Quotes, name: str, header: bool) -> str:
        from selon.output.quotes import quotes_csv

        return quotes_csv(made, name, header=header)

    def view(self, made: Quotes, name: str, width: int) -> RenderableType:
        from selon.output.quotes_view import quotes_view

        return quotes_view(made, name, width)
