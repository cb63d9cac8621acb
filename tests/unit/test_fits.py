"""What a column's type takes: constants of the project file, and which probes an entity gets."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from compiler.metamodel.native import mssql_type, postgres_type
from compiler.metamodel.rows import Engine, Metamodel
from compiler.model.fits import number_range
from compiler.plan import ir
from compiler.plan.literals import NotALiteral, from_default, from_project
from tests.support.case_run import ENGINES, metamodel, outcome, prepare
from tests.support.cases import load_case


def column(native: str, engine: Engine = Engine.MSSQL, collation: str | None = None) -> ir.Column:
    kind = mssql_type(native) if engine is Engine.MSSQL else postgres_type(native)
    return ir.Column("Value", kind, native, True, collation)


LATIN = "Latin1_General_CI_AI"
UTF8 = "Latin1_General_100_CI_AI_SC_UTF8"


@pytest.mark.parametrize(
    ("value", "of", "message"),
    [
        ("'12345'", column("nvarchar(5)"), ""),
        ("'1234😀'", column("nvarchar(5)"), "the text has 6 UTF-16 units, the column 5"),
        ("'1234😀'", column("character varying(5)", Engine.POSTGRES), ""),
        ("'José'", column("varchar(4)", collation=LATIN), ""),
        ("'José'", column("varchar(4)", collation=UTF8), "the text has 5 bytes, the column 4"),
        ("'Ωmega'", column("varchar(9)", collation=LATIN), "the column's code page lacks 'Ω'"),
        ("'Ωmega'", column("nvarchar(9)", collation=LATIN), ""),
        ("'Ωmega'", column("varchar(9)", collation="Greek_CI_AS"), ""),
        (255, column("tinyint"), ""),
        (256, column("tinyint"), "256 does not fit tinyint"),
        (-1, column("tinyint"), "-1 does not fit tinyint"),
        ("214748.3648", column("smallmoney"), "214748.3648 does not fit smallmoney"),
        ("'1753-01-01'", column("datetime"), ""),
        ("'1752-12-31 23:59:59'", column("datetime"), "1752-12-31 23:59:59 does not fit datetime"),
        ("'1752-12-31'", column("datetime2(7)"), ""),
        ("'2079-06-07'", column("smalldatetime"), "2079-06-07 00:00:00 does not fit smalldatetime"),
        ("'0001-01-01'", column("timestamp without time zone", Engine.POSTGRES), ""),
        (None, column("tinyint"), ""),
    ],
)  # fmt: skip
def test_a_constant_that_the_column_does_not_take_is_no_literal(
    value: str | int | None, of: ir.Column, message: str
) -> None:
    if not message:
        from_project(value, of)
        return
    with pytest.raises(NotALiteral) as caught:
        from_project(value, of)
    assert str(caught.value) == message


def test_a_default_that_the_column_does_not_take_is_none() -> None:
    assert from_default("300", column("tinyint")) is None
    assert from_default('"12345"', column("nvarchar(4)")) is None
    found = from_default("#1900-01-01#", column("datetime"))
    assert found is not None and found.text == "1900-01-01 00:00:00"


@pytest.mark.parametrize(
    ("native", "highest"),
    [("tinyint", "255"), ("int", "2147483647"), ("decimal(5,2)", "999.99"), ("decimal(3,0)", "999"), ("float", None)],
)
def test_the_highest_number(native: str, highest: str | None) -> None:
    found = number_range(column(native))
    assert (format(found[1], "f") if found is not None else None) == highest


# --- probes --------------------------------------------------------------------------------------


def probes(name: str, folder: Path, dialect: str = "postgres", *collations: str) -> tuple[ir.Probe, ...]:
    case = load_case(name)
    read: tuple[Metamodel, Metamodel] | None = None
    if collations:
        sides = [metamodel(side, ENGINES[dialect], "dbo") for side in (case.source, case.target)]
        source, target = (
            msgspec.structs.replace(side, environment=msgspec.structs.replace(side.environment, collation=name))
            for side, name in zip(sides, collations, strict=True)
        )
        read = source, target
    found = outcome(prepare(case, folder, dialect, read=read))
    assert found.planned is not None
    return found.planned.plan.probes


def faults(found: tuple[ir.Probe, ...]) -> list[tuple[str, str, bool]]:
    return [
        (case.attribute, case.fault.value, case.fresh)
        for probe in found
        if isinstance(probe, ir.ProbeValues)
        for case in probe.cases
    ]


def repeated(found: tuple[ir.Probe, ...]) -> list[str]:
    return [probe.label for probe in found if isinstance(probe, ir.ProbeRepeated)]


@pytest.mark.parametrize("dialect", ["postgres", "tsql"])
def test_ordinary_pairs_get_no_probe_of_values(dialect: str, tmp_path: Path) -> None:
    for name in ("simple_append", "unique_collision", "second_rows", "merge_update"):
        found = probes(name, tmp_path / name, dialect)
        assert faults(found) == [] and repeated(found) == []


@pytest.mark.parametrize("dialect", ["postgres", "tsql"])
def test_each_column_of_another_type_is_a_case_of_one_probe(dialect: str, tmp_path: Path) -> None:
    found = probes("values_empty", tmp_path / "empty", dialect)
    assert faults(found) == [("Name", "empty", False), ("SizeId", "empty", False), ("Secret", "empty", False)]
    found = probes("values_too_long", tmp_path / "long", dialect)
    assert sorted(faults(found)) == [
        ("CountryId", "too_long", False), ("Id", "too_long", False), ("Name", "too_long", False),
        ("Note", "too_long", False),
    ]  # fmt: skip
    assert len([probe for probe in found if isinstance(probe, ir.ProbeValues)]) == 2


def test_a_collation_that_takes_more_texts_for_one_makes_rows_collide(tmp_path: Path) -> None:
    alike = probes("unique_collision", tmp_path / "alike", "tsql", LATIN, LATIN)
    assert repeated(alike) == [] and faults(alike) == []
    other = probes("unique_collision", tmp_path / "other", "tsql", "Greek_CS_AS", LATIN)
    assert repeated(other) == ["Shop.Customer"]
    # Addresses are varchar on SQL Server: another code page.
    assert faults(other) == [("Email", "too_long", False), ("Email", "unwritable", False)]


def test_the_narrowest_column_limits_the_ids(tmp_path: Path) -> None:
    def limits(name: str) -> list[tuple[str, str, str]]:
        found = probes(name, tmp_path / name)
        return [(probe.label, probe.limited, probe.limit) for probe in found if isinstance(probe, ir.ProbeIds)]

    assert limits("ids_run_out") == [("Shop.Customer", "Shop.Customer.Id", "2147483647")]
    assert ("Shop.Customer", "Shop.Order.CustomerNumber", "2147483647") in limits("ids_of_a_reference_run_out")
    assert ("Shop.Order", "Shop.Order.Id", "9223372036854775807") in limits("ids_of_a_reference_run_out")
