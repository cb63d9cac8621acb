"""RUNBOOK.md says what people have to do by hand, as far as the plan makes it necessary."""

from __future__ import annotations

import hashlib
import re
import subprocess
from pathlib import Path

import pytest

from compiler.codes import CODES
from compiler.script.render import Script
from tests.support.case_run import outcome, prepare
from tests.support.cases import load_case, read_case

CASE = """
about: Orders with a process.
modules:
  Shop:
    processes: {Approve: {inputs: {OrderId: -> Order}}}
    entities: {Order: {event_table: true, attributes: {Email: Email}}}
applications: {Sales: [Shop]}
"""
PROJECT = """
name: sales
source: {snapshot: source.json, at: {schema: o11_source}}
target: {snapshot: target.json, at: {schema: o11_target}}
scope: {applications: [Sales]}
"""
QUEUES = "wait until the queues of BPT events are empty"
RESUME = "migrated processes go on at the latest when their applications are enabled"
KEY = "Set the environment variable `O11C_MASK_KEY`"
REFUSED = "A second migrate: it is refused (O11-0907)"
GOES_ON = "This run goes on from the maps of an earlier one"
LOGINS = "Every login to any application of the target environment"
BPT_GOES_BACK = "What BPT has done with migrated instances is overwritten too"
GONE = "Rows that the source has lost are deleted"


def compiled(folder: Path, more: str = "", dialect: str = "postgres") -> tuple[Script, ...]:
    (folder / "case.yaml").write_text(CASE, encoding="utf-8")
    (folder / "project.yaml").write_text(PROJECT + more, encoding="utf-8")
    return outcome(prepare(read_case(folder), folder / "out", dialect)).scripts


def page(scripts: tuple[Script, ...]) -> str:
    return next(item.data.decode() for item in scripts if item.path == "RUNBOOK.md")


def runbook(folder: Path, more: str = "", dialect: str = "postgres") -> str:
    return page(compiled(folder, more, dialect))


def section(text: str, name: str) -> str:
    """Return one section; its name must be there once."""
    (found,) = (part for part in text.split("\n## ")[1:] if part.startswith(f"{name}\n"))
    return found


def cells(text: str) -> list[list[str]]:
    """Return the rows of the tables in a part of the page, their heads left out."""
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line[:1] == "|"]
    rules = {at for at, row in enumerate(rows) if "---" in row[0]}
    return [row for at, row in enumerate(rows) if at not in rules and at + 1 not in rules]


@pytest.mark.parametrize("dialect", ["postgres", "tsql"])
def test_processes_need_empty_queues_before_and_a_look_at_settings_after(tmp_path: Path, dialect: str) -> None:
    text = runbook(tmp_path, dialect=dialect)
    before, after = text.split("## Run")
    assert "Disable the applications of the target by name in Service Center: Sales." in before
    assert "Required, and the scripts cannot check it" in before
    assert QUEUES in before and "target: ossys_bpm_event_queue" in before
    assert "Every row counts, those of other applications too" in before
    asked = 'FROM "o11_target"."ossys_bpm_event_queue";' if dialect == "postgres" else "[ossys_bpm_event_queue];"
    assert asked in before
    for words in (RESUME, "endpoints", "site properties", "e-mail settings", "Enable the applications: Sales."):
        assert words in after
    assert after.index(RESUME) < after.index("Enable the applications: Sales.")
    assert REFUSED in text
    assert KEY not in text and GOES_ON not in text


def test_without_processes_there_is_nothing_to_wait_for(tmp_path: Path) -> None:
    text = runbook(tmp_path, "bpt: {instances: none}\n")
    assert QUEUES not in text and RESUME not in text
    assert "endpoints, site properties, timers and e-mail settings" in text


def test_chapters_stand_in_their_order_with_their_steps(tmp_path: Path) -> None:
    text = runbook(tmp_path)
    rows = [line.split("|") for line in text.split("## Chapters")[1].split("## Codes")[0].splitlines()]
    chapters = [(row[1].strip(), row[2].strip()) for row in rows if len(row) > 3][2:]
    wanted = ["open", "match", "select", "silence", "users", "keys", "data", "processes", "link", "events", "verify"]
    assert [name for name, _ in chapters] == wanted
    numbers = [int(number) for _, steps in chapters for number in steps.split(" to ")]
    assert numbers[0] == 10 and numbers == sorted(numbers)


@pytest.mark.parametrize("dialect", ["postgres", "tsql"])
def test_logins_wait_where_users_are_written(tmp_path: Path, dialect: str) -> None:
    text = runbook(tmp_path, dialect=dialect)
    assert "ossys_user\n" in section(text, "Locks and size")
    first = section(text, "Read this first")
    assert LOGINS in first and "others can" not in first and "The dry run holds logins up as long" in first
    assert LOGINS not in runbook(tmp_path, "users: {policy: match}\n", dialect)


@pytest.mark.parametrize("dialect", ["postgres", "tsql"])
def test_masks_need_their_key(tmp_path: Path, dialect: str) -> None:
    text = runbook(tmp_path, "entities: {Shop.Order: {mask: {Email: fake}}}\n", dialect)
    assert KEY in text.split("## Run")[0]
    assert ("psql must be 14 or newer" in text) is (dialect == "postgres")


@pytest.mark.parametrize(("delta", "gone"), [("true", False), ("{deleted: delete}", True)])
def test_a_second_run_says_what_it_does_to_rows_of_the_first(tmp_path: Path, delta: str, gone: bool) -> None:
    text = runbook(tmp_path, f"delta: {delta}\n")
    assert GOES_ON in text and REFUSED not in text
    assert (GONE in text) is gone
    assert BPT_GOES_BACK in text
    assert BPT_GOES_BACK not in runbook(tmp_path, f"delta: {delta}\nbpt: {{instances: none}}\n")


SECTIONS = [
    "Read this first", "What it does", "What is not carried over", "People and rights", "Processes", "Before",
    "Go or stop", "Run", "Watching", "When something fails", "Step mode", "Undo", "After", "Locks and size", "Chapters",
    "Codes", "Needed privileges", "What this cannot tell", "Words",
]


@pytest.mark.parametrize("transaction", ["whole", "step"])
@pytest.mark.parametrize("dialect", ["postgres", "tsql"])
def test_every_section_is_there_in_order_and_tables_are_whole(tmp_path: Path, dialect: str, transaction: str) -> None:
    text = runbook(tmp_path, f"transaction: {transaction}\n", dialect)
    found = [line[3:] for line in text.splitlines() if line.startswith("## ")]
    at = SECTIONS.index("Chapters")
    assert found == (SECTIONS if dialect == "postgres" else [*SECTIONS[:at], "The instance", *SECTIONS[at:]])
    for name in found:
        widths = {line.count("|") for line in section(text, name).splitlines() if line.startswith("|")}
        assert len(widths) <= (2 if name == "What it does" else 1), name
    assert "{{" not in text and "{%" not in text and "\n\n\n\n" not in text


@pytest.mark.parametrize("transaction", ["whole", "step"])
@pytest.mark.parametrize("dialect", ["postgres", "tsql"])
def test_scripts_that_it_names_exist_and_say_their_last_line(tmp_path: Path, dialect: str, transaction: str) -> None:
    made = compiled(tmp_path, f"transaction: {transaction}\n", dialect)
    scripts = {item.path: item.data.decode("utf-8-sig") for item in made}
    text = scripts["RUNBOOK.md"]
    listed = [row for row in cells(section(text, "What it does")) if row[0].endswith(".sql")]
    assert {row[0] for row in listed} == {path for path in scripts if path.endswith(".sql") and "/" not in path}
    for name, _, _, _, last in listed:
        assert last.removesuffix(" ...") in scripts[name], f"{name} does not say {last!r}"
    run = section(text, "Run")
    blocks = [block for block in run.split("\n\n") if block.startswith(("    psql", "    sqlcmd"))]
    named = [re.findall(r"(?:-f|-i) (\w+\.sql) ", block) for block in blocks]
    # One command a block, and a word to stop at after each: pasted, nothing goes on by itself.
    assert named == [["preflight.sql"], ["dryrun.sql"], ["migrate.sql"], ["verify.sql"]]
    assert [len(block.strip().splitlines()) for block in blocks] == [1] * 4
    assert run.count("**Stop: Go or stop.**") == 4


@pytest.mark.parametrize("dialect", ["postgres", "tsql"])
def test_the_log_is_kept_and_the_exit_code_too(tmp_path: Path, dialect: str) -> None:
    run = section(runbook(tmp_path, dialect=dialect), "Run")
    wanted = ("set -o pipefail", "2>&1 | tee -i migrate.log", "130 the shell was ended by Ctrl+C")
    other = ("-o migrate.log", "$LASTEXITCODE")
    for words in wanted if dialect == "postgres" else other:
        assert words in run


@pytest.mark.parametrize("dialect", ["postgres", "tsql"])
def test_each_point_of_failure_has_a_line_and_codes_exist(tmp_path: Path, dialect: str) -> None:
    text = runbook(tmp_path, dialect=dialect)
    rows = cells(section(text, "When something fails"))
    assert {row[0] for row in rows} == {
        "before the start", "preflight", "preflight or migrate", "migrate", "after COMMIT", "rollback"
    }
    assert all(len(row) == 4 and all(row) for row in rows)
    said = " ".join(row[1] for row in rows)
    for words in (
        "finding of severity error", "lock", "a step fails", "connection lost", "do not hold", "no space", "deadlock",
        "unique",
    ):
        assert words in said
    assert set(re.findall(r"O11-\d{4}", text)) <= set(CODES)


def test_a_failed_step_says_what_is_kept(tmp_path: Path) -> None:
    failing = section(runbook(tmp_path), "When something fails")
    assert "everything is undone; ids are spent" in failing and "those before it stay" not in failing
    failing = section(runbook(tmp_path, "transaction: step\n"), "When something fails")
    assert "this step is undone, those before it stay" in failing and "everything is undone" not in failing


def test_step_mode_says_how_to_go_on(tmp_path: Path) -> None:
    mode = section(runbook(tmp_path, "transaction: step\n"), "Step mode")
    assert "run migrate.sql again" in mode and "O11-0956" in mode and "O11-0912" in mode and "rollback.sql" in mode
    mode = section(runbook(tmp_path), "Step mode")
    assert "There is nothing to resume" in mode and "O11-0956" not in mode


def test_undo_says_what_it_refuses_and_what_is_left_when_there_is_none(tmp_path: Path) -> None:
    text = runbook(tmp_path)
    undo = section(text, "Undo")
    for code in ("O11-0945", "O11-0946", "O11-0947", "O11-0948", "O11-0949", "O11-0950", "O11-0951"):
        assert code in undo
    assert "O11-0950" not in section(runbook(tmp_path, "bpt: {instances: none}\n"), "Undo")


@pytest.mark.parametrize("dialect", ["postgres", "tsql"])
def test_how_long_undoing_takes(tmp_path: Path, dialect: str) -> None:
    size = section(runbook(tmp_path, dialect=dialect), "Locks and size")
    assert ("dead rows until the next vacuum" in size) is (dialect == "postgres")
    assert ("about as long as it has run, at times twice that" in size) is (dialect == "tsql")


def test_go_or_stop_is_a_table_with_both_answers(tmp_path: Path) -> None:
    rows = cells(section(runbook(tmp_path), "Go or stop"))
    assert len(rows) >= 7 and all(len(row) == 3 and all(row) for row in rows)
    assert {
        "files", "preflight.sql", "dryrun.sql on a copy", "backup", "applications", "queues of BPT events",
        "processes of the source", "people and rights", "undo of the run before this one",
    } <= {row[0] for row in rows}


def test_hostile_names_break_no_table(tmp_path: Path) -> None:
    case = load_case("hostile_names")
    text = page(outcome(prepare(case, tmp_path, "postgres")).scripts)
    for name in (line[3:] for line in text.splitlines() if line.startswith("## ")):
        widths = {line.count("|") for line in section(text, name).splitlines() if line.startswith("|")}
        assert len(widths) <= (2 if name == "What it does" else 1), name


def test_what_a_plan_does_not_do_is_not_mentioned(tmp_path: Path) -> None:
    text = runbook(tmp_path, "users: {policy: match}\nbpt: {instances: none}\n")
    absent = ("## People and rights", "## Processes", "people and rights", "rows that are deleted", "- replace:")
    for words in (*absent, "- merge:"):
        assert words not in text
    text = runbook(tmp_path, "entities: {Shop.Order: {mode: replace}}\nusers: {policy: update}\n")
    assert "Rows of the target are deleted before others are written: Shop.Order" in section(text, "Read this first")
    assert "- replace:" in text and "rows that are deleted" in section(text, "Go or stop")
    assert "| (System).User | merge, changes rows |" in text and "- changes rows:" in text
    assert "found in the target, added, updated" in section(text, "Chapters")
    text = section(runbook(tmp_path), "Chapters")
    assert "found in the target, added |" in text and "updated" not in text


def test_cleanup_says_what_goes_and_what_must_never_be_run_again(tmp_path: Path) -> None:
    text = runbook(tmp_path)
    for part in (section(text, "Read this first"), section(text, "After")):
        assert "O11-0907" in part and "no undo, no verify and no second run" in part
    assert "Never run migrate.sql of this folder after it: it would add all rows again." in text
    assert "no second run" in section(runbook(tmp_path, "delta: true\n"), "Read this first")


def test_people_and_rights_name_roles_matches_and_passwords(tmp_path: Path) -> None:
    people = section(runbook(tmp_path), "People and rights")
    assert "New accounts have an empty password column" in people
    assert "USERNAME is equal without regard to letter case, accents and trailing blanks" in people
    people = section(runbook(tmp_path, "users: {passwords: copy}\n"), "People and rights")
    assert "Password hashes are copied" in people and "empty password column" not in people


def test_values_that_may_be_lost_are_listed(tmp_path: Path) -> None:
    text = runbook(tmp_path, 'references: {dangling: "null"}\n')
    lost = "(System).Process_Input.INPUT_VALUE becomes empty text where it holds an id without a partner (O11-0902)"
    assert lost in section(text, "What is not carried over")
    assert "values that are not carried over" in section(text, "Go or stop")
    text = runbook(tmp_path, "bpt: {instances: none}\nentities: {Shop.Order: {drop: [Email]}}\n")
    assert "Shop.Order.Email is left behind" in section(text, "What is not carried over")


@pytest.mark.parametrize("dialect", ["postgres", "tsql"])
def test_every_code_that_a_script_can_raise_has_a_line(tmp_path: Path, dialect: str) -> None:
    made = compiled(tmp_path, dialect=dialect)
    sql = {item.path: item.data.decode("utf-8-sig") for item in made if item.path.endswith(".sql")}
    rows = {row[0]: row for row in cells(section(page(made), "Codes"))}
    assert set(rows) == set(re.findall(r"O11-09\d\d", " ".join(sql.values())))
    for code, row in rows.items():
        assert row[2] == CODES[code].title and row[3].removesuffix(" *") == CODES[code].action
        for name in ("preflight.sql", "rollback.sql", "verify.sql", "cleanup.sql"):
            assert (name in row[1].split(", ")) is (code in sql[name]), (code, name)
    assert rows["O11-0903"][3].endswith(" *") if "O11-0903" in rows else True
    assert rows["O11-0921"][3].endswith(" *") and not rows["O11-0911"][3].endswith(" *")


def shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    words = ["bash", "-o", "pipefail", "-c", command]
    return subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)


def test_the_files_can_be_compared_without_the_compiler(tmp_path: Path) -> None:
    made = compiled(tmp_path)
    folder = tmp_path / "compiled"
    for item in made:
        (folder / item.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / item.path).write_bytes(item.data)
    (script,) = re.findall(r"(?m)^        (awk .*)$", page(made))
    found = shell(script, folder)
    assert found.returncode == 0 and found.stdout == "as compiled\n", found.stderr
    (count,) = re.findall(r"(?m)^        (find .*)$", page(made))
    said = shell(count, folder).stdout.split()
    assert said == [str(len(made) - 1)] * 2  # the manifest does not list itself
    (folder / "steps" / "010-open-the-run.sql").write_text("-- edited", encoding="utf-8")
    found = shell(script, folder)
    assert found.returncode != 0 and "010-open-the-run.sql" in found.stdout + found.stderr


def test_the_plan_of_the_journal_is_that_of_the_folder(tmp_path: Path) -> None:
    made = {item.path: item.data for item in compiled(tmp_path)}
    assert hashlib.sha256(made["plan.json"]).hexdigest() in section(made["RUNBOOK.md"].decode(), "Watching")


SPACE, HELD, CATALOG = "tempdb of the target's instance", "free nothing before COMMIT", "makes its tables inside the"
OWN_SNAPSHOT, GIVEN = "snapshot isolation and OSTARGET does too", "error 8107"


@pytest.mark.parametrize(
    ("more", "said", "unsaid"),
    [
        ("", (SPACE, HELD, CATALOG, GIVEN, "hold tempdb's log"), ("work_", OWN_SNAPSHOT, "Two databases")),
        ("transaction: step\n", ("`o11c.work_...` in OSTARGET", OWN_SNAPSHOT, GIVEN), (SPACE, HELD, CATALOG)),
        ("maps: temporary\nrollback: none\n", (SPACE, HELD, "Maps are there too"), (CATALOG, GIVEN, "Two databases")),
        ("maps: {database: Aside}\n", ("tables of Aside", "the target and to Aside"), ("tables of OSTARGET", GIVEN)),
    ],
)
def test_what_the_instance_needs_and_who_waits_there(
    tmp_path: Path, more: str, said: tuple[str, ...], unsaid: tuple[str, ...]
) -> None:
    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    project = PROJECT + more
    if "maps:" in more:
        project = project.replace("{schema: o11_target}}", "{schema: o11_target}, permissions: data-writer}")
    (tmp_path / "project.yaml").write_text(project, encoding="utf-8")
    text = page(outcome(prepare(read_case(tmp_path), tmp_path / "out", "tsql")).scripts)
    instance = section(text, "The instance")
    for words in said:
        assert words in instance
    for words in unsaid:
        assert words not in instance
    assert "tempdb needs room as well" in section(text, "Before")
    assert "UPDATE STATISTICS" in section(text, "After")
    # Shared locks keep writers out, unlike PostgreSQL's of readers.
    assert "who changes them waits for moments" in section(text, "Locks and size")


def test_what_only_sql_server_needs_is_not_said_of_postgresql(tmp_path: Path) -> None:
    text = runbook(tmp_path)
    assert "tempdb" not in text and "READ_COMMITTED_SNAPSHOT" not in text
    assert "nobody waits who reads or writes rows" in section(text, "Locks and size")
