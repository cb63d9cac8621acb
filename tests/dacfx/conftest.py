"""The worker with Microsoft's libraries, one for the session."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.dacfx.client import VARIABLE, Worker


@pytest.fixture(scope="session")
def worker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worker]:
    """The running worker; without the packages that it needs the test is skipped."""
    python = os.environ.get(VARIABLE)
    if not python:
        pytest.skip("opt-in: run .ci/dacfx")
    with Worker.started(Path(python), tmp_path_factory.mktemp("dacfx")) as started:
        yield started
