"""Prints what came of reports, one after another, in the form that was asked for."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Generic

from selon.cli import complain, pour
from selon.cli.options import Form
from selon.cli.progress import Bar
from selon.cli.reports import Factory, Read, Settings, read_reports

if TYPE_CHECKING:
    from rich.console import RenderableType


class Printer(ABC, Generic[Read]):
    """Prints in one form what is made of reports; each verb says how its own things look.

    JSON of a single report is indented, that of ``several`` is one a line.
    """

    def __init__(self, form: Form, *, several: bool, width: int | None) -> None:
        self._form = form
        self._indent = None if several else 2
        self._width = width
        self._header = True

    def show(self, made: Read, name: str) -> None:
        """Print what was made of one report and let it go down the pipe at once."""
        if self._form == "table":
            self._lay_out(made, name)
        elif self._form == "json":
            pour(self.json(made, self._indent))
        elif self._form == "jsonl":
            pour(self.jsonl(made))
        else:
            header, self._header = self._header, False
            pour(self.csv(made, name, header))

    def _lay_out(self, made: Read, name: str) -> None:
        from selon.cli.console import console

        terminal = console(self._width)
        terminal.print(self.view(made, name, terminal.width))

    @abstractmethod
    def json(self, made: Read, indent: int | None) -> str:
        """Return one JSON document."""

    @abstractmethod
    def jsonl(self, made: Read) -> str:
        """Return JSON Lines."""

    @abstractmethod
    def csv(self, made: Read, name: str, header: bool) -> str:
        """Return rows, with the names of the columns if ``header``."""

    @abstractmethod
    def view(self, made: Read, name: str, width: int) -> RenderableType:
        """Return what a terminal shows."""


def print_reports(
    files: Sequence[str],
    settings: Settings,
    factory: Factory[Read],
    jobs: int,
    printer: Printer[Read],
) -> int:
    """Read and print reports, name those that fail on standard error; return an exit status."""
    bar, failed = Bar(len(files)), 0
    with closing(bar), closing(read_reports(files, settings, factory, jobs)) as outcomes:
        for outcome in outcomes:
            with bar.aside():
                if outcome.reading is None:
                    failed += 1
                    complain(outcome.failure)
                else:
                    printer.show(outcome.reading, outcome.name)
    return 0 if not failed else 2 if failed == len(files) else 1
