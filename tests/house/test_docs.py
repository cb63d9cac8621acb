"""The documents say what is: links lead somewhere, lists are complete, examples are accepted."""

from __future__ import annotations

import re
import shlex
import subprocess
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import psycopg
import pytest
from click import Group
from ruamel.yaml import YAML

from compiler.cli import cli
from compiler.plan import ir
from compiler.project import Project, not_built
from compiler.sql.postgres import FOLD_FUNCTION
from tests.house.write_schema import PATH, schema_text

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
# A fence may be indented, as one in a list is.
FENCE = re.compile(r"^ *```(\w*)[^\n]*\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
# Written in two halves, so that this file does not mention them either.
REGISTRY_HOSTS = tuple(
    f"{name}.{domain}"
    for name, domain in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "com"), ("npmjs", "org"),
                         ("debian", "org"))
)


def kept_files() -> list[Path]:
    """Return the files that are, or would be, in the repository."""
    done = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=True,
    )
    names = {name for name in done.stdout.decode().split("\0") if name}
    return [ROOT / name for name in sorted(names) if (ROOT / name).is_file()]


def markdown() -> list[Path]:
    return [path for path in kept_files() if path.suffix == ".md" and path.name != "CHANGELOG.md"]


def anchors(path: Path) -> set[str]:
    """Return the anchors of a page's headings as the usual renderers make them."""
    text = FENCE.sub("", path.read_text(encoding="utf-8"))
    heads = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).strip().replace(" ", "-") for head in heads}


def blocks(path: Path, language: str) -> list[str]:
    found = FENCE.findall(path.read_text(encoding="utf-8"))
    return [textwrap.dedent(body) for kind, body in found if kind == language]


def test_every_link_leads_to_a_file_and_heading() -> None:
    wrong: list[str] = []
    for page in markdown():
        for link in LINK.findall(FENCE.sub("", page.read_text(encoding="utf-8"))):
            if "://" in link:
                continue
            name, _, anchor = link.partition("#")
            target = (page.parent / name).resolve() if name else page
            if not target.exists() or (anchor and anchor not in anchors(target)):
                wrong.append(f"{page.relative_to(ROOT)}: {link}")
    assert wrong == []


def test_every_page_of_docs_can_be_reached_from_the_readme() -> None:
    reached = {ROOT / "README.md"}
    queue = list(reached)
    while queue:
        page = queue.pop()
        for link in LINK.findall(page.read_text(encoding="utf-8")):
            name = link.partition("#")[0]
            target = (page.parent / name).resolve()
            if "://" not in link and target.is_file() and target not in reached:
                reached.add(target)
                queue.extend([target] if target.suffix == ".md" else [])
    pages = {path.resolve() for path in kept_files() if DOCS in path.parents}
    assert sorted(str(path.relative_to(ROOT)) for path in pages - reached) == []


def test_no_file_names_a_package_registry() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {host}"
        for path in kept_files()
        if path.name != "CHANGELOG.md"
        for host in REGISTRY_HOSTS
        if host.encode() in path.read_bytes().lower()
    ]
    assert found == []


def test_the_published_schema_is_that_of_the_code() -> None:
    assert PATH.read_text(encoding="utf-8") == schema_text(), "write it again: see CONTRIBUTING.md"


def keys_of(schema: dict[str, Any], definitions: dict[str, Any], prefix: str = "") -> Iterator[str]:
    """Yield each key path of the project file; ``*`` stands for names of the user's own."""
    for name, entry in schema.get("properties", {}).items():
        path = f"{prefix}{name}"
        yield path
        for inner, star in _inner(entry):
            yield from keys_of(definitions[inner], definitions, f"{path}.{star}")


def _inner(entry: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for choice in (entry, *entry.get("anyOf", ())):
        if "$ref" in choice:
            yield choice["$ref"].rpartition("/")[2], ""
        values = choice.get("additionalProperties")
        for value in (values, *values.get("anyOf", ())) if isinstance(values, dict) else ():
            if "$ref" in value:
                yield value["$ref"].rpartition("/")[2], "*."


def test_the_page_about_the_project_file_has_every_key() -> None:
    schema = Project.model_json_schema(by_alias=True)
    text = (DOCS / "project-file.md").read_text(encoding="utf-8")
    missing = [key for key in keys_of(schema, schema["$defs"]) if f"| `{key}` |" not in text]
    assert missing == []


def test_the_page_about_the_project_file_has_no_other_key() -> None:
    schema = Project.model_json_schema(by_alias=True)
    text = (DOCS / "project-file.md").read_text(encoding="utf-8")
    named = re.findall(r"^\| `([^`]+)` \|", text, re.MULTILINE)
    assert sorted(set(named) - set(keys_of(schema, schema["$defs"]))) == []


def whole_projects() -> list[Any]:
    """Return every YAML example of the documents that is a whole project file."""
    found = []
    for page in (ROOT / "README.md", *sorted(DOCS.rglob("*.md"))):
        for body in blocks(page, "yaml"):
            if re.search(r"^name:", body, re.MULTILINE):
                found.append(pytest.param(body, id=str(page.relative_to(ROOT))))
    return found


@pytest.mark.parametrize("body", whole_projects())
def test_each_whole_project_in_the_documents_can_be_compiled_by_this_version(body: str) -> None:
    project = Project.model_validate(YAML(typ="safe").load(body))
    assert list(not_built(project)) == []


def test_the_documents_have_a_whole_project() -> None:
    assert len(whole_projects()) >= 2


def test_the_architecture_names_every_step_check_and_probe() -> None:
    text = (DOCS / "architecture.md").read_text(encoding="utf-8")
    parts = (*get_args(ir.Step), *get_args(ir.Check), *get_args(ir.Probe))
    assert [part.__name__ for part in parts if f"`{part.__name__}`" not in text] == []


def test_the_glossary_has_every_kind_of_map_and_phase() -> None:
    text = (DOCS / "glossary.md").read_text(encoding="utf-8")
    words = [*(kind.value for kind in ir.MapKind), *(phase.value for phase in ir.Phase)]
    assert [word for word in words if f"`{word}`" not in text] == []


def shown_commands() -> Iterator[tuple[Path, list[str]]]:
    for page in markdown():
        for body in blocks(page, "sh"):
            for line in body.replace("\\\n", " ").splitlines():
                words = shlex.split(line, comments=True)
                if words and words[0] == "o11c":
                    yield page, words[1:]


def test_each_command_that_the_documents_show_exists() -> None:
    assert isinstance(cli, Group)
    shown = list(shown_commands())
    assert {words[0] for _, words in shown} >= {"snapshot", "plan", "explain", "compile", "verify", "demo"}
    wrong: list[str] = []
    for page, words in shown:
        command = cli.commands.get(words[0])
        known = {option for item in command.params for option in item.opts} if command else set()
        unknown = [word for word in words[1:] if word.startswith("-") and word not in known]
        if command is None or unknown:
            wrong.append(f"{page.relative_to(ROOT)}: o11c {' '.join(words)}")
    assert wrong == []


def test_the_readme_gives_the_two_commands() -> None:
    lines = "\n".join(blocks(ROOT / "README.md", "sh")).splitlines()
    commands = [line.partition("#")[0].strip() for line in lines]
    assert "bash .ci/demo" in commands
    assert "bash .ci/test" in commands


def test_the_ci_calls_the_readme_s_test_command() -> None:
    assert "\nbash .ci/test\n" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_page_about_equality_is_what_postgresql_does(database: str) -> None:
    text = (DOCS / "equality.md").read_text(encoding="utf-8")
    rows = re.search(r"^\| equal \| not equal \|\n\|[-|]+\|\n((?:\|.*\n)+)", text, re.MULTILINE)
    assert rows is not None
    with psycopg.connect(database) as connection:
        connection.execute(FOLD_FUNCTION)

        def folded(cell: str) -> list[str]:
            values = re.findall(r"`([^`]+)`", cell)
            assert len(values) >= 2, cell
            query = "SELECT pg_temp.o11c_fold(v) FROM unnest(%s::text[]) WITH ORDINALITY AS u(v, n) ORDER BY n"
            return [str(row[0]) for row in connection.execute(query, (values,)).fetchall()]

        for row in rows.group(1).splitlines():
            _, equal, different, _ = row.split("|")
            assert len(set(folded(equal))) == 1, equal
            forms = folded(different)
            assert len(set(forms)) == len(forms), different


def test_the_page_about_safety_names_tests_that_exist() -> None:
    text = (DOCS / "safety.md").read_text(encoding="utf-8")
    tested = [line.rsplit("|", 2)[1] for line in text.splitlines() if line.startswith("| ")]
    names = [name for cell in tested for name in re.findall(r"`([^`]+)`", cell)]
    assert len(names) > 5
    known = {path.name for path in (ROOT / "tests" / "cases").iterdir()}
    safety = "\n".join(
        path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests" / "engines").glob("test_*.py"))
    )
    known |= set(re.findall(r"^def (test_\w+)", safety, re.MULTILINE))
    assert [name for name in names if name not in known and not (ROOT / name).is_file()] == []
