"""PostgreSQL: privileges that this login lacks, looked up by name. Nothing is tried, nothing is read for it."""

from __future__ import annotations

from collections.abc import Iterable

from compiler.plan import ir
from compiler.plan.grants import MIGRATE, OWNERSHIP, PREFLIGHT, Grant, Securable, after_the_run, each, grants_of
from compiler.sql.dialect import Names
from compiler.sql.postgres import FINDING, PostgresDialect
from compiler.sql.statement import Statement

CODE = "O11-0934"
NEEDED_HERE = "preflight.sql itself lacks this privilege"
_NEEDED = "migrate.sql lacks this privilege"
LATER = "rollback.sql or cleanup.sql will lack this privilege; migrate.sql runs without it"
_HINT = "Nothing was changed. Grant them to this login; manifest.json lists what each script needs."


def temporary_statement(dialect: PostgresDialect) -> Statement:
    """Return the check that this login may have temporary tables: without them nothing can be listed."""
    return Statement(
        "The findings are kept in a temporary table.",
        dialect.refuse_when(
            "SELECT format('GRANT TEMPORARY ON DATABASE %I TO %I', current_database(), current_user)\n"
            "WHERE NOT has_database_privilege(current_database(), 'TEMPORARY')",
            CODE,
            "privileges are missing",
            _HINT,
        ),
    )


def permission_statements(dialect: PostgresDialect, names: Names) -> list[Statement]:
    """Return the findings of missing privileges, and the stop when this script cannot read by then."""
    found = grants_of(names.plan)
    here = each(found[PREFLIGHT])
    later = each(found[MIGRATE], but=here)
    statements = [
        _lacking(dialect, here, NEEDED_HERE, "What this script reads: each privilege is looked up, none is tried."),
        _lacking(dialect, later, _NEEDED, "What migrate.sql needs besides, for the same login."),
    ]
    undoing = after_the_run(found)
    if undoing:
        why = "What rollback.sql and cleanup.sql need besides: at that hour nobody may be there who can grant it."
        statements.append(_lacking(dialect, undoing, LATER, why, "warning"))
    statements += _hidden(dialect, names, here)
    statements.append(
        Statement(
            "All of them, each once, ready to be run by who may: the script may end with the next statement. The role "
            "of an owner is lent: take it back with the REVOKE beside it when cleanup.sql is done.",
            f"SELECT f.samples AS missing_privileges\nFROM {FINDING} AS f\nWHERE f.code = '{CODE}'\n"
            "GROUP BY f.samples\nORDER BY min(f.place)",
        )
    )
    statements.append(
        Statement(
            "Without these nothing below can be read: stop here.",
            dialect.refuse_when(
                f"SELECT f.samples FROM {FINDING} AS f\n"
                f"WHERE f.what = '{NEEDED_HERE}' OR f.code = 'O11-0941'",
                CODE,
                "this login cannot read what preflight.sql looks into",
                _HINT,
            ),
        )
    )
    return statements


def _lacking(
    dialect: PostgresDialect, grants: tuple[Grant, ...], what: str, why: str, severity: str = "error"
) -> Statement:
    """Return one finding for each privilege that is missing: its sample is the statement that grants it.

    Ownership is never taken from the owner: its role is lent to the login, until the REVOKE beside it.
    """
    listed = ",\n".join(
        f"  ({place}, "
        + ", ".join(
            dialect.inline(dialect.text(text))
            for text in (*grant.privileges, grant.on.value, grant.schema, grant.name)
        )
        + ")"
        for place, grant in enumerate(grants, start=1)
    )
    owner = f"'{OWNERSHIP}'"
    # A thing that is not there is not a matter of privileges: the drift guard below finds it.
    lacks = (
        "CASE\n"
        "    WHEN w.kind = 'database' THEN NOT has_database_privilege(current_database(), w.privilege)\n"
        "    WHEN w.kind = 'schema' THEN NOT has_schema_privilege(n.oid, w.privilege)\n"
        f"    WHEN w.privilege = {owner} THEN NOT pg_has_role(c.relowner, 'USAGE')\n"
        "    WHEN c.relkind = 'S' THEN NOT has_sequence_privilege(c.oid, w.privilege)\n"
        "    WHEN c.relkind IN ('r', 'p', 'v', 'm', 'f') THEN NOT has_table_privilege(c.oid, w.privilege)\n"
        "  END"
    )
    statement = (
        "CASE\n"
        "    WHEN w.kind = 'database' THEN format('GRANT %s ON DATABASE %I TO %I', w.privilege, current_database(),"
        " current_user)\n"
        "    WHEN w.kind = 'schema' THEN format('GRANT %s ON SCHEMA %I TO %I', w.privilege, w.schema_name,"
        " current_user)\n"
        f"    WHEN w.privilege = {owner} THEN format('GRANT %1$I TO %2$I; -- afterwards: REVOKE %1$I FROM %2$I;',\n"
        "      pg_get_userbyid(c.relowner), current_user)\n"
        "    ELSE format('GRANT %s ON %s %I.%I TO %I', w.privilege,\n"
        "      CASE c.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, w.schema_name, c.relname, current_user)\n"
        "  END"
    )
    return Statement(
        why,
        f"INSERT INTO {FINDING} (code, severity, entity, what, count, samples)\n"
        f"SELECT '{CODE}', '{severity}', coalesce(w.schema_name || '.' || c.relname, nullif(w.schema_name, ''),"
        f" current_database()), '{what}', 1,\n  {statement}\n"
        f"FROM (VALUES\n{listed}\n) AS w(place, privilege, kind, schema_name, object_name)\n"
        "LEFT JOIN pg_catalog.pg_namespace AS n ON n.nspname = w.schema_name\n"
        "LEFT JOIN pg_catalog.pg_class AS c ON c.relnamespace = n.oid AND (w.kind IN ('table', 'sequence')\n"
        f"    AND c.relname = w.object_name OR w.kind = '{Securable.WORK}' AND c.relkind = 'r')\n"
        f"WHERE {lacks}\nORDER BY w.place, c.relname",
    )


def _hidden(dialect: PostgresDialect, names: Names, grants: Iterable[Grant]) -> list[Statement]:
    """Return the finding of tables whose rows row level security would hide from this login."""
    if not any(isinstance(probe, ir.ProbePolicies) for probe in names.plan.probes):
        return []
    tables = [grant for grant in grants if grant.on is Securable.TABLE and grant.privileges == ("SELECT",)]
    listed = ",\n".join(
        f"  ({dialect.inline(dialect.text(grant.schema))}, {dialect.inline(dialect.text(grant.name))})"
        for grant in tables
    )
    if not tables:
        return []
    query = (
        f"SELECT w.schema_name || '.' || w.object_name\nFROM (VALUES\n{listed}\n) AS w(schema_name, object_name)\n"
        "JOIN pg_catalog.pg_namespace AS n ON n.nspname = w.schema_name\n"
        "JOIN pg_catalog.pg_class AS c ON c.relnamespace = n.oid AND c.relname = w.object_name\n"
        "WHERE row_security_active(c.oid)"
    )
    why = "The scripts refuse to read a table whose policies hide rows from this login: they set row_security off."
    what = "row level security would hide rows from this login; use the owner, or a login with BYPASSRLS"
    return [Statement(why, dialect.finding(query, "O11-0941", "error", "row level security", what))]
