"""Random pairs of an O11 environment and ODC's tables are migrated on PostgreSQL, and two judges look at the result.

A pair has a number, and is always the same. ``O11C_EXAMPLES`` sets how many there are (default 16), ``O11C_RANDOM=1``
takes other numbers each time. Some pairs run where texts are compared as in ODC, on a server with ICU.
"""

from __future__ import annotations

import os
import random
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from compiler.demo.server import Server, create_database, drop_database
from tests.support.odc_generate import odc_pair_of
from tests.support.odc_run import run_odc_pair

# Several workers may share a server.
_DATABASES = (f"o11c_odc_source_{uuid.uuid4().hex[:8]}", f"o11c_odc_{uuid.uuid4().hex[:8]}")
_COUNT = int(os.environ.get("O11C_EXAMPLES", "16"))
_FIRST = random.randrange(1_000_000) if os.environ.get("O11C_RANDOM") else 0
# Every third pair runs a second time, where texts are compared otherwise.
_FOLDED = 3


def _with_databases(server: Server) -> Iterator[Server]:
    for name in _DATABASES:
        drop_database(server, name)
        create_database(server, name)
    yield server
    for name in _DATABASES:
        drop_database(server, name)


@pytest.fixture(scope="module")
def server(postgres: Server) -> Iterator[Server]:
    """The server, with two databases for all pairs."""
    yield from _with_databases(postgres)


@pytest.fixture(scope="module")
def folding(icu: Server) -> Iterator[Server]:
    """The server with ICU, with two databases for all pairs."""
    yield from _with_databases(icu)


# With xdist every worker must know the tests by the same names: a number that is drawn is no part of one.
@pytest.mark.parametrize("place", range(_COUNT))
def test_every_row_and_reference_arrives_in_odc(server: Server, place: int, tmp_path: Path) -> None:
    _run(server, _FIRST + place, tmp_path, folded=False)


@pytest.mark.parametrize("place", range(0, _COUNT, _FOLDED))
def test_every_row_arrives_in_odc_where_case_and_accents_do_not_count(
    folding: Server, place: int, tmp_path: Path
) -> None:
    _run(folding, _FIRST + place, tmp_path, folded=True)


def _run(server: Server, number: int, folder: Path, *, folded: bool) -> None:
    pair = odc_pair_of(number)
    problems = run_odc_pair(server, _DATABASES, folder, pair, folded=folded)
    assert not problems, "\n".join([f"pair {number}: {pair}", *problems])
