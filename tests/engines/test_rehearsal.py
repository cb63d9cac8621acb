"""The rehearsal on a real PostgreSQL: sound plans pass, broken ones are caught and the step is named."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import msgspec
import psycopg
import pytest
from click.testing import CliRunner
from rich.console import Console

from compiler.cli import cli
from compiler.demo.offline import metamodel_of
from compiler.demo.people import demo_source, demo_target
from compiler.demo.run import PROJECT
from compiler.demo.server import URL_VARIABLE, Server, create_database, drop_database
from compiler.diagnostics import CompileError, Diagnostic
from compiler.metamodel.file import read_snapshot, write_snapshot
from compiler.metamodel.rows import Engine, Index, Metamodel
from compiler.pipeline import Planned
from compiler.rehearse import run
from compiler.rehearse.invent import Inventor
from compiler.rehearse.result import Rehearsal
from compiler.script.render import Script
from tests.support.case_run import merge_project, metamodel, prepare
from tests.support.cases import load_case, read_case

ROWS = 120
# One of each kind of plan: modes, cycles, maps, people, processes, events, filters, masks, ODC, names.
SOUND = (
    "cycle_cut", "self_reference_mandatory", "keys_preserve", "merge_identifier", "merge_through_reference",
    "skip_maps_only", "second_extension", "people_groups", "people_match", "people_scope_all", "users_policy_recreate",
    "users_unmatched_as", "bpt_people_of_activities", "bpt_mode_replace", "bpt_instances_active",
    "events_of_another_module", "replace_consumers_in_scope", "soft_references", "text_identifier", "where_closure_all",
    "mask_hash_and_fake", "multitenant", "odc", "hostile_names", "uuid_and_text_keys",
)
TSQL = ("simple_append", "people_groups", "mint", "unique_no_collision")


def rehearse(server: Server, project: Path, rows: int = ROWS) -> tuple[Rehearsal, tuple[Diagnostic, ...]]:
    planned, metamodels, notes = run.read_for_rehearsal(project)
    return run.rehearse_on(server, planned, metamodels, rows, Console(file=StringIO()), notes)


def databases(server: Server) -> set[str]:
    with psycopg.connect(server.url("postgres")) as connection:
        return {name for (name,) in connection.execute("SELECT datname FROM pg_database").fetchall()}


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_plan_passes(postgres: Server, tmp_path: Path, name: str) -> None:
    known = databases(postgres)
    rehearsal, problems = rehearse(postgres, prepare(load_case(name), tmp_path / "in", "postgres"))
    assert not problems
    assert rehearsal.ok and all(script.ok for script in rehearsal.scripts)
    assert {script.script for script in rehearsal.scripts} >= set(run.SCRIPTS[:4])
    assert rehearsal.rows["source"] > 0
    assert any(step.rows for step in rehearsal.steps)
    assert databases(postgres) == known


@pytest.mark.parametrize("name", TSQL)
def test_a_plan_for_sql_server_is_rehearsed_on_postgres(postgres: Server, tmp_path: Path, name: str) -> None:
    rehearsal, problems = rehearse(postgres, prepare(load_case(name), tmp_path / "in", "tsql"))
    assert not problems
    assert rehearsal.rows["source"] > 0
    assert "T-SQL scripts were not run" in rehearsal.notes[0]


def demo(folder: Path) -> Path:
    for name, environment in (("source", demo_source()), ("target", demo_target())):
        write_snapshot(metamodel_of(environment, Engine.POSTGRES, f"o11_{name}"), folder / f"{name}.json")
    (folder / "project.yaml").write_text(PROJECT, encoding="utf-8")
    return folder / "project.yaml"


@pytest.mark.parametrize(("name", "engine"), [("odc", Engine.MSSQL), ("simple_append", Engine.POSTGRES)])
@pytest.mark.parametrize("place", [{"files": "export"}, {"server": "far"}])
def test_a_source_that_is_brought_over_is_rehearsed_where_it_is_brought_to(
    place: dict[str, str], name: str, engine: Engine, postgres: Server, tmp_path: Path
) -> None:
    case = load_case(name)
    source = metamodel(case.source, engine, "dbo" if engine is Engine.MSSQL else "o11_source")
    target = metamodel(case.target, Engine.POSTGRES, "o11_target")
    project = prepare(case, tmp_path / "in", "postgres", (source, target))
    merge_project(project, {"source": {"at": {"schema": None, **place}}})
    rehearsal, problems = rehearse(postgres, project)
    assert not problems and rehearsal.ok
    assert any("staging schema" in note for note in rehearsal.notes)


def test_the_demos_project_is_rehearsed_by_the_command(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["rehearse", str(demo(tmp_path)), "--rows", "500", "--json"])
    assert done.exit_code == 0, done.output
    result = json.loads(done.stdout)
    assert result["ok"] and result["notes"] == []
    inserted = {step["id"]: step["rows"] for step in result["steps"]}
    assert min(inserted[next(key for key in inserted if key.endswith(f"insert-{name}"))] for name in (
        "system-user", "people-person", "hr-userextended", "system-process", "system-activity-output",
    )) > 0
    assert "psql -f migrate.sql" in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["project.yaml", "source.json", "target.json"]


def checks(mark: str) -> dict[str, dict[str, object]]:
    """Ranges, lists, two columns, either-or; ``mark`` is what a side adds to the names of its columns."""
    return {
        "adult": {"expression": f'(("AGE{mark}" >= 18) AND ("AGE{mark}" < 150))', "attributes": ["Age"]},
        "kinds": {
            "expression": f"((\"KIND{mark}\")::text = ANY (ARRAY['vip'::text, 'it''s'::text]))", "attributes": ["Kind"],
        },
        "period": {"expression": f'("STARTS{mark}" <= "ENDS{mark}")', "attributes": ["Starts", "Ends"]},
        "either": {
            "expression": f'(("COLOURID{mark}" IS NULL) <> ("BOSSID{mark}" IS NULL))',
            "attributes": ["ColourId", "BossId"],
        },
    }


STRICT = {
    "about": "A schema that is not easy to fill: keys of several columns, with one NULL, filtered; CHECKs; circles.",
    "modules": {"Shop": {"entities": {
        "Colour": {"kind": "static", "attributes": {"Label": "Text 20"}, "records": {"Red": 1, "Blue": 2, "Green": 3}},
        "Person": {
            "uniques": [["Country", "Number"]],
            "attributes": {
                "Country": "Text 2 mandatory notnull", "Number": "Integer", "Age": "Integer", "Kind": "Text 10",
                "Starts": "Integer", "Ends": "Integer", "ColourId": "-> Colour", "BossId": "-> Person",
                "HomeId": "-> House",
            },
        },
        "House": {
            "one_null": [["Code"]],
            "attributes": {"Code": "Text 4", "OwnerId": "-> Person", "KeeperId": "-> Person unique"},
        },
        "Extra": {"id": "-> Person", "attributes": {"Note": "Text"}},
    }}},
    **{
        side: {"modules": {"Shop": {"entities": {"Person": {"checks": checks(mark)}}}}}
        for side, mark in (("source", ""), ("target", "1"))
    },
}


def strict(folder: Path) -> Path:
    """Write a project over the schema above; one unique key gets a filter, which the notation cannot say."""
    folder.mkdir()
    # Every JSON text is a YAML text.
    (folder / "case.yaml").write_text(json.dumps(STRICT), encoding="utf-8")
    (folder / "project.yaml").write_bytes((load_case("simple_append").folder / "project.yaml").read_bytes())
    project = prepare(read_case(folder), folder / "in", "postgres")
    for name in ("source", "target"):
        path = project.parent / f"{name}.json"
        write_snapshot(filtered(read_snapshot(path).metamodel), path)
    return project


def filtered(metamodel: Metamodel) -> Metamodel:
    def changed(index: Index) -> Index:
        keeper = index.columns[0].startswith("KEEPERID")
        return msgspec.structs.replace(index, predicate=f'("{index.columns[0]}" IS NOT NULL)') if keeper else index

    return msgspec.structs.replace(metamodel, tables=tuple(
        msgspec.structs.replace(table, uniques=tuple(changed(item) for item in table.uniques))
        for table in metamodel.tables
    ))


def test_keys_checks_and_circles_are_honoured(postgres: Server, tmp_path: Path) -> None:
    rehearsal, problems = rehearse(postgres, strict(tmp_path / "strict"), 600)
    assert not problems
    # A note would tell what could not be made: an index, a check, a foreign key.
    assert rehearsal.notes == ()
    rows = {step.id.partition("-")[2]: step.rows for step in rehearsal.steps}
    assert rows["insert-shop-person"] >= 150 and rows["insert-shop-house"] >= 20 and rows["insert-shop-extra"] >= 20


def test_a_check_that_nothing_fulfils_is_left_out_and_said(postgres: Server, tmp_path: Path) -> None:
    project = strict(tmp_path / "strict")
    path = project.parent / "target.json"
    metamodel = read_snapshot(path).metamodel
    tables = tuple(
        msgspec.structs.replace(table, checks=tuple(
            msgspec.structs.replace(check, expression="((\"AGE1\")::text ~ '^x'::text) IS TRUE")
            if check.name == "adult" else check for check in table.checks
        ))
        for table in metamodel.tables
    )
    write_snapshot(msgspec.structs.replace(metamodel, tables=tables), path)
    rehearsal, problems = rehearse(postgres, project)
    assert not problems, rehearsal.scripts
    assert [note for note in rehearsal.notes if "adult" in note and "no invented value" in note]


def test_the_same_project_gets_the_same_rows(database: str, tmp_path: Path) -> None:
    planned, metamodels, _ = run.read_for_rehearsal(demo(tmp_path))
    with psycopg.connect(database, autocommit=True) as connection:
        first, second = (Inventor(planned, metamodels, 300, connection, print).run() for _ in range(2))
    for one, other in ((first.source, second.source), (first.target, second.target)):
        assert {name: sheet.rows for name, sheet in one.sheets.items()} == {
            name: sheet.rows for name, sheet in other.sheets.items()
        }
        assert sum(len(sheet.rows) for sheet in one.sheets.values()) > 100


# --- broken plans ----------------------------------------------------------------------------------


def altered(
    monkeypatch: pytest.MonkeyPatch, wanted: Callable[[str], bool], change: Callable[[str], str]
) -> None:
    """Change the text of generated scripts after they were compiled."""
    real = run.scripts_of

    def scripts_of(planned: Planned) -> tuple[Script, ...]:
        made = real(planned)
        assert any(wanted(script.path) and change(script.data.decode()) != script.data.decode() for script in made)
        return tuple(
            Script(script.path, change(script.data.decode()).encode()) if wanted(script.path) else script
            for script in made
        )

    monkeypatch.setattr(run, "scripts_of", scripts_of)


def test_a_wrong_value_fails_the_verification_and_the_step_is_named(
    postgres: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = prepare(load_case("simple_append"), tmp_path / "in", "postgres")
    wrong = '\nUPDATE o11_target."OSUSR_T01_ORDER" SET "AMOUNT1" = 7;\n'
    altered(monkeypatch, lambda path: "insert-shop-order" in path, lambda text: text + wrong)
    rehearsal, problems = rehearse(postgres, project)
    assert [item.code for item in problems] == ["O11-1010"]
    assert problems[0].where.startswith("dryrun.sql, step ") and problems[0].where.endswith("-verify")
    assert "O11-0910" in problems[0].found
    assert not rehearsal.ok and rehearsal.scripts[-1].script == "dryrun.sql"
    assert any("O11-0910" in line for line in rehearsal.scripts[-1].last)


def test_a_dry_run_that_stays_is_noticed(
    postgres: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = prepare(load_case("replace_all"), tmp_path / "in", "postgres")
    altered(monkeypatch, lambda path: path == "dryrun.sql", lambda text: text.replace("\nROLLBACK;", "\nCOMMIT;"))
    _, problems = rehearse(postgres, project)
    assert [(item.code, item.where) for item in problems][:1] == [("O11-1011", "dryrun.sql")]


def test_a_mask_that_makes_doubles_is_caught_before_any_real_row(postgres: Server, tmp_path: Path) -> None:
    rehearsal, problems = rehearse(postgres, prepare(load_case("mask_constant_collides"), tmp_path / "in", "postgres"))
    assert [item.code for item in problems] == ["O11-1010"]
    assert "check-unique" in problems[0].where and "O11-0923" in problems[0].found
    assert rehearsal.steps == ()


def test_a_failing_rehearsal_ends_with_1_and_shows_the_last_lines(
    postgres: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = prepare(load_case("mask_constant_collides"), tmp_path / "in", "postgres")
    monkeypatch.setattr("compiler.cli.rehearse", lambda path, rows, progress: rehearse(postgres, path, rows))
    done = CliRunner().invoke(cli, ["rehearse", str(project), "--rows", "50"])
    assert isinstance(done.exception, CompileError)
    assert "failed at" in done.stdout and "the plan does not hold" in done.stdout
    assert "dryrun.sql: " in done.stderr and "O11-0923" in done.stderr
    assert CliRunner().invoke(cli, ["rehearse", str(project), "--rows", "0"]).exit_code == 2


def test_a_database_that_is_there_already_is_left_alone(
    postgres: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned, metamodels, notes = run.read_for_rehearsal(
        prepare(load_case("simple_append"), tmp_path / "in", "postgres")
    )
    name = planned.plan.target.expected_database
    assert name is not None
    monkeypatch.setenv(URL_VARIABLE, postgres.base)
    create_database(postgres, name)
    try:
        with pytest.raises(CompileError) as problem:
            run.rehearse_on(postgres, planned, metamodels, ROWS, Console(file=StringIO()), notes)
    finally:
        drop_database(postgres, name)
    assert [item.code for item in problem.value.diagnostics] == ["O11-1012"]
