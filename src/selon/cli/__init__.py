"""The command line: ``selon VERB``.

Each verb is a click command that bears the name of its module in this package. Modules
are imported when their verb is used, so that help is immediate.

Exit status of every verb: 0 all done, 1 some inputs failed (the others are done), 2 nothing
usable or wrong usage, 130 interrupted, 141 nobody reads the output any more.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any

import click

from selon.errors import SelonError

VERBS = ("read", "quotes", "times", "explain", "actors", "gazetteer", "evaluate")
_INTERRUPTED = 130
_BROKEN_PIPE = 141


class Verbs(click.Group):
    """A group of commands that live in modules of their own; ends quietly where it must."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the verbs in the order of help."""
        return list(VERBS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002
        cmd_name: str,
    ) -> click.Command | None:
        """Import and return a verb's command."""
        if cmd_name not in VERBS:
            return None
        command: click.Command = getattr(import_module(f"selon.cli.{cmd_name}"), cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the verb; no interruption, closed pipe or foreseen error shows a traceback."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except KeyboardInterrupt:
            ctx.exit(_INTERRUPTED)
        except BrokenPipeError:
            _forget_stdout()
            ctx.exit(_BROKEN_PIPE)
        except SelonError as problem:
            complain(str(problem))
            ctx.exit(2)
        return result


def complain(sentence: str) -> None:
    """Print what went wrong on standard error."""
    from selon.output.visible import visible

    click.echo(f"selon: {visible(sentence)}", err=True)


def pour(text: str) -> None:
    """Write to standard output and let it go down the pipe at once.

    Always UTF-8 with plain line ends, whatever the terminal speaks.
    """
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()


def _forget_stdout() -> None:
    """Point standard output nowhere: Python flushes it at exit and would complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from selon.version import __version__

        click.echo(f"selon {__version__}")
        ctx.exit()


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Show the version and exit.",
)
def main() -> None:
    """Read French and English news reports on armed conflict: who says what happened,
    where and when."""
