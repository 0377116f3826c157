"""Options that several verbs share."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Literal, TypeVar

import click

from selon.cli.reports import Settings

Form = Literal["table", "json", "jsonl", "csv"]
"""In which form a verb prints what it made of reports."""

_Command = TypeVar("_Command", bound=Callable[..., object])

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)


def actors_option(command: _Command) -> _Command:
    """Add the option that names a file of actors to read; ``layer_of`` takes its value."""
    option = click.option(
        "--actors",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="A YAML file of actors that win over the shipped ones, in place of your own file.",
    )
    return option(command)


def layer_of(named: Path | None) -> Path | None:
    """Return the file of actors to read: the one named, or the user's own if there is one."""
    from selon.actors.layer import user_layer

    return named or user_layer()


def packs_of() -> tuple[Path, ...]:
    """Return the user's own packs of places."""
    from selon.gazetteer.packs import default_folder, pack_paths

    return pack_paths(default_folder())


def reading_options(command: _Command) -> _Command:
    """Add the options that say how reports are read; ``settings_of`` takes their values."""
    for option in (
        actors_option,
        click.option("--width", type=click.IntRange(min=40), help="Columns of the tables."),
        click.option(
            "--pipeline",
            "pipelines",
            metavar="LANG=NAME",
            multiple=True,
            callback=_pipelines,
            help="Parse a language with this installed spaCy package (fr=fr_core_news_lg).",
        ),
        click.option(
            "--codebook",
            type=click.Path(exists=True, dir_okay=False, path_type=Path),
            help="A YAML file of classes to add to the codebook, or to put in their place.",
        ),
        click.option(
            "--published",
            metavar="DATE",
            callback=_edtf,
            help="Date of publication: 2024-12-06, 2024-12, 2024 or 2024-12-06/2024-12-08. "
            "Inferred from the text where not given.",
        ),
        click.option(
            "--language", metavar="CODE", help="Language of the reports; detected where not given."
        ),
    ):
        command = option(command)
    return command


def settings_of(
    language: str | None,
    published: str | None,
    pipelines: tuple[tuple[str, str], ...],
    codebook: Path | None,
    actors: Path | None,
) -> Settings:
    """Return the settings that the options of ``reading_options`` stand for."""
    return Settings(language, published, pipelines, codebook, layer_of(actors), packs_of())


def form_options(*, line: str, row: str) -> Callable[[_Command], _Command]:
    """Add the options that choose a form, and ``--jobs``; ``form_of`` takes the choice.

    ``line`` and ``row`` tell what a line of JSON Lines and a row of CSV stand for ("a claim").
    """

    def add(command: _Command) -> _Command:
        for option in (
            click.option(
                "--jobs",
                type=click.IntRange(min=1),
                default=1,
                help="Processes that read at the same time; each loads its own parsers.",
            ),
            click.option("--csv", "as_csv", is_flag=True, help=f"Flat rows, one {row}."),
            click.option(
                "--jsonl", "as_jsonl", is_flag=True, help=f"One JSON object {line}, one a line."
            ),
            click.option("--json", "as_json", is_flag=True, help="One JSON object a report."),
        ):
            command = option(command)
        return command

    return add


def form_of(as_json: bool, as_jsonl: bool, as_csv: bool) -> Form:
    """Return the form that the options of ``form_options`` choose; several are wrong usage."""
    wanted: dict[Form, bool] = {"json": as_json, "jsonl": as_jsonl, "csv": as_csv}
    chosen = [form for form, asked in wanted.items() if asked]
    if len(chosen) > 1:
        raise click.UsageError(f"--{chosen[0]} and --{chosen[1]} exclude each other: choose one")
    return chosen[0] if chosen else "table"


def _pipelines(
    _ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    pairs = []
    for value in values:
        language, equals, name = value.partition("=")
        if not (language and equals and name):
            raise click.BadParameter(f"{value!r} is not LANG=NAME, such as fr=fr_core_news_lg")
        pairs.append((language, name))
    return tuple(pairs)


def _edtf(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    if value is not None and not all(map(_is_date, value.split("/", 1))):
        raise click.BadParameter(f"{value!r} is no date such as 2024-12-06, 2024-12 or 2024")
    return value


def _is_date(text: str) -> bool:
    parts = _DATE.fullmatch(text)
    if parts is None:
        return False
    year, month, day = (int(part or 1) for part in parts.groups())
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
