"""The demo when one of its scripts fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from compiler.demo import run
from compiler.demo.server import Server
from compiler.diagnostics import CompileError


def test_a_script_that_fails_ends_the_demo_with_a_diagnostic(
    postgres: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without leave to empty dangling references, preflight finds the demo's own."""
    monkeypatch.setattr(run, "PROJECT", run.PROJECT.replace('references: {dangling: "null"}', "references: {}"))
    with pytest.raises(CompileError) as error:
        run.run_demo(tmp_path / "demo")
    assert [item.code for item in error.value.diagnostics] == ["O11-1003"]
    assert "preflight.sql" in error.value.diagnostics[0].where
    assert "O11-0901" in capsys.readouterr().err
