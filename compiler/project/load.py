"""Reading a project file: every problem of it at its line."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from compiler.diagnostics import Findings
from compiler.project.combinations import given_up, impossible
from compiler.project.limits import not_built
from compiler.project.odc_runs import misplaced_gates, open_gates
from compiler.project.sections import Project
from compiler.project.staged import two_ways


class ProjectFile:
    """A loaded project: the decisions, where the file is, its digest and its line numbers."""

    def __init__(self, path: Path, text: str, project: Project, tree: CommentedMap) -> None:
        self.path = path
        self.project = project
        self.digest = hashlib.sha256(text.replace("\r\n", "\n").encode()).hexdigest()
        self._text = text
        self._tree = tree

    def deciding(self, project: Project) -> ProjectFile:
        """Return the same file with other decisions; places in it stay what they are."""
        return ProjectFile(self.path, self._text, project, self._tree)

    def resolve(self, name: str) -> Path:
        """Return the path that a name in the file stands for."""
        return self.path.parent / name

    def where(self, *keys: str) -> str:
        """Return "file:line a.b.c" for a key path, at the deepest part that the file has."""
        return _where(self.path, self._tree, keys)


def _where(path: Path, tree: object, keys: Sequence[str | int]) -> str:
    line: int | None = None
    node = tree
    for key in keys:
        if isinstance(node, CommentedMap) and key in node:
            line = node.lc.key(key)[0] + 1
            node = node[key]
        elif isinstance(node, CommentedSeq) and isinstance(key, int) and key < len(node):
            line = node.lc.item(key)[0] + 1
            node = node[key]
        else:
            break
    place = path.name if line is None else f"{path.name}:{line}"
    dotted = ".".join(str(key) for key in keys)
    return f"{place} {dotted}".strip()


def load_project(path: Path, findings: Findings) -> ProjectFile:
    """Read and check a project file.

    Raises ``CompileError`` (O11-0401 to O11-0404, O11-0408, O11-0414, O11-0441) with every problem of the file at once.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        findings.add("O11-0401", str(path), str(problem))
        findings.stop_on_error()
        raise
    try:
        tree = YAML(typ="rt").load(text)
    except YAMLError as problem:
        line = ""
        if isinstance(problem, MarkedYAMLError) and problem.problem_mark is not None:
            line = f":{problem.problem_mark.line + 1}"
        findings.add("O11-0402", f"{path.name}{line}", str(getattr(problem, "problem", problem)))
        findings.stop_on_error()
        raise
    if not isinstance(tree, CommentedMap):
        findings.add("O11-0402", path.name, "the file does not hold a mapping of keys")
        findings.stop_on_error()
        raise AssertionError
    try:
        project = Project.model_validate(_plain(tree))
    except ValidationError as problem:
        for error in problem.errors():
            keys = tuple(error["loc"])
            findings.add("O11-0403", _where(path, tree, keys), error["msg"])
        findings.stop_on_error()
        raise
    loaded = ProjectFile(path, text, project, tree)
    for keys, found, action in not_built(project):
        findings.add("O11-0404", loaded.where(*keys), found, action)
    for keys, found, action in two_ways(project):
        findings.add("O11-0408", loaded.where(*keys), found, action)
    for keys, found, action in impossible(project):
        findings.add("O11-0414", loaded.where(*keys), found, action)
    for keys, found, action in misplaced_gates(project):
        findings.add("O11-0441", loaded.where(*keys), found, action)
    findings.stop_on_error()
    for keys, found, action in open_gates(project):
        findings.add("O11-0440", loaded.where(*keys), found, action)
    for keys, found, action in given_up(project, map(str, tree)):
        findings.add("O11-0425", loaded.where(*keys), found, action)
    return loaded


def _plain(node: object) -> Any:
    """Return ruamel's commented tree as plain values; a date in the file stays the text it was."""
    if isinstance(node, CommentedMap):
        return {str(key): _plain(value) for key, value in node.items()}
    if isinstance(node, CommentedSeq):
        return [_plain(value) for value in node]
    if isinstance(node, bool) or node is None:
        return node
    if isinstance(node, int):
        return int(node)
    if isinstance(node, float):
        return float(node)
    return str(node)
