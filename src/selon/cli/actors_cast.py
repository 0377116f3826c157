"""``selon actors FILE...``: who appears in reports, by which words and as what."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from selon.cli import complain, pour
from selon.cli.options import reading_options, settings_of
from selon.cli.reports import ReaderFactory, Viewing, new_reader, read_reports

if TYPE_CHECKING:
    from selon.actors import ActorBase
    from selon.output.cast import Cast
    from selon.workings import Workings


class _Unnamed(click.Context):
    """Shows the verb of reports as it is typed: not at all."""

    @property
    def command_path(self) -> str:
        """The words before the files."""
        return self.parent.command_path if self.parent else ""


class _Cast(click.Command):
    context_class = _Unnamed


@click.command(cls=_Cast)
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a report.")
@click.option("--names", is_flag=True, help="Print the names of private people as well.")
@reading_options
@click.pass_context
def cast(
    ctx: click.Context,
    files: tuple[str, ...],
    as_json: bool,
    names: bool,
    width: int | None,
    language: str | None,
    published: str | None,
    pipelines: tuple[tuple[str, str], ...],
    codebook: Path | None,
    actors: Path | None,
) -> None:
    """Who appears in reports, by which words and as what.

    FILE is a text of at most 20 MB; "-" is standard input. Named actors come first, then
    voices and groups that are only described. Private people (those whom nothing but the
    report names) and names that may be theirs are printed as [name] unless you ask for --names.

    Exit status: 0 all read, 1 some failed, 2 none read or wrong usage.
    """
    factory: ReaderFactory = ctx.obj or new_reader
    settings = settings_of(language, published, pipelines, codebook, actors)
    indent = None if len(files) > 1 else 2
    failed = 0
    for outcome in read_reports(files, settings, Viewing(factory, _named if names else _masked)):
        if outcome.reading is None:
            failed += 1
            complain(outcome.failure)
        elif as_json:
            _pour(outcome.reading, outcome.name, indent)
        else:
            _lay_out(outcome.reading, outcome.name, width)
    ctx.exit(0 if not failed else 2 if failed == len(files) else 1)


def _named(workings: Workings, actors: ActorBase) -> Cast:
    from selon.output.cast import cast_of

    return cast_of(workings, actors)


def _masked(workings: Workings, actors: ActorBase) -> Cast:
    from selon.output.cast import masked

    return masked(_named(workings, actors))


def _pour(found: Cast, name: str, indent: int | None) -> None:
    from selon.output.cast_view import cast_json
    from selon.output.writing import json_of

    pour(json_of(cast_json(found, name), indent))


def _lay_out(found: Cast, name: str, width: int | None) -> None:
    from selon.cli.console import console
    from selon.output.cast_view import cast_view

    terminal = console(width)
    terminal.print(cast_view(found, name, terminal.width))
