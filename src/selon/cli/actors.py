"""``selon actors``: who is known, actors of your own, and who appears in reports."""

from __future__ import annotations

from importlib import import_module

import click

_HOMES = {
    "search": "actors_find",
    "show": "actors_find",
    "add": "actors_change",
    "merge": "actors_change",
    "export": "actors_find",
}
REPORTS = "FILE..."
"""The name in help of the verb that is not typed: what stands in its place is a report."""


class ActorVerbs(click.Group):
    """Commands that live in modules of their own; a first argument that is none is a report."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the verbs in the order of help."""
        return [REPORTS, *_HOMES]

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002
        cmd_name: str,
    ) -> click.Command | None:
        """Import and return a verb's command."""
        module = "actors_cast" if cmd_name == REPORTS else _HOMES.get(cmd_name)
        if module is None:
            return None
        name = "cast" if cmd_name == REPORTS else cmd_name
        command: click.Command = getattr(import_module(f"selon.cli.{module}"), name)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take whatever does not begin with a verb for reports and their options."""
        if args and args[0] not in (*_HOMES, *self.get_help_option_names(ctx)):
            args = [REPORTS, *args]
        return super().parse_args(ctx, args)


@click.group(cls=ActorVerbs, subcommand_metavar="FILE... | COMMAND [ARGS]...")
def actors() -> None:
    """Show who appears in reports; look actors up, and add your own.

    With FILE (a text, or "-" for standard input), print who appears in each report, by which
    words and as what; "selon actors - --help" lists the options.

    Your own actors are kept in one YAML file, apart from those that Selon ships: SELON_ACTORS
    names it, else it is actors.yaml in selon's folder among your application data. They win
    over the shipped ones by id and by name.
    """
