"""report.html: everything of the plan is there, nothing in it is alive, the same plan gives the same bytes."""

from __future__ import annotations

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
from compiler.script.picture import Arrow, draw, ranks_of, shortened
from compiler.script.report import PICTURE_LIMIT, report, shown, view_of

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


KINDS = {"is", "kind", "side", "phase", "missing", "role", "how"}


def many(plan: ir.Plan, number: int) -> ir.Plan:
    """Return a plan with ``number`` copies of its first entity, each with a map of its own."""
    insert = next(step for step in plan.steps if isinstance(step, ir.InsertRows))
    member = next(item for item in plan.members if item.entity == insert.entity)
    own = plan.map(insert.map)
    columns = tuple(item for item in insert.columns if isinstance(item.value, ir.Copy))
    keys = [ir.Key(f"module{at}", f"entity{at}") for at in range(number)]
    replace = msgspec.structs.replace
    return replace(
        plan,
        members=tuple(replace(member, entity=key, label=f"Many.{key.entity}") for key in keys),
        maps=tuple(replace(own, entity=key, table=f"map_{key.entity}") for key in keys),
        steps=tuple(replace(insert, entity=key, map=f"map_{key.entity}", columns=columns) for key in keys),
        components=(), checks=(), probes=(),
    )


def test_everything_of_the_plan_is_there(plan: ir.Plan) -> None:
    page = Page(report(plan))
    assert page.declarations == ["DOCTYPE html"]
    written = [item for item in plan.members if item.role is ir.Role.WRITE]
    assert written and page.count("details") == len(written)
    for member in plan.members:
        assert member.label in page.text and member.because in page.text
    for step in plan.steps:
        assert step.head.id in page.texts and step.head.title in page.texts and step.head.reason in page.texts
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


def test_notes_are_there(plan: ir.Plan) -> None:
    note = ir.Note("O11-0304", "note", "a title", "a place", "a thing", "an action")
    texts = Page(report(msgspec.structs.replace(plan, notes=(note,)))).texts
    assert {"O11-0304", "note", "a title", "a place", "a thing", "an action"} <= set(texts)


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
    data = report(renamed(plan, lambda text: hostile + text))
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


def test_a_big_graph_is_a_table(plan: ir.Plan) -> None:
    at_limit, above = Page(report(many(plan, PICTURE_LIMIT))), Page(report(many(plan, PICTURE_LIMIT + 1)))
    assert at_limit.count("svg") == 1 and at_limit.count("rect") == PICTURE_LIMIT
    assert above.count("svg") == 0
    assert f"{PICTURE_LIMIT + 1} entities are too many for a picture" in above.text
    assert f"Many.entity{PICTURE_LIMIT}" in above.texts


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
