"""Native column types of both engines."""

from __future__ import annotations

import pytest

from compiler.metamodel.native import is_rowversion, mssql_native, mssql_type, postgres_type
from compiler.metamodel.rows import DataType, TypeKind


@pytest.mark.parametrize(
    ("native", "expected"),
    [
        ("smallint", DataType(TypeKind.SMALLINT)),
        ("integer", DataType(TypeKind.INTEGER)),
        ("bigint", DataType(TypeKind.BIGINT)),
        ("numeric(37,8)", DataType(TypeKind.DECIMAL, precision=37, scale=8)),
        ("numeric(5,-2)", DataType(TypeKind.DECIMAL, precision=5, scale=-2)),
        ("numeric", DataType(TypeKind.DECIMAL)),
        ("real", DataType(TypeKind.FLOAT, precision=24)),
        ("double precision", DataType(TypeKind.FLOAT, precision=53)),
        ("boolean", DataType(TypeKind.BOOLEAN)),
        ("character varying(50)", DataType(TypeKind.TEXT, length=50)),
        ("character varying", DataType(TypeKind.TEXT)),
        ("character(10)", DataType(TypeKind.TEXT, length=10)),
        ("text", DataType(TypeKind.TEXT)),
        ("citext", DataType(TypeKind.TEXT)),
        ("public.citext", DataType(TypeKind.TEXT)),
        ("date", DataType(TypeKind.DATE)),
        ("time without time zone", DataType(TypeKind.TIME)),
        ("time(3) without time zone", DataType(TypeKind.TIME, precision=3)),
        ("timestamp without time zone", DataType(TypeKind.DATETIME)),
        ("timestamp(6) without time zone", DataType(TypeKind.DATETIME, precision=6)),
        ("timestamp with time zone", DataType(TypeKind.DATETIME_TZ)),
        ("timestamp(0) with time zone", DataType(TypeKind.DATETIME_TZ, precision=0)),
        ("bytea", DataType(TypeKind.BINARY)),
        ("uuid", DataType(TypeKind.UUID)),
        ("integer[]", DataType(TypeKind.OTHER)),
        ("character varying(50)[]", DataType(TypeKind.OTHER)),
        ("time with time zone", DataType(TypeKind.OTHER)),
        ("jsonb", DataType(TypeKind.OTHER)),
        ("money", DataType(TypeKind.OTHER)),
        ("interval day to second(3)", DataType(TypeKind.OTHER)),
        ("public.colour", DataType(TypeKind.OTHER)),
        ('public."odd (type)(x"', DataType(TypeKind.OTHER)),
    ],
)
def test_postgres(native: str, expected: DataType) -> None:
    assert postgres_type(native) == expected


@pytest.mark.parametrize(
    ("catalog", "native", "expected"),
    [
        (("nvarchar", 100, 0, 0), "nvarchar(50)", DataType(TypeKind.TEXT, length=50)),
        (("nvarchar", -1, 0, 0), "nvarchar(max)", DataType(TypeKind.TEXT)),
        (("nchar", 20, 0, 0), "nchar(10)", DataType(TypeKind.TEXT, length=10)),
        (("varchar", 250, 0, 0), "varchar(250)", DataType(TypeKind.TEXT, length=250)),
        (("char", 1, 0, 0), "char(1)", DataType(TypeKind.TEXT, length=1)),
        (("ntext", 16, 0, 0), "ntext", DataType(TypeKind.TEXT)),
        (("sysname", 256, 0, 0), "sysname", DataType(TypeKind.TEXT, length=128)),
        (("decimal", 17, 37, 8), "decimal(37,8)", DataType(TypeKind.DECIMAL, precision=37, scale=8)),
        (("numeric", 9, 18, 0), "numeric(18,0)", DataType(TypeKind.DECIMAL, precision=18, scale=0)),
        (("money", 8, 19, 4), "money", DataType(TypeKind.DECIMAL, precision=19, scale=4)),
        (("tinyint", 1, 3, 0), "tinyint", DataType(TypeKind.SMALLINT)),
        (("int", 4, 10, 0), "int", DataType(TypeKind.INTEGER)),
        (("bigint", 8, 19, 0), "bigint", DataType(TypeKind.BIGINT)),
        (("float", 8, 53, 0), "float", DataType(TypeKind.FLOAT, precision=53)),
        (("real", 4, 24, 0), "real", DataType(TypeKind.FLOAT, precision=24)),
        (("bit", 1, 1, 0), "bit", DataType(TypeKind.BOOLEAN)),
        (("date", 3, 10, 0), "date", DataType(TypeKind.DATE)),
        (("time", 5, 16, 7), "time(7)", DataType(TypeKind.TIME, precision=7)),
        (("datetime", 8, 23, 3), "datetime", DataType(TypeKind.DATETIME, precision=3)),
        (("datetime2", 8, 27, 7), "datetime2(7)", DataType(TypeKind.DATETIME, precision=7)),
        (("smalldatetime", 4, 16, 0), "smalldatetime", DataType(TypeKind.DATETIME)),
        (("datetimeoffset", 10, 34, 7), "datetimeoffset(7)", DataType(TypeKind.DATETIME_TZ, precision=7)),
        (("varbinary", -1, 0, 0), "varbinary(max)", DataType(TypeKind.BINARY)),
        (("varbinary", 16, 0, 0), "varbinary(16)", DataType(TypeKind.BINARY, length=16)),
        (("image", 16, 0, 0), "image", DataType(TypeKind.BINARY)),
        (("timestamp", 8, 0, 0), "timestamp", DataType(TypeKind.BINARY, length=8)),
        (("uniqueidentifier", 16, 0, 0), "uniqueidentifier", DataType(TypeKind.UUID)),
        (("xml", -1, 0, 0), "xml", DataType(TypeKind.OTHER)),
        (("geography", -1, 0, 0), "geography", DataType(TypeKind.OTHER)),
    ],
)
def test_mssql(catalog: tuple[str, int, int, int], native: str, expected: DataType) -> None:
    name, length, precision, scale = catalog
    assert mssql_native(name, False, length, precision, scale) == native
    assert mssql_type(native) == expected
    assert is_rowversion(native) is (name == "timestamp")


def test_mssql_user_defined_type_is_other_whatever_its_name() -> None:
    assert mssql_native("Int", True, 4, 10, 0) == "Int"
    assert mssql_type("int", user_defined=True) == DataType(TypeKind.OTHER)
