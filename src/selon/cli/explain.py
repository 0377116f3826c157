"""``selon explain``: why the claims of a report say what they say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from selon.cli.options import reading_options, settings_of
from selon.cli.reports import ReaderFactory, new_reader, read_reports
from selon.errors import InputError

if TYPE_CHECKING:
    from selon.model import Claim, Reading


@click.command()
@click.argument("file")
@click.argument("claim", required=False)
@reading_options
@click.pass_context
def explain(
    ctx: click.Context,
    file: str,
    claim: str | None,
    width: int | None,
    language: str | None,
    published: str | None,
    pipelines: tuple[tuple[str, str], ...],
    codebook: Path | None,
    actors: Path | None,
) -> None:
    """Show the words, the rule and the data entry behind each field of each claim of FILE.

    CLAIM is one claim: its number in the table of "selon read", its id, or how the id
    begins. Exit status: 0 done, 2 nothing usable or wrong usage.
    """
    from selon.cli.console import console
    from selon.output.explanation import claim_view
    from selon.output.table import NO_CLAIMS

    factory: ReaderFactory = ctx.obj or new_reader
    settings = settings_of(language, published, pipelines, codebook, actors)
    (outcome,) = read_reports((file,), settings, factory)
    if outcome.reading is None:
        raise InputError(outcome.failure)
    reading = outcome.reading
    claims = reading.claims if claim is None else (_chosen(reading, claim, outcome.name),)
    terminal = console(width)
    for chosen in claims:
        terminal.print(claim_view(reading, chosen))
    if not claims:
        terminal.print(NO_CLAIMS)


def _chosen(reading: Reading, wanted: str, name: str) -> Claim:
    """Return the claim that a number or the beginning of an id names."""
    claims = reading.claims
    if wanted.isdecimal() and 1 <= int(wanted) <= len(claims):
        return claims[int(wanted) - 1]
    found = [c for c in claims if c.id.removeprefix("clm_").startswith(wanted.removeprefix("clm_"))]
    if len(found) == 1:
        return found[0]
    if found and wanted:
        several = ", ".join(claim.id for claim in found[:5])
        raise InputError(f"{name}: several claims begin with {wanted}: give more of it ({several})")
    numbers = f"give a number from 1 to {len(claims)}" if claims else "it has none"
    raise InputError(f"{name}: no claim {wanted}: {numbers}")
