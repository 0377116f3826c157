"""Worker processes that each read one report at a time."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any

from selon.cli.reports import Factory, Outcome, Read, Settings, read_report, take_in
from selon.errors import SelonError

if TYPE_CHECKING:
    from selon.intake import Intake

# Readings that may wait for a slow report before them, for each worker.
_AHEAD = 8


class _Worker:
    """A process with the line to it and the number of the input it is reading."""

    def __init__(self, settings: Settings, factory: Factory[Read]) -> None:
        context = get_context("spawn")
        self.line, theirs = context.Pipe()
        self.reading = -1
        self._process = context.Process(target=_work, args=(theirs, settings, factory), daemon=True)
        # Ctrl-C reaches the whole process group: only the parent is to answer it.
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            self._process.start()
        finally:
            signal.signal(signal.SIGINT, before)
        theirs.close()

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self.line.close()
        self._process.terminate()
        self._process.join()


def _work(line: Connection, settings: Settings, factory: Factory[Read]) -> None:
    """Read what comes down the line until it closes (runs in the worker process)."""
    reader = None
    while True:
        try:
            given: str | Intake = line.recv()
        except EOFError:
            return
        taken = take_in(given) if isinstance(given, str) else given
        if isinstance(taken, Outcome):
            line.send(taken)
            continue
        try:
            reader = reader or factory(settings)
        except SelonError as problem:
            line.send(Outcome(taken.name, failure=f"{taken.name}: {problem}"))
        else:
            line.send(read_report(taken, settings, reader))


def read_in_workers(
    paths: Sequence[str], settings: Settings, factory: Factory[Read], jobs: int
) -> Iterator[Outcome[Read]]:
    """Yield what came of each input, in the order given, read by ``jobs`` processes.

    When a worker dies, the report it was reading counts as failed and a new one takes over.
    """
    if settings.actors is not None:
        from selon.actors import load_actors

        # What is wrong with the user's file is told once, not by every report.
        load_actors(settings.actors)
    waiting = deque(range(len(paths)))
    idle: list[_Worker] = []
    busy: dict[Connection, _Worker] = {}
    done: dict[int, Outcome[Read]] = {}
    due = 0
    try:
        while due < len(paths):
            while waiting and len(busy) < jobs and waiting[0] < due + jobs * _AHEAD:
                number = waiting.popleft()
                # Workers have no standard input of their own.
                given = take_in("-") if paths[number] == "-" else paths[number]
                if isinstance(given, Outcome):
                    done[number] = given
                    continue
                worker = _handed(given, idle, settings, factory)
                worker.reading = number
                busy[worker.line] = worker
            ready = set(wait(list(busy))) if busy else set()
            for line in [line for line in busy if line in ready]:
                worker = busy.pop(line)
                done[worker.reading] = _received(worker, paths[worker.reading], idle)
            while due in done:
                yield done.pop(due)
                due += 1
    finally:
        for worker in (*idle, *busy.values()):
            worker.stop()


def _handed(
    given: str | Intake, idle: list[_Worker], settings: Settings, factory: Factory[Read]
) -> _Worker:
    """Hand an input to an idle worker that is still alive, or to a new one."""
    while idle:
        worker = idle.pop()
        try:
            worker.line.send(given)
        except OSError:
            worker.stop()
        else:
            return worker
    worker = _Worker(settings, factory)
    # One that is dead already shows it when it is listened to.
    with suppress(OSError):
        worker.line.send(given)
    return worker


def _received(worker: _Worker, name: str, idle: list[_Worker]) -> Outcome[Any]:
    """Return what a worker has to say; one that died without a word is stopped for good."""
    try:
        outcome: Outcome[Any] = worker.line.recv()
    except (EOFError, OSError):
        worker.stop()
        reason = "the process that read it died: try it alone, or in smaller parts"
        return Outcome(name, failure=f"{name}: {reason}")
    idle.append(worker)
    return outcome
