"""``selon gazetteer``: packs of places of your own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from selon.errors import SetupError

if TYPE_CHECKING:
    from selon.gazetteer.pack_tables import Columns

_folder = click.option(
    "--packs",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of packs to use in place of your own.",
)


@click.group()
def gazetteer() -> None:
    """Add places of your own: villages, quarters, positions.

    Packs are kept in a folder apart from what Selon ships: SELON_PACKS names it, else it is packs
    in selon's folder among your application data. The places in them are found by every verb
    that reads reports.
    """


@gazetteer.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--name", help="What to call the pack; by the file where not given.")
@click.option(
    "--columns",
    metavar="WHAT=COLUMN,...",
    callback=lambda _ctx, _param, value: _columns(value),
    help="For a CSV file: which columns hold name, lat, lon and country, and if it has them id, "
    "names (may be told several times), population, kind (city, region) and region.",
)
@click.option("--replace", is_flag=True, help="Put it in the place of a pack of the same name.")
@_folder
def add(
    file: Path, name: str | None, columns: Columns | None, replace: bool, folder: Path | None
) -> None:
    """Make a pack of FILE and compile the gazetteer with it; some seconds for a country.

    FILE is a GeoNames dump of a country (SY.zip, or the text in it), a Who's On First table, or
    with --columns a CSV file such as a list of p-codes; plain, gzip or zip. Towns, villages and
    first-level regions are taken from it. Where it is refused nothing changes.

    Exit status: 0 added, 2 refused.
    """
    from selon.gazetteer.packs import add_pack
    from selon.output.visible import visible

    made = add_pack(file, _chosen(folder), name or _name_of(file), columns=columns, replace=replace)
    click.echo(visible(f"{made.path}: added {made.places:,} places of {made.source}"))


@gazetteer.command("list")
@_folder
def list_(folder: Path | None) -> None:
    """List your packs: name, places, and the file each was made of.

    Exit status: 0 listed, also where there is none; 2 a pack is broken.
    """
    from selon.gazetteer.packs import list_packs
    from selon.output.visible import visible

    for pack in list_packs(_chosen(folder)):
        click.echo(visible(f"{pack.name}: {pack.places:,} places of {pack.source}"))


@gazetteer.command()
@click.argument("name")
@_folder
def remove(name: str, folder: Path | None) -> None:
    """Take the pack NAME away.

    Exit status: 0 removed, 2 there is none of this name.
    """
    from selon.gazetteer.packs import remove_pack
    from selon.output.visible import visible

    remove_pack(_chosen(folder), name)
    click.echo(visible(f"removed {name}"))


def _chosen(named: Path | None) -> Path:
    from selon.gazetteer.packs import default_folder

    folder = named or default_folder()
    if folder is None:
        raise SetupError("no folder for your own data is known: set SELON_PACKS to a folder")
    return folder


def _name_of(file: Path) -> str:
    """Return a file's name without its endings and what a pack's name cannot have."""
    return re.sub(r"[^A-Za-z0-9_-]+", "-", file.name.split(".")[0]).strip("-")[:64]


def _columns(value: str | None) -> Columns | None:
    from selon.gazetteer.pack_tables import FIELDS

    if value is None:
        return None
    columns: dict[str, list[str]] = {}
    for pair in value.split(","):
        field, equals, title = (part.strip() for part in pair.partition("="))
        if field not in FIELDS or not equals or not title:
            raise click.BadParameter(
                f"{pair!r} is not WHAT=COLUMN, such as name=ADM3_EN; WHAT is one of"
                f" {', '.join(FIELDS)}"
            )
        if field in columns and field != "names":
            raise click.BadParameter(f"{field} is told twice: choose one column")
        columns.setdefault(field, []).append(title)
    return columns
