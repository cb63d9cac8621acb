"""What the benchmark compares with is what the compiler prints: otherwise its figures mean nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import constraints, odc
from benchmarks.compile import compare_inserts, compare_text, compile_once, prepare
from compiler.demo.server import Server


@pytest.mark.parametrize("dialect", ["postgres", "tsql"])
def test_the_texts_that_it_compares_are_equal(dialect: str, tmp_path: Path) -> None:
    run, output = compile_once(prepare(tmp_path, 30, dialect, 1), tmp_path / "output")
    compare_text(run, output)
    assert run.text_same
    if dialect == "postgres":
        compare_inserts(run, output.plan)
        assert (run.inserts, run.inserts_same) == (30, 30)


def test_the_two_ways_with_constraints_are_measured(
    capsys: pytest.CaptureFixture[str], postgres: Server
) -> None:
    assert constraints.main(["--rows", "20", "--repeat", "1"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[1:]] == ["seconds", "insert", "loosen", "revalidate", "all"]
    loosen, back = (line.split()[1:] for line in lines[3:5])
    assert float(loosen[0]) == float(back[0]) == 0.0


def test_each_script_to_odc_is_measured(capsys: pytest.CaptureFixture[str], postgres: Server) -> None:
    assert odc.main(["--rows", "20", "--repeat", "1"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[1:]] == [part for part, _ in odc.PARTS]
    assert all(float(line.split()[1]) > 0 for line in lines[1:])
