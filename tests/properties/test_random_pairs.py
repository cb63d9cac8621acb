"""Random pairs of environments are migrated on a real PostgreSQL, and two judges look at the result.

The same with T-SQL: some pairs on the emulated server, all of them on the one that O11C_TSQL_URL names. Some with a
target that compares texts without regard to case and accents, where there is a server with ICU.

The reference interpreter reads the same plan as the scripts; the second judge knows only what the
generator remembered before any metamodel existed. ``O11C_EXAMPLES`` sets the number of pairs
(default 60), ``O11C_RANDOM=1`` makes other pairs each time; otherwise they are always the same.
"""

from __future__ import annotations

import os
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, reject, settings

from compiler.demo.server import Server, create_database, drop_database
from tests.support.environments import SCHEMAS, Pair
from tests.support.generate import pairs
from tests.support.run import Place, run_pair
from tests.support.tsql.server import EmulatedServer
from tests.support.tsql_place import CannotBe, TsqlPlace
from tests.support.tsql_real import real_server
from tests.support.tsql_server import TsqlServer

_DATABASE = "o11c_random_pairs"
_FOLDED = "o11c_random_pairs_folded"
_EMULATED = "o11c_random_pairs_tsql"
_NAMES = (f"o11c_pair_source_{uuid.uuid4().hex[:8]}", f"o11c_pair_target_{uuid.uuid4().hex[:8]}")


@pytest.fixture(scope="module")
def server(postgres: Server) -> Iterator[Server]:
    """The server, with one database for all pairs: making one for each takes too long."""
    drop_database(postgres, _DATABASE)
    create_database(postgres, _DATABASE)
    yield postgres
    drop_database(postgres, _DATABASE)


SETTINGS = settings(
    max_examples=int(os.environ.get("O11C_EXAMPLES", "60")),
    derandomize=not os.environ.get("O11C_RANDOM"),
    database=None,
    deadline=None,
    print_blob=True,
    # Shrinking a pair takes minutes: by request, for the person who looks into a failure.
    phases=tuple(Phase) if os.environ.get("O11C_SHRINK") else (Phase.explicit, Phase.reuse, Phase.generate),
    # A pair is large by nature, and every example makes its own schemas.
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.function_scoped_fixture,
    ],
)


@SETTINGS
@given(pair=pairs())
def test_every_row_and_reference_arrives(server: Server, pair: Pair) -> None:
    with tempfile.TemporaryDirectory(prefix="o11c-pair-") as folder:
        problems = run_pair(Place(server, _DATABASE, Path(folder)), pair)
    assert not problems, "\n".join(problems)


@pytest.fixture(scope="module")
def folding(icu: Server) -> Iterator[Server]:
    """The server with ICU, with one database for all pairs."""
    drop_database(icu, _FOLDED)
    create_database(icu, _FOLDED)
    yield icu
    drop_database(icu, _FOLDED)


@settings(SETTINGS, max_examples=min(15, int(os.environ.get("O11C_EXAMPLES", "15"))))
@given(pair=pairs(folded=True))
def test_every_row_arrives_where_case_and_accents_do_not_count(folding: Server, pair: Pair) -> None:
    with tempfile.TemporaryDirectory(prefix="o11c-pair-") as folder:
        problems = run_pair(Place(folding, _FOLDED, Path(folder), folded=True), pair)
    assert not problems, "\n".join(problems)


@settings(SETTINGS, max_examples=min(25, int(os.environ.get("O11C_EXAMPLES", "15"))))
@given(pair=pairs())
def test_every_row_and_reference_arrives_through_tsql(server: Server, pair: Pair) -> None:
    drop_database(server, _EMULATED)
    with tempfile.TemporaryDirectory(prefix="o11c-pair-") as folder:
        emulated = EmulatedServer(create_database(server, _EMULATED))
        problems = _run(emulated, pair, Path(folder))
    drop_database(server, _EMULATED)
    assert not problems, "\n".join(problems)


@SETTINGS
@given(pair=pairs())
def test_every_row_and_reference_arrives_on_a_tsql_server(pair: Pair) -> None:
    with real_server() as real, tempfile.TemporaryDirectory(prefix="o11c-pair-") as folder:
        try:
            problems = _run(real, pair, Path(folder))
        finally:
            for name in _NAMES:
                real.drop_database(name)
    assert not problems, "\n".join(problems)


def _run(server: TsqlServer, pair: Pair, folder: Path) -> list[str]:
    try:
        return run_pair(TsqlPlace(server, dict(zip(SCHEMAS, _NAMES, strict=True)), folder), pair)
    except CannotBe:
        reject()
