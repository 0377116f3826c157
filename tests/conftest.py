"""What all tests share: no network, the development data, and strictness about skips."""

from __future__ import annotations

import lzma
import os
import shutil
import socket
from collections.abc import Callable, Generator, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from selon.actors.reading import Knowledge, read_knowledge
from selon.gazetteer import store

ROOT = Path(__file__).resolve().parent.parent
NO_SHARED = "development data not found"


def _strict() -> bool:
    """Say whether a test skipped for want of a tool is a failure: on a build machine it is."""
    stated = os.environ.get("SELON_CI_STRICT", os.environ.get("CI", ""))
    return stated.lower() not in ("", "0", "false")


def _skipped_without_leave(report: Any) -> bool:
    excused = NO_SHARED in str(report.longrepr) or hasattr(report, "wasxfail")
    return bool(report.skipped) and _strict() and not excused


def _fail(report: Any) -> None:
    if _skipped_without_leave(report):
        report.outcome = "failed"
        report.longrepr = f"skipped, and SELON_CI_STRICT allows no such skip: {report.longrepr}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, Any, Any]:
    report = yield
    _fail(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, Any, Any]:
    report = yield
    _fail(report)
    return report


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test reach beyond this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        local = self.family not in (socket.AF_INET, socket.AF_INET6)
        if not local and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise RuntimeError(f"a test tried to reach {address[0]}: tests use no network")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def no_data_of_somebody_s_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test read the actors and places that whoever runs it keeps."""
    monkeypatch.setenv("SELON_ACTORS", os.devnull)
    monkeypatch.setenv("SELON_PACKS", os.devnull)


@pytest.fixture(scope="session")
def known() -> Knowledge:
    """The actors Selon ships, read once; not to be changed."""
    return read_knowledge()


@pytest.fixture
def read_once(monkeypatch: pytest.MonkeyPatch, known: Knowledge) -> None:
    """Spare tests of a user's actors reading the shipped ones again and again."""

    def fresh() -> Knowledge:
        return replace(
            known,
            actors={**known.actors},
            entries={**known.entries},
            merged={},
            everywhere=[*known.everywhere],
            by_language={code: [*names] for code, names in known.by_language.items()},
        )

    for module in ("layer", "changing", "catalogue"):
        monkeypatch.setattr(f"selon.actors.{module}.read_knowledge", fresh)


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of development data; tests that need it skip where it is not there."""
    folder = Path(os.environ.get("SELON_SHARED") or ROOT.parent / "shared")
    if not (folder / "eval").is_dir():
        pytest.skip(f"{NO_SHARED} at {folder}")
    return folder


@pytest.fixture(scope="session")
def require_tool() -> Callable[[str], str]:
    """A function that returns the path of a program, or skips the test that needs it."""

    def require(name: str) -> str:
        found = shutil.which(name)
        if found is None:
            pytest.skip(f"this machine has no {name}")
        return found

    return require


# Real towns with made-up ids and rounded figures.
SMALL = [
    "1\tcountry\tSyria\t\tSY\t\t33.51020\t36.29128\t16900000\tSyrie",
    "2\tcity\tAr Rastan\t\tSY\t11\t34.92450\t36.73360\t53000\tRastan",
    "3\tregion\tHoms Governorate\t\tSY\t11\t34.70000\t37.00000\t900000\tHoms|حمص",
    "4\tcity\tHoms\t\tSY\t11\t34.72400\t36.72600\t775000\t",
]


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A small gazetteer in place of the shipped one, so that packs are compiled in no time."""
    table = tmp_path / "small.tsv.xz"
    table.write_bytes(lzma.compress(("\n".join(SMALL) + "\n").encode()))
    monkeypatch.setenv("SELON_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(store, "_table", lambda: table)
    store._shipped.cache_clear()
    yield table
    store._shipped.cache_clear()
