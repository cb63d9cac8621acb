"""Source and target must be different places: mode replace would empty what it is about to read."""

from __future__ import annotations

from pathlib import Path

import pytest

from compiler.demo.offline import metamodel_of
from compiler.demo.people import demo_source, demo_target
from compiler.demo.run import PROJECT, SOURCE_SCHEMA, TARGET_SCHEMA
from compiler.diagnostics import CompileError
from compiler.metamodel.file import write_snapshot
from compiler.metamodel.rows import Engine
from compiler.pipeline import plan_project


@pytest.mark.parametrize(("target", "same"), [(TARGET_SCHEMA, False), (SOURCE_SCHEMA, True)])
def test_source_and_target_are_different_places(tmp_path: Path, target: str, same: bool) -> None:
    write_snapshot(metamodel_of(demo_source(), Engine.POSTGRES, SOURCE_SCHEMA), tmp_path / "source.json")
    write_snapshot(metamodel_of(demo_target(), Engine.POSTGRES, target), tmp_path / "target.json")
    project = tmp_path / "project.yaml"
    project.write_text(PROJECT.replace(f"schema: {TARGET_SCHEMA}", f"schema: {target}"), encoding="utf-8")
    if not same:
        assert plan_project(project).plan.steps
        return
    with pytest.raises(CompileError) as raised:
        plan_project(project)
    assert [item.code for item in raised.value.diagnostics] == ["O11-0408"]
