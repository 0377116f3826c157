"""Reads many inputs, each on its own: one that fails does not stop the others."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from selon.errors import SelonError
from selon.model import Reading

if TYPE_CHECKING:
    from selon.actors import ActorBase
    from selon.intake import Intake
    from selon.workings import Workings


Read = TypeVar("Read")
Read_co = TypeVar("Read_co", covariant=True)


class Reads(Protocol[Read_co]):
    """Whatever makes something of a text: a reading, or a view of one."""

    def read(
        self,
        text: str,
        *,
        published: str | None = None,
        language: str | None = None,
        notes: tuple[str, ...] = (),
    ) -> Read_co:
        """Return what is made of one report; raise SelonError where nothing is."""


class ReportReader(Reads[Reading], Protocol):
    """Whatever makes a reading of a text, as ``selon.Reader`` does."""

    @property
    def actors(self) -> ActorBase:
        """The actors it knows."""

    def work_through(
        self,
        text: str,
        *,
        published: str | None = None,
        language: str | None = None,
        notes: tuple[str, ...] = (),
    ) -> Workings:
        """Return a reading with what every step left behind."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How all reports of one run are read.

    ``pipelines`` are (language, package) pairs, ``codebook`` is a file of further classes,
    ``actors`` one of further actors, and ``packs`` are files of further places.
    """

    language: str | None = None
    published: str | None = None
    pipelines: tuple[tuple[str, str], ...] = ()
    codebook: Path | None = None
    actors: Path | None = None
    packs: tuple[Path, ...] = ()


Factory = Callable[[Settings], Reads[Read]]
"""Makes what reads the texts of one run; sent to worker processes by name."""

ReaderFactory = Callable[[Settings], ReportReader]
"""Makes the reader of one run."""


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Read]):
    """What came of one input: a reading, or the sentence that says why there is none."""

    name: str
    reading: Read | None = None
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Viewing(Generic[Read]):
    """Makes readers that return a view of a reading instead of the reading.

    ``view`` makes it of what every step left behind and of the actors known. It is sent to worker
    processes, so it is a function of a module.
    """

    factory: ReaderFactory
    view: Callable[[Workings, ActorBase], Read]

    def __call__(self, settings: Settings) -> Reads[Read]:
        """Return the reader of one run."""
        return _Viewer(self.factory(settings), self.view)


@dataclass(frozen=True, slots=True)
class _Viewer(Generic[Read]):
    reader: ReportReader
    view: Callable[[Workings, ActorBase], Read]

    def read(
        self,
        text: str,
        *,
        published: str | None = None,
        language: str | None = None,
        notes: tuple[str, ...] = (),
    ) -> Read:
        workings = self.reader.work_through(
            text, published=published, language=language, notes=notes
        )
        return self.view(workings, self.reader.actors)


def new_reader(settings: Settings) -> ReportReader:
    """Return the reader that Selon ships."""
    from selon.reader import Reader

    return Reader(
        pipelines=dict(settings.pipelines),
        codebook=settings.codebook,
        actors=settings.actors,
        packs=settings.packs,
    )


def read_reports(
    paths: Sequence[str],
    settings: Settings,
    factory: Factory[Read],
    jobs: int = 1,
) -> Generator[Outcome[Read], None, None]:
    """Yield what came of each input ("-" is standard input), in the order given.

    With ``jobs`` above 1, that many worker processes read; one that dies costs only the
    report it was reading.
    """
    if min(jobs, len(paths)) > 1:
        from selon.cli.workers import read_in_workers

        yield from read_in_workers(paths, settings, factory, min(jobs, len(paths)))
        return
    reader = None
    for path in paths:
        taken = take_in(path)
        if isinstance(taken, Outcome):
            yield taken
        else:
            # Late, so that a wrong name is reported before parsers are loaded.
            reader = reader or factory(settings)
            yield read_report(taken, settings, reader)


def take_in(path: str) -> Intake | Outcome[Any]:
    """Return the text of an input ("-" is standard input), or why it has none."""
    from selon.intake import read_input

    try:
        return read_input(path)
    except SelonError as problem:
        return Outcome(path, failure=str(problem))


def read_report(intake: Intake, settings: Settings, reader: Reads[Read]) -> Outcome[Read]:
    """Return what came of one text; raises nothing."""
    name = intake.name
    try:
        reading = reader.read(
            intake.text,
            published=settings.published,
            language=settings.language,
            notes=intake.notes,
        )
    except SelonError as problem:
        return Outcome(name, failure=f"{name}: {problem}")
    except Exception as fault:
        # The last line of defence: a fault of ours must not cost the user the other reports.
        return Outcome(name, failure=f"{name}: {_fault(fault)}")
    return Outcome(name, reading)


def _fault(fault: Exception) -> str:
    """Say in one sentence where Selon itself went wrong."""
    where, trace = "", fault.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        where = f"{code.co_filename.replace(chr(92), '/').rsplit('/', 1)[-1]}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"stopped by a fault in Selon ({type(fault).__name__} at {where}): please report it"
