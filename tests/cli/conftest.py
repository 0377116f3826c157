"""A command line whose reader needs no models."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from selon.cli import main

STUBS = str(Path(__file__).with_name("stubs"))


@pytest.fixture
def stub(monkeypatch):
    """The stub module, importable by worker processes too."""
    monkeypatch.syspath_prepend(STUBS)
    import selon_stub_reader

    yield selon_stub_reader
    sys.modules.pop("selon_stub_reader", None)


@pytest.fixture
def selon(stub):
    """Run ``selon`` with the stub reader (or another factory) and return what it did."""

    def run(*arguments, factory=stub.StubReader, input=None):  # noqa: A002
        return CliRunner().invoke(main, arguments, obj=factory, input=input)

    return run


@pytest.fixture
def files(tmp_path):
    """Write texts to files and return their paths: ``files(a="text", b="text")``."""

    def write(**texts):
        paths = []
        for name, text in texts.items():
            path = tmp_path / f"{name}.txt"
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
            paths.append(str(path))
        return paths

    return write
