"""Random pairs of environments are migrated on a real PostgreSQL, and two judges look at the result.

The reference interpreter reads the same plan as the scripts; the second judge knows only what the
generator remembered before any metamodel existed. ``O11C_EXAMPLES`` sets the number of pairs
(default 100), ``O11C_RANDOM=1`` makes other pairs each time; otherwise they are always the same.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from compiler.demo.server import Server, create_database, drop_database
from tests.support.environments import Pair
from tests.support.generate import pairs
from tests.support.run import Place, run_pair

_DATABASE = "o11c_random_pairs"


@pytest.fixture(scope="module")
def server(postgres: Server) -> Iterator[Server]:
    """The server, with one database for all pairs: making one for each takes too long."""
    drop_database(postgres, _DATABASE)
    create_database(postgres, _DATABASE)
    yield postgres
    drop_database(postgres, _DATABASE)


@settings(
    max_examples=int(os.environ.get("O11C_EXAMPLES", "100")),
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
@given(pair=pairs())
def test_every_row_and_reference_arrives(server: Server, pair: Pair) -> None:
    with tempfile.TemporaryDirectory(prefix="o11c-pair-") as folder:
        problems = run_pair(Place(server, _DATABASE, Path(folder)), pair)
    assert not problems, "\n".join(problems)
