"""The scripts that run on the O11 side of a migration to ODC: what is looked for, in the source's own dialect.

They only read. Statements are made of the plan's ``OdcSource``; the shapes that both dialects share are in
``source_scan`` and ``source_people``, the gate in ``source_gate``. Sources: SQL Server documentation, "DATALENGTH"
(bytes), "NCHAR", "LIKE" (ranges follow the collation: under a binary one they are code units).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from compiler.plan import ir
from compiler.plan.odc_source import MOST_BYTES, MOST_CHARACTERS
from compiler.sql.dialect import Dialect
from compiler.sql.labels import label
from compiler.sql.postgres import FOLD_FUNCTION, PostgresDialect, block
from compiler.sql.source_gate import gate_statements
from compiler.sql.source_people import other_users, people_tables, user_statements
from compiler.sql.source_scan import Hit, Scans
from compiler.sql.statement import Statement
from compiler.sql.tree import col
from compiler.sql.tsql import EXACT, TsqlDialect, error_number

# Half of a surrogate pair with no other half beside it. LIKE under a binary collation sees UTF-16 units one by one.
_DECLARED = (
    "DECLARE @o11c_high nvarchar(40) = N'%[' + NCHAR(55296) + N'-' + NCHAR(56319) + N'][^' + NCHAR(56320) + N'-'"
    " + NCHAR(57343) + N']%',\n"
    "  @o11c_low nvarchar(40) = N'%[^' + NCHAR(55296) + N'-' + NCHAR(56319) + N'][' + NCHAR(56320) + N'-'"
    " + NCHAR(57343) + N']%';\n"
)


@dataclass(frozen=True, slots=True)
class SourceScripts:
    """The statements of the folder ``source``; no ``gate``: there is no such script. ``dialect`` is the source's."""

    dialect: str
    setup: tuple[Statement, ...]
    preflight: tuple[Statement, ...]
    gate_setup: tuple[Statement, ...]
    gate: tuple[Statement, ...]


def lower_source(source: ir.OdcSource, origin: ir.Staging) -> SourceScripts:
    """Return the statements. Raises ``CompileError`` with all names that sqlcmd would change (O11-0702)."""
    dialect = source_dialect(origin)
    dialect.place = "the source's tables"
    scans, gated = Scans(dialect, origin), Scans(dialect, origin)
    guard = source_guard(dialect, origin)
    fold = Statement(
        "Emails are compared without regard to case and accents.", FOLD_FUNCTION
    )
    setup = (
        guard,
        *scans.tables(),
        *(() if scans.tsql else (fold,)),
        *people_tables(dialect, source),
    )
    preflight = (
        *tenant_guard(source, scans),
        *other_users(source, scans),
        *user_statements(source, scans),
        *(_scan(source, item, scans) for item in source.scans),
        scans.summed(),
        *scans.shown("The table above lists them; what it names would not arrive in ODC, or not whole.", listed=True),
    )
    gate_setup: tuple[Statement, ...] = ()
    gate: tuple[Statement, ...] = ()
    if source.gate:
        gate_setup = (guard, *gated.tables())
        gate = (
            *gate_statements(source, gated),
            gated.summed(),
            *gated.shown("O11 still works, or nobody can tell: do not export. See the table above.", listed=False),
        )
    if isinstance(dialect, TsqlDialect):
        dialect.findings.stop_on_error()
    return SourceScripts(dialect.name, setup, preflight, gate_setup, gate)


def source_dialect(origin: ir.Staging) -> PostgresDialect | TsqlDialect:
    """Return the dialect of the source's own engine."""
    return TsqlDialect() if origin.engine == "mssql" else PostgresDialect()


def source_guard(dialect: Dialect, origin: ir.Staging) -> Statement:
    """Return the check that the connection's database is the source."""
    why = "The connection's database must be the O11 source that was compiled for."
    name = label(origin.database)
    if isinstance(dialect, TsqlDialect):
        expected = dialect.quoted(origin.database)
        return Statement(
            why,
            f"IF DB_ID({expected}) IS NULL OR DB_ID() <> DB_ID({expected})\nBEGIN\n"
            "  SET @o11c_message = REPLACE(N'O11-0911: this is database ' + DB_NAME()\n"
            f"    + N', the script is for the source, {name}. Connect to it with sqlcmd -d.', N'%', N'%%');\n"
            f"  THROW {error_number('O11-0911')}, @o11c_message, 1;\nEND",
        )
    expected = dialect.inline(dialect.text(origin.database))
    return Statement(
        why,
        block(
            f"BEGIN\n  IF current_database() <> {expected} THEN\n"
            "    RAISE EXCEPTION 'O11-0911: this is database %, the script is for the source, %',\n"
            f"      current_database(), {expected}\n"
            "      USING HINT = 'Connect to the source with psql -d.';\n  END IF;\nEND"
        ),
    )


def tenant_guard(source: ir.OdcSource, scans: Scans) -> tuple[Statement, ...]:
    """Return the check that the default tenant is what it was; none where the snapshot does not tell it."""
    tenant, dialect = source.tenant, scans.dialect
    if tenant is None:
        return ()
    table = scans.table(tenant.table)
    name = dialect.inline(dialect.exact(col("t", tenant.name_column)))
    known = dialect.inline(dialect.text(tenant.name))
    what = dialect.inline(dialect.text(f"tenant {label(tenant.name)}"))
    query = (
        f"SELECT {what} WHERE NOT EXISTS (SELECT 1 FROM {table} AS {dialect.name_of('t')}\n"
        f"  WHERE {dialect.inline(col('t', tenant.id_column))} = {tenant.id} AND {name} = {known})"
    )
    return (
        Statement(
            f"Rows and users of tenant {label(tenant.name)} (id {tenant.id}) go to ODC: it is the default tenant of "
            "the user provider Users, and must be what it was in the snapshot.",
            dialect.refuse_when(
                query, "O11-0909", "the metamodel has changed since the snapshot",
                "Make the snapshot of the source again and compile again.",
            ),
        ),
    )


# --- entities --------------------------------------------------------------------------------------


def _scan(source: ir.OdcSource, scan: ir.SourceScan, scans: Scans) -> Statement:
    """Return the one pass over an entity's table."""
    dialect = scans.dialect
    own = f"{scans.table(scan.table)} AS {dialect.name_of('s')}"
    joins: list[str] = []
    hits: list[Hit] = []
    for case in scan.cases:
        value = dialect.inline(col("s", case.column.name))
        if case.fault is ir.SourceFault.USER:
            alias = f"u{len(joins) + 1}"
            key = dialect.inline(col(alias, "id"))
            other = f"{dialect.temporary_name('o11c_other_user')} AS {dialect.name_of(alias)}"
            joins.append(f"\n  LEFT JOIN {other} ON {key} = {value}")
            hits.append(Hit(f"{key} IS NOT NULL", "O11-0993", case.severity, _user_words(case)))
        else:
            hits.append(_hit(dialect, source, case, value))
    signs = any(case.fault is ir.SourceFault.SIGNS for case in scan.cases)
    identifier = col("s", scan.identifier.name)
    order = dialect.inline(identifier)
    sample = dialect.inline(dialect.as_text(identifier))
    if scans.tsql:
        sample = f"CAST({order} AS nvarchar(400)) COLLATE {EXACT}"
    names = ", ".join(dict.fromkeys(label(case.attribute) for case in scan.cases))
    why = f"{label(scan.label)}, in one pass: {names}."
    return scans.scan(why, scan.label, own + "".join(joins), sample, order, hits, _DECLARED if signs else "")


def _user_words(case: ir.SourceCase) -> str:
    then = "it becomes NULL" if case.severity == "warning" else "ODC wants a value"
    return f"{label(case.attribute)} refers to users who stay behind; {then}"


def _hit(dialect: Dialect, source: ir.OdcSource, case: ir.SourceCase, value: str) -> Hit:
    name, tsql = label(case.attribute), isinstance(dialect, TsqlDialect)
    match case.fault:
        case ir.SourceFault.BINARY:
            size = f"DATALENGTH({value})" if tsql else f"octet_length({value})"
            return Hit(f"{size} > {MOST_BYTES}", "O11-0990", case.severity, f"{name} holds more than 20 MB")
        case ir.SourceFault.LONG:
            # In T-SQL both halves of a surrogate pair count.
            size = f"DATALENGTH(CAST({value} AS nvarchar(max)))" if tsql else f"char_length({value})"
            most = MOST_CHARACTERS * (2 if tsql else 1)
            what = f"{name} holds more than {MOST_CHARACTERS:,} characters"
            return Hit(f"{size} > {most}", "O11-0991", case.severity, what)
        case ir.SourceFault.SIGNS:
            text = f"CAST({value} AS nvarchar(max)) COLLATE {EXACT}"
            around = f"(N' ' + CAST({value} AS nvarchar(max)) + N' ') COLLATE {EXACT}"
            condition = (
                f"CHARINDEX(NCHAR(0) COLLATE {EXACT}, {text}) > 0\n"
                f"      OR {around} LIKE @o11c_high\n      OR {around} LIKE @o11c_low"
            )
            what = f"{name} holds U+0000 or half of a surrogate pair, which PostgreSQL cannot store"
            return Hit(condition, "O11-0994", case.severity, what)
        case ir.SourceFault.TENANT:
            assert source.tenant is not None
            what = f"rows belong to another tenant than {label(source.tenant.name)}"
            return Hit(f"{value} IS NULL OR {value} <> {source.tenant.id}", "O11-0992", case.severity, what)
        case ir.SourceFault.USER:
            raise AssertionError("a reference to users is a join")
        case _:
            assert_never(case.fault)
