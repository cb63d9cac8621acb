"""report.html: everything of the plan is there, nothing in it is alive, the same plan gives the same bytes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import pytest

from compiler.demo.offline import metamodel_of
from compiler.demo.people import demo_source, demo_target
from compiler.demo.run import PROJECT, SOURCE_SCHEMA, TARGET_SCHEMA
from compiler.metamodel.file import write_snapshot
from compiler.metamodel.rows import Engine
from compiler.pipeline import plan_project
from compiler.plan import ir
from compiler.script.dangers import facts_of
from compiler.script.modules import by_module
from compiler.script.picture import Arrow, draw, ranks_of, shortened
from compiler.script.report import report
from compiler.script.report_view import PICTURE_LIMIT, SUSPECTS, shown, view_of
from compiler.script.timeline import WIDTH
from tests.support.case_run import outcome, prepare
from tests.support.cases import load_case

VOID = {"meta", "link", "br", "hr", "img", "input"}
# Tags and attributes that can load, run or send something.
ALIVE = {
    "script", "link", "iframe", "object", "embed", "img", "form", "base", "image", "use", "video", "audio", "source",
}
HOSTILE = (
    "<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "</style></title></svg></details>",
    "https://example.org/?a=1&b=2",
    "&lt;not markup&gt;",
    "{{ 7 * 7 }}{% raw %}{# c #}",
    "two\nlines",
    "\u202eturned\u200b",
    "😀é",
    "javascript:alert(1)",
)


class Page(HTMLParser):
    """The page as a parser sees it: tags in order, attributes, text; unbalanced tags are an error."""

    def __init__(self, data: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.declarations: list[str] = []
        self.open: list[str] = []
        self.feed(data.decode())
        self.close()
        assert not self.open

    def handle_decl(self, decl: str) -> None:
        self.declarations.append(decl)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def text(self) -> str:
        return "".join(self.texts)

    def count(self, name: str) -> int:
        return sum(tag == name for tag, _ in self.tags)


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> ir.Plan:
    """The demo's plan, made without a server."""
    folder: Path = tmp_path_factory.mktemp("report")
    write_snapshot(metamodel_of(demo_source(), Engine.POSTGRES, SOURCE_SCHEMA), folder / "source.json")
    write_snapshot(metamodel_of(demo_target(), Engine.POSTGRES, TARGET_SCHEMA), folder / "target.json")
    (folder / "project.yaml").write_text(PROJECT, encoding="utf-8")
    return plan_project(folder / "project.yaml").plan


def renamed(plan: ir.Plan, change: Callable[[str], str]) -> ir.Plan:
    """Return the plan with all texts changed but those that tell what kind of thing something is."""

    def walk(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: item if key in KINDS else walk(item) for key, item in value.items()}
        if isinstance(value, list | tuple):
            return [walk(item) for item in value]
        return change(value) if isinstance(value, str) else value

    return msgspec.convert(walk(msgspec.to_builtins(plan)), ir.Plan)


PLATFORMS = re.compile(r"(?i)ossys_\w+$|PASSWORD$|IS_ACTIVE$")
KINDS = {"is", "kind", "side", "phase", "missing", "role", "how", "source_engine", "target_engine", "transaction"}


def many(plan: ir.Plan, number: int) -> ir.Plan:
    """Return a plan with ``number`` copies of its first entity, each with a map of its own."""
    insert = next(step for step in plan.steps if isinstance(step, ir.InsertRows))
    member = next(item for item in plan.members if item.entity == insert.entity)
    own = plan.map(insert.map)
    columns = tuple(item for item in insert.columns if isinstance(item.value, ir.Copy))
    keys = [ir.Key(f"module{at // 40}", f"entity{at}") for at in range(number)]
    replace = msgspec.structs.replace
    cost = next(item for item in plan.costs if item.step == insert.head.id)
    labels = {key: f"Many{key.espace}.{key.entity}" for key in keys}
    return replace(
        plan,
        members=tuple(replace(member, entity=key, label=labels[key]) for key in keys),
        maps=tuple(replace(own, entity=key, table=f"map_{key.entity}") for key in keys),
        steps=tuple(
            replace(
                insert, entity=key, map=f"map_{key.entity}", columns=columns,
                head=replace(insert.head, id=f"{key.entity}-insert", label=labels[key]),
            )
            for key in keys
        ),
        costs=tuple(replace(cost, step=f"{key.entity}-insert") for key in keys),
        components=(), checks=(), probes=(), modules=tuple(dict.fromkeys(f"Many{key.espace}" for key in keys)),
    )


def test_everything_of_the_plan_is_there(plan: ir.Plan) -> None:
    page = Page(report(plan))
    assert page.declarations == ["DOCTYPE html"]
    written = [item for item in plan.members if item.role is ir.Role.WRITE]
    assert written
    assert [f"entity-{at + 1}" for at in range(len(written))] == [
        item["id"] for tag, item in page.tags if tag == "details" and (item.get("id") or "").startswith("entity-")
    ]
    for member in plan.members:
        assert member.label in page.text and member.because in page.text
    for step in plan.steps:
        assert step.head.id in page.texts and f"{step.head.title}: " in page.texts and step.head.reason in page.texts
        if isinstance(step, ir.InsertRows):
            for column in step.columns:
                assert column.target.name in page.texts and column.reason in page.texts
    for check in plan.checks:
        assert check.id in page.texts
    for probe in plan.probes:
        assert probe.code in page.texts
    for left in plan.left_out:
        assert left.label in page.texts and left.reason in page.texts
    for name in (*plan.applications, *plan.modules):
        assert name in page.texts
    for digest in (plan.source_digest, plan.target_digest, plan.project_digest):
        assert digest in page.texts
    for cost in plan.costs:
        for lock in cost.locks[:1]:
            assert f".{lock.table.name}" in page.text


def test_mapping_tables_name_both_columns_and_the_rule(plan: ir.Plan) -> None:
    columns = {item.attribute: item for item in view_of(plan).entities[9].columns}
    assert [columns["DepartmentId"].source, columns["DepartmentId"].column] == ["DEPARTMENTID", "DEPARTMENTID"]
    assert columns["DepartmentId"].value.startswith("reference to HR.Department through o11c.map_department_")
    assert columns["ManagerId"].source == "MANAGERID"
    assert "sets the reference to HR.Employee" in columns["ManagerId"].value
    assert columns["Id"].value.startswith("new id through o11c.map_employee_")


def test_checksums_of_the_other_files_are_listed(plan: ir.Plan) -> None:
    page = Page(report(plan, [("RUNBOOK.md", "a" * 64), ("migrate.sql", "b" * 64), ("steps/010-x.sql", "c" * 64)]))
    assert {"RUNBOOK.md", "migrate.sql", "steps/010-x.sql", "a" * 64, "b" * 64, "c" * 64} <= set(page.texts)
    assert "1 step file" in page.texts


def test_a_folder_lists_all_its_files_but_the_manifest_and_the_report(tmp_path: Path) -> None:
    scripts = outcome(prepare(load_case("cycle_cut"), tmp_path, "postgres")).scripts
    texts = Page(next(item.data for item in scripts if item.path == "report.html")).texts
    others = [item for item in scripts if item.path not in ("report.html", "manifest.json")]
    assert len(others) > 10
    for item in others:
        assert item.path in texts and hashlib.sha256(item.data).hexdigest() in texts, item.path


def test_suspects_have_a_section_of_their_own(plan: ir.Plan) -> None:
    note = ir.Note(SUSPECTS, "note", "looks like an id", "Shop.Order.Ref", "text of 36", "declare it")
    other = ir.Note("O11-0304", "note", "another", "x", "y", "z")
    view = view_of(msgspec.structs.replace(plan, notes=(note, other, note)))
    assert [item.code for item in view.findings] == ["O11-0304"]
    assert [(item.code, len(item.places)) for item in view.suspects] == [(SUSPECTS, 2)]


def test_the_timeline_has_every_step_once_and_bars_follow_each_other(plan: ir.Plan) -> None:
    view = view_of(plan)
    steps = [step for phase in view.phases for step in phase.steps]
    assert [step.head.id for step in steps] == [step.head.id for step in plan.steps]
    assert [step.place for step in steps] == list(range(1, len(steps) + 1))
    assert sum(phase.total.steps for phase in view.phases) == len(steps) == view.total.steps
    starts = [step.bar.start for step in steps]
    assert starts == sorted(starts) and starts[0] == 0
    assert all(step.bar.length > 0 and step.bar.start + step.bar.length <= WIDTH for step in steps)
    long = msgspec.structs.replace(plan.costs[5], fast=10_000_000, slow=80_000_000)
    costs = (*plan.costs[:5], long, *plan.costs[6:])
    bars = [step.bar for phase in view_of(msgspec.structs.replace(plan, costs=costs)).phases for step in phase.steps]
    # Each begins where the one before ends, up to the thinnest that is drawn.
    assert all(abs(after.start - before.start - before.length) <= 4 for before, after in pairwise(bars))
    assert bars[5].length > WIDTH * 9 // 10 > max(bar.length for bar in (*bars[:5], *bars[6:]))


def test_what_is_unknown_is_said_to_be(plan: ir.Plan) -> None:
    costs = tuple(
        msgspec.structs.replace(item, rows=None, bytes=None, fast=None, slow=None) for item in plan.costs
    )
    view = view_of(msgspec.structs.replace(plan, costs=costs))
    figures = dict(view.figures)
    assert figures["time (estimate)"] == figures["bytes written, maps included (estimate)"] == "unknown"
    assert all(step.time == "time unknown" and not step.bar.known for phase in view.phases for step in phase.steps)


def test_headings_are_in_order_and_table_heads_say_what_they_head(plan: ir.Plan) -> None:
    page = Page(report(plan))
    levels = [int(tag[1]) for tag, _ in page.tags if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(item.get("scope") in ("row", "col") for tag, item in page.tags if tag == "th")
    assert all((item.get("tabindex") or "0") in ("0", "-1") for _, item in page.tags)
    assert sum(tag == "main" for tag, _ in page.tags) == 1 and dict(page.tags)["html"] == {"lang": "en"}
    first = next(item for tag, item in page.tags if tag == "a")
    assert first["href"] == "#main"


def test_the_sign_off_block_has_room(plan: ir.Plan) -> None:
    text = Page(report(plan)).text
    for word in ("Prepared by", "Approved by", "Run by", "decision (go, stop)", "signature", "date"):
        assert word in text.partition("Sign-off")[2]


def test_notes_are_there(plan: ir.Plan) -> None:
    note = ir.Note("O11-0304", "note", "a title", "a place", "a thing", "an action")
    page = Page(report(msgspec.structs.replace(plan, notes=(note,))))
    assert {"O11-0304", "note", "a title", "a place", "a thing", "What to do: an action"} <= set(page.texts)


def test_nothing_is_loaded_and_nothing_runs(plan: ir.Plan) -> None:
    page = Page(report(plan))
    for tag, attributes in page.tags:
        assert tag not in ALIVE
        assert not any(name.startswith("on") or name in ("src", "srcset", "style", "action") for name in attributes)
        href = attributes.get("href")
        assert href is None or href.startswith("#")
        assert (attributes.get("marker-end") or "url(#").startswith("url(#")
    data = report(plan).decode()
    assert "://" not in data and "@import" not in data
    policy = next(item["content"] for tag, item in page.tags if tag == "meta" and "http-equiv" in item)
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"


def test_links_inside_the_page_lead_somewhere(plan: ir.Plan) -> None:
    page = Page(report(plan))
    ids = [item["id"] for _, item in page.tags if "id" in item]
    assert len(ids) == len(set(ids))
    assert {item["href"] for tag, item in page.tags if tag == "a"} <= {f"#{name}" for name in ids}


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_names_are_text(plan: ir.Plan, hostile: str) -> None:
    # The platform's own tables keep their names: by these the page knows users and processes.
    data = report(renamed(plan, lambda text: text if PLATFORMS.match(text) else hostile + text))
    plain, page = Page(report(plan)), Page(data)
    # Whatever stands in the names, the page has the same elements with the same names of attributes.
    assert [(tag, list(item)) for tag, item in page.tags] == [(tag, list(item)) for tag, item in plain.tags]
    assert all((item.get("href") or "#").startswith("#") for _, item in page.tags)
    assert hostile.isprintable() or hostile not in data.decode()
    for member in plan.members:
        assert shown(hostile + member.label) in page.text
    for name in plan.modules:
        assert shown(hostile + name) in page.texts


def test_what_cannot_be_seen_is_spelt_out() -> None:
    assert shown("Ö 😀 {x}") == "Ö 😀 {x}"
    assert shown("a\nb\u202e\x00") == "a{U+A}b{U+202E}{U+0}"
    assert shown("{U+A}") == "{U+7B}U+A}"


def test_the_same_plan_gives_the_same_bytes(plan: ir.Plan) -> None:
    again = msgspec.convert(msgspec.to_builtins(plan), ir.Plan)
    assert again is not plan and report(again) == report(plan)


def test_cut_and_self_references_are_dashed(plan: ir.Plan) -> None:
    page = Page(report(plan))
    links = [step for step in plan.steps if isinstance(step, ir.LinkReference)]
    dashed = [item for tag, item in page.tags if tag == "path" and item.get("class") == "cut"]
    # One line for all references from one entity to another.
    assert links and len(dashed) == len({(step.entity, step.value.map) for step in links})
    assert "HR.Department refers to HR.Employee (HeadId, set afterwards)" in page.texts


def test_the_order_is_proven_reference_by_reference(plan: ir.Plan) -> None:
    view = view_of(plan)
    verdicts = {item.label: item.verdict for item in view.components[0].references}
    assert verdicts["HR.Employee.DepartmentId"] == "number 6 is inserted before number 10"
    assert verdicts["HR.Department.HeadId"].startswith("written empty, set afterwards by step ")
    assert all(item.holds for item in view.references)
    assert ("references against the order", "0") in view.figures


def test_a_wrong_order_is_not_hidden(plan: ir.Plan) -> None:
    inserts = [step for step in plan.steps if isinstance(step, ir.InsertRows)]
    others = [step for step in plan.steps if not isinstance(step, ir.InsertRows)]
    turned = msgspec.structs.replace(plan, steps=(*others, *reversed(inserts)))
    view = view_of(turned)
    wrong = [item for item in view.references if not item.holds]
    assert "HR.Employee.DepartmentId" in {item.label for item in wrong}
    assert ("references against the order", str(len(wrong))) in view.figures
    assert "is NOT inserted before" in Page(report(turned)).text


def test_a_big_graph_shows_modules_and_one_picture_inside_each(plan: ir.Plan) -> None:
    at_limit, above = Page(report(many(plan, PICTURE_LIMIT))), Page(report(many(plan, PICTURE_LIMIT + 1)))
    boxes = [item for tag, item in at_limit.tags if tag == "rect" and item.get("class") == "box"]
    assert len(boxes) == PICTURE_LIMIT and "Dependency graph of the modules" not in str(at_limit.tags)
    # Two modules: one box each, and 40 and 21 inside.
    boxes = [item for tag, item in above.tags if tag == "rect" and item.get("class") == "box"]
    assert len(boxes) == 2 + PICTURE_LIMIT + 1
    assert f"{PICTURE_LIMIT + 1} entities are too many for one picture" in above.text
    assert {"Manymodule0 (40)", "Manymodule1 (21)", f"entity{PICTURE_LIMIT}"} <= set(above.texts)
    ids = [item["id"] for _, item in above.tags if "id" in item]
    assert len(ids) == len(set(ids))
    assert {item["href"] for tag, item in above.tags if tag == "a"} <= {f"#{name}" for name in ids}


def test_modules_stand_right_of_what_they_refer_to_and_cuts_are_counted(plan: ir.Plan) -> None:
    big = many(plan, 120)
    labels = [item.label for item in big.members]
    arrows = (Arrow(5, 50, ("a", "b"), True), Arrow(60, 3, ("c",), False), Arrow(90, 61, ("d",), False))
    found = by_module(big, big.members, labels, arrows, 40)
    assert [module.name for module in found.modules] == ["Manymodule0", "Manymodule1", "Manymodule2"]
    assert [module.parents for module in found.modules] == [((1, 2, 2),), ((0, 1, 0),), ((1, 1, 0),)]
    assert found.picture is not None
    assert [box.x for box in found.picture.boxes] == sorted({box.x for box in found.picture.boxes})
    assert [line.later for line in found.picture.lines] == [True, False, False]
    assert all(module.inner is not None and len(module.inner.boxes) == 40 for module in found.modules)
    assert by_module(big, big.members, labels, arrows, 39).modules[0].inner is None
    assert by_module(big, big.members, labels, arrows, 2).picture is None


def test_ranks_follow_the_longest_chain() -> None:
    arrows = (Arrow(1, 0, ("a",), False), Arrow(2, 1, ("b",), False), Arrow(2, 0, ("c",), False))
    assert ranks_of(4, (*arrows, Arrow(0, 2, ("d",), True))) == (0, 1, 2, 0)


def test_boxes_do_not_overlap() -> None:
    arrows = tuple(Arrow(at, at // 3, ("x",), at % 7 == 0) for at in range(1, 60))
    picture = draw([f"M.E{at}" for at in range(60)], (*arrows, Arrow(5, 5, ("s",), True)))
    spots = sorted((box.x, box.y) for box in picture.boxes)
    assert len(set(spots)) == 60 and len(picture.lines) == 59
    for (x, y), (next_x, next_y) in pairwise(spots):
        assert next_x > x + picture.box_width or next_y > y + picture.box_height
    assert all(box.x + picture.box_width <= picture.width for box in picture.boxes)
    assert all(box.y + picture.box_height <= picture.height for box in picture.boxes)
    assert [box.loop for box in picture.boxes if box.loop] == ["later"]


def test_long_names_keep_their_end() -> None:
    assert shortened("Module.Entity") == "Module.Entity"
    assert shortened("A" * 40 + ".Order") == "…" + "A" * 20 + ".Order"


def test_what_is_dangerous_comes_before_the_figures(plan: ir.Plan) -> None:
    text = Page(report(plan)).text
    first, _, rest = text.partition("Figures")
    assert "No. Every login to any application of the target environment" in first
    for words in ("Those of the source must not go on", "roles (HRManager)", "that run cannot be undone", "O11-0907"):
        assert words in first, words
    assert "Reviewed by (security: people and rights)" in rest and "SHA-256 of manifest.json" in rest


def test_without_users_there_is_nobody_to_ask_about_rights(plan: ir.Plan) -> None:
    people = [step for step in plan.steps if isinstance(step, ir.InsertRows) and step.target.name == "OSSYS_USER"]
    assert people
    keys = {step.entity for step in people}
    costs = tuple(
        msgspec.structs.replace(cost, locks=tuple(lock for lock in cost.locks if lock.table.name != "OSSYS_USER"))
        for cost in plan.costs
        if cost.step not in {step.head.id for step in people}
    )
    less = msgspec.structs.replace(
        plan,
        steps=tuple(step for step in plan.steps if step not in people),
        members=tuple(item for item in plan.members if item.entity not in keys),
        costs=costs,
    )
    page = Page(report(less))
    assert "security:" not in page.text and "owns security" not in page.text and "Every login" not in page.text
    assert "Those that use the tables below cannot; others can." in page.text


def test_values_that_may_be_lost_are_in_the_report(plan: ir.Plan) -> None:
    page = Page(report(plan))
    assert "HR.Employee.ManagerId" in page.texts and "becomes NULL where it has no partner (O11-0902)" in page.texts
    assert "Rows that lose values (O11-0902), numbers accepted" in page.texts


def test_what_is_left_out_and_mapped_is_said_to_count_twice(plan: ir.Plan) -> None:
    figures = dict(view_of(plan).figures)
    assert figures["entities left out"] == "1, of which 1 are mapped, so count above too"
    assert dict(view_of(msgspec.structs.replace(plan, left_out=())).figures)["entities left out"] == "0"


def test_phases_speak_of_what_their_steps_do(plan: ir.Plan) -> None:
    words = {phase.phase: phase.words for phase in view_of(plan).phases}
    assert words[ir.Phase.LINK] == "references that had to wait are set"
    assert words[ir.Phase.USERS] == "users, their roles, groups: found in the target, added"


def test_tables_that_can_stop_an_undo_and_are_not_written_are_known(plan: ir.Plan) -> None:
    (lock,) = (step for step in plan.undo if isinstance(step, ir.LockForUndo))
    (check,) = (step for step in plan.undo if isinstance(step, ir.CheckUndo))
    referring = {item.table for item in check.references}
    assert referring and set(facts_of(plan).outsiders) == referring - set(lock.tables)
