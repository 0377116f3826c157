"""``selon actors add`` and ``merge``: actors of your own."""

from __future__ import annotations

import json
import sys
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from selon.errors import SetupError
from selon.model.vocabulary import VOCABULARIES

if TYPE_CHECKING:
    from selon.actors.layer import Layer
    from selon.actors.reading import Entry
    from selon.data import DataText

_file = click.option(
    "--actors",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The YAML file to change in place of your own; made where it is not there.",
)
_replace = click.option(
    "--replace", is_flag=True, help="Put it in the place of what your file has under this id."
)


@click.command()
@click.option("--name", help="The name in English, or as commonly used.")
@click.option("--kind", type=click.Choice(VOCABULARIES["actor_kind"]), help="What it is.")
@click.option("--country", metavar="CODE", help="ISO 3166-1 code of its country, such as ML.")
@click.option(
    "--alias",
    "aliases",
    metavar="[LANG:]TEXT",
    multiple=True,
    help="Another name, of one language (fr:Garde du fleuve) or of all.",
)
@click.option("--acronym", "acronyms", multiple=True, help="Matched as written.")
@click.option("--basis", help='What this rests on; "user" where not given.')
@click.option("--id", "actor", metavar="ID", help="Made from the name where not given.")
@click.option(
    "--from",
    "source",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
    help='Take actors and merges from a YAML file; "-" is standard input.',
)
@_replace
@_file
def add(source: Path | None, replace: bool, actors: Path | None, **told: Any) -> None:
    """Add an actor to your own, or all of a file.

    Your file is checked before it is written, and stays as it is where anything is wrong.
    Exit status: 0 added, 2 refused.
    """
    if source is None:
        _change(actors, _as_file([_entry(**told)], []), replace)
    elif any(told.values()):
        raise click.UsageError("--from takes all from the file: give no other actor beside it")
    else:
        _change(actors, _read(source), replace)


@click.command()
@click.argument("start", metavar="FROM")
@click.argument("end", metavar="INTO")
@_replace
@_file
def merge(start: str, end: str, replace: bool, actors: Path | None) -> None:
    """Let every name and the id of one actor lead to another.

    FROM and INTO are ids of known actors. What else is known of FROM no longer counts.
    Exit status: 0 merged, 2 refused.
    """
    _change(actors, _as_file([], [(start, end)]), replace)


def _entry(
    name: str | None,
    kind: str | None,
    country: str | None,
    aliases: tuple[str, ...],
    acronyms: tuple[str, ...],
    basis: str | None,
    actor: str | None,
) -> dict[str, Any]:
    from selon.actors.names import fold

    if name is None or kind is None:
        raise click.UsageError("an actor needs --name and --kind, or give a file with --from")
    if not fold(name):
        raise click.UsageError("--name holds neither letters nor digits")
    names: dict[str, list[str]] = {}
    spellings = []
    for alias in aliases:
        language, colon, text = alias.partition(":")
        if colon and len(language) == 2 and language.isascii() and language.islower():
            names.setdefault(language, []).append(text.strip())
        else:
            spellings.append(alias)
    told = {
        "id": actor or _id_of(name),
        "name": name,
        "kind": kind,
        "country": country,
        "names": names,
        "acronyms": list(acronyms),
        "spellings": spellings,
        "basis": basis,
    }
    return {key: value for key, value in told.items() if value}


def _id_of(name: str) -> str:
    """Return an id made of a name: of its words where they are Latin, else of their hash."""
    from selon.actors.names import fold

    words = "_".join(fold(name).split())
    if not words.isascii():
        words = sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return f"act_u_{words}"


def _as_file(entries: list[Entry], merges: list[tuple[str, str]]) -> DataText:
    from selon.actors.changing import layer_text
    from selon.data import DataText

    try:
        json.dumps([entries, merges], ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        raise click.UsageError("an argument is not UTF-8") from None
    return DataText("", layer_text(entries, merges))


def _read(source: Path) -> DataText:
    from selon.data import read_data, read_stream

    return read_data(source) if str(source) != "-" else read_stream(sys.stdin.buffer, "-")


def _change(named: Path | None, new: DataText, replace: bool) -> None:
    from selon.actors.changing import change_layer
    from selon.actors.layer import default_layer
    from selon.output.visible import visible

    path = named or default_layer()
    if path is None:
        raise SetupError("no folder for your own data is known: set SELON_ACTORS to a file")
    added = change_layer(path, new, replace=replace)
    click.echo(visible(f"{path}: {_told(added)}"))


def _told(added: Layer) -> str:
    parts = [f"added {entry['id']}" for entry in added.entries]
    parts += [f"merged {start} into {end}" for start, end in added.merges]
    return ", ".join(parts) if len(parts) < 4 else f"added {len(parts)} entries"
