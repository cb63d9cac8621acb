"""PostgreSQL: the whole plan."""

from __future__ import annotations

from compiler.plan import ir
from compiler.sql.dialect import Names
from compiler.sql.masks import mask_functions
from compiler.sql.postgres import FOLD_FUNCTION, PostgresDialect, block
from compiler.sql.postgres_checks import CHECK_TABLE
from compiler.sql.postgres_probes import FINDING_TABLE, MATCHED_TABLE, PAIR_TABLE, probe_statements
from compiler.sql.postgres_steps import lower_step
from compiler.sql.selections import rows_tables
from compiler.sql.statement import Lowered, Statement
from compiler.sql.verified import verified_rows, verified_tables
from compiler.sql.writes import user_tables

# One lock for all runs of o11c in a database: two projects may write the same tables. The number
# is "o11c" in ASCII.
RUN_LOCK = 0x6F313163

Parts = tuple[
    tuple[Statement, ...],
    tuple[tuple[ir.Head, Lowered], ...],
    tuple[Statement, ...],
    tuple[Statement, ...],
    tuple[Statement, ...],
    tuple[Statement, ...],
]


def lower(plan: ir.Plan) -> Parts:
    """Return the parts of ``LoweredPlan`` after its dialect."""
    dialect = PostgresDialect()
    names = Names(plan, {})
    guard = _database_guard(dialect, names)
    fold = Statement(
        "Names, business keys and filters: texts are compared without regard to case, accents and trailing blanks.",
        FOLD_FUNCTION,
    )
    checks = Statement("Results of the verification; gone at the end of the session.", CHECK_TABLE)
    masks = mask_functions(plan)
    before = (guard, _run_lock(), fold, checks, *rows_tables(dialect, plan), *user_tables(dialect, plan), *masks)
    steps: list[tuple[ir.Head, Lowered]] = []
    verification: tuple[Statement, ...] = ()
    for step in plan.steps:
        dialect.place = step.head.label or step.head.title
        lowered = lower_step(dialect, names, step)
        steps.append((step.head, lowered))
        if isinstance(step, ir.RunChecks):
            verification = lowered.statements  # the same statements make verify.sql
    found = verified_rows(dialect, names)
    return (
        before,
        tuple(steps),
        (
            guard,
            fold,
            Statement("Findings; gone at the end of the session.", FINDING_TABLE),
            Statement("Records paired by key, as migrate.sql will map them.", PAIR_TABLE),
            Statement("Rows matched, as migrate.sql will match them.", MATCHED_TABLE),
            *rows_tables(dialect, plan),
        ),
        probe_statements(dialect, names),
        (guard, *((fold,) if found or _compares_names(plan) else ()), checks, *verified_tables(dialect, plan), *masks),
        (*found, *verification),
    )


def _compares_names(plan: ir.Plan) -> bool:
    """Tell whether the verification compares texts as people read them."""
    return any(item.folded for check in plan.checks if isinstance(check, ir.CheckRows) for item in check.copies)


def _database_guard(dialect: PostgresDialect, names: Names) -> Statement:
    plan = names.plan
    expected = dialect.inline(dialect.text(plan.target.expected_database or ""))
    tables = ",\n".join(
        f"    ({dialect.inline(dialect.text(dialect.inline(names.table(item.table))))})" for item in plan.system_tables
    )
    return Statement(
        "The connection's database must be the target that was compiled for, with both sides in it.",
        block(
            f"DECLARE\n  missing text;\nBEGIN\n  IF current_database() <> {expected} THEN\n"
            "    RAISE EXCEPTION 'O11-0911: this is database %, the scripts are for %',\n"
            f"      current_database(), {expected}\n"
            "      USING HINT = 'Nothing was changed. Connect to the target with psql -d.';\n  END IF;\n"
            "  IF current_setting('server_encoding') <> 'UTF8' THEN\n"
            "    RAISE EXCEPTION 'O11-0916: the database is in encoding %', current_setting('server_encoding')\n"
            "      USING HINT = 'Nothing was changed. Names are compared in Unicode: the database must be in UTF8.';\n"
            "  END IF;\n"
            "  SELECT string_agg(name, ', ') INTO missing\n"
            f"  FROM (VALUES\n{tables}\n  ) AS t(name)\n"
            "  WHERE to_regclass(name) IS NULL;\n"
            "  IF missing IS NOT NULL THEN\n"
            "    RAISE EXCEPTION 'O11-0911: this database has no table %', missing\n"
            "      USING HINT = 'Nothing was changed. Connect to the target; check the schemas in the project file.';\n"
            "  END IF;\nEND"
        ),
    )


def _run_lock() -> Statement:
    return Statement(
        "One run at a time in this database. The lock is taken before BEGIN, so that a second run cannot "
        "look at the data before the first has ended; it is held until the session ends.",
        block(
            f"BEGIN\n  IF NOT pg_try_advisory_lock({RUN_LOCK}) THEN\n"
            "    RAISE EXCEPTION 'O11-0912: another run of o11c is under way in this database'\n"
            "      USING HINT = 'Nothing was changed. Wait for it, then look at o11c.run.';\n  END IF;\nEND"
        ),
    )
