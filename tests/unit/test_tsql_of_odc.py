"""What runs on the O11 side of a migration to ODC is T-SQL where that is SQL Server: every case of ODC, parsed.

Cases of ODC have their source on PostgreSQL; here each is compiled as if it were on SQL Server, with its rows in files.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from compiler.metamodel.rows import Engine, Platform
from tests.house.maxdop_check import syntax_errors
from tests.house.tsql_batches import split, variables
from tests.support.case_run import codes, merge_project, metamodel, outcome, prepare
from tests.support.cases import SCHEMAS, case_names, load_case
from tests.support.staged_stage import DBO, EXPORT

LEVELS = ("2016", "2019")
# Cases about native types of PostgreSQL.
OF_POSTGRESQL = ("odc_types", "odc_types_lost")
NAMES = [
    name for name in case_names()
    if (case := load_case(name)).target.platform is Platform.ODC and case.source.engine is None and not case.damage
    and name not in OF_POSTGRESQL
]
# What people confirm to the gate; sqlcmd puts it in.
CONFIRMED = {"O11C_O11_STOPPED"}


@pytest.mark.parametrize("name", NAMES)
def test_what_runs_on_sql_server_parses(name: str, tmp_path: Path) -> None:
    case = load_case(name)
    described = codes(outcome(prepare(case, tmp_path / "described", "postgres")).diagnostics)
    sides = (metamodel(case.source, Engine.MSSQL, DBO), metamodel(case.target, Engine.POSTGRES, SCHEMAS[1]))
    project = prepare(case, tmp_path / "compiled", "postgres", sides)
    merge_project(project, {"source": {"at": {"schema": None, "files": "export"}}})
    found = outcome(project)
    if found.planned is None:
        assert described, f"it does not compile with a source on SQL Server: {codes(found.diagnostics)}"
        return
    scripts = {script.path: script.data for script in found.scripts}
    for path, data in scripts.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    own = sorted(path for path in scripts if re.fullmatch(r"(source/.*|export/listing)\.sql", path))
    assert {"source/preflight.sql", "export/listing.sql"} <= {*own}
    for path in own:
        assert scripts[path].startswith(b"\xef\xbb\xbf"), f"{path} has no byte order mark"
        text = scripts[path].decode("utf-8-sig")
        assert {*variables(text)} <= CONFIRMED, f"{path} holds $(x)"
        batches = split(text, include=tmp_path)
        assert batches, path
        assert split(text, naive=True, include=tmp_path) == batches, f"{path}: where a batch ends is disputed"
        for level in LEVELS:
            assert syntax_errors(batches, level) == [], f"{path}, level {level}"
    exported = (tmp_path / "export" / "export.sh").read_text(encoding="utf-8")
    queries = [query for _, query in EXPORT.findall(exported)]
    assert queries
    for level in LEVELS:
        assert syntax_errors(queries, level) == [], f"the queries of export.sh, level {level}"
