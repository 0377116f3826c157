"""``selon actors search``, ``show`` and ``export``: what is known about actors."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from selon.cli import complain, pour
from selon.cli.options import actors_option, layer_of
from selon.errors import InputError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from selon.actors.catalogue import Catalogue, Record


@click.command()
@click.argument("text")
@click.option("--json", "as_json", is_flag=True, help="One JSON object an actor, one a line.")
@actors_option
@click.pass_context
def search(ctx: click.Context, text: str, as_json: bool, actors: Path | None) -> None:
    """Find actors by any name, part of a name or acronym.

    Case and accents do not count. Exact names come first. Exit status: 0 found, 1 nothing
    found, 2 wrong usage.
    """
    from selon.output.actors import hit_json, hits_view
    from selon.output.writing import json_of

    hits = _catalogue(actors).search(text)
    if not hits:
        complain(f"no actor has a name like {text!r}: try a part of it")
        ctx.exit(1)
    if as_json:
        pour("".join(json_of(hit_json(hit)) for hit in hits))
    else:
        _print(hits_view(hits))


@click.command()
@click.argument("actor", metavar="ID|NAME")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@actors_option
def show(actor: str, as_json: bool, actors: Path | None) -> None:
    """Show everything known about an actor, by its id or its exact name.

    Exit status: 0 shown, 2 unknown, or a name of several actors.
    """
    from selon.output.actors import record_json, record_view
    from selon.output.writing import json_of

    record = _chosen(_catalogue(actors), actor)
    if as_json:
        pour(json_of(record_json(record), 2))
    else:
        _print(record_view(record))


@click.command()
@click.option("--all", "everything", is_flag=True, help="The shipped actors as well.")
@click.option("--csv", "as_csv", is_flag=True, help="Flat rows, one an actor.")
@click.option("--json", "as_json", is_flag=True, help="JSON in place of YAML.")
@actors_option
def export(everything: bool, as_csv: bool, as_json: bool, actors: Path | None) -> None:
    """Print your own actors and merges as YAML that "selon actors add --from" takes.

    CSV cells are as known, with no mark against formulas: meant for programs.
    """
    from selon.actors.changing import layer_text
    from selon.output.actors import COLUMNS, record_row
    from selon.output.writing import csv_of, json_of

    if as_csv and as_json:
        raise click.UsageError("--csv and --json exclude each other: choose one")
    known = _catalogue(actors)
    if as_csv:
        pour(csv_of(COLUMNS, map(record_row, known.listed(everything=everything))))
        return
    entries, merges = known.entries(everything=everything), known.merges
    if as_json:
        rows: dict[str, Any] = {"actors": entries}
        pour(json_of(rows | {"merges": [{"from": a, "into": b} for a, b in merges]}, 2))
    else:
        pour(layer_text(entries, merges))


def _catalogue(named: Path | None) -> Catalogue:
    from selon.actors.catalogue import Catalogue

    return Catalogue(layer_of(named))


def _chosen(known: Catalogue, wanted: str) -> Record:
    record = known.by_id(wanted)
    found = [record] if record is not None else known.named(wanted)
    if len(found) == 1:
        return found[0]
    if found:
        several = ", ".join(f"{one.id} ({one.entry['name']})" for one in found)
        raise InputError(f"{wanted} names several actors: give an id ({several})")
    raise InputError(f'no actor is called {wanted}: look for it with "selon actors search"')


def _print(view: RenderableType) -> None:
    from selon.cli.console import console

    console(None).print(view)
