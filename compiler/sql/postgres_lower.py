"""PostgreSQL: the whole plan."""

from __future__ import annotations

from compiler.plan import ir
from compiler.sql.dialect import Names
from compiler.sql.masks import mask_functions
from compiler.sql.odc_people import derived_function, file_tables
from compiler.sql.postgres import FOLD_FUNCTION, PostgresDialect, block, run_lock
from compiler.sql.postgres_checks import CHECK_TABLE, check_statements
from compiler.sql.postgres_constraints import kept_table
from compiler.sql.postgres_journal import begin_steps, finish_steps, journal_tables, source_table
from compiler.sql.postgres_maps import session_tables
from compiler.sql.postgres_permissions import temporary_statement
from compiler.sql.postgres_probes import FINDING_TABLE, MATCHED_TABLE, PAIR_TABLE, probe_statements
from compiler.sql.postgres_steps import lower_step
from compiler.sql.postgres_undo import cleanup_statements, undo_steps
from compiler.sql.selections import rows_tables
from compiler.sql.staging import drop_staged, staged_checked, staged_held, staged_present
from compiler.sql.statement import Lowered, Statement, Stepwise, Undoing
from compiler.sql.undo_names import undo_guard_plan
from compiler.sql.verified import verified_rows, verified_tables
from compiler.sql.writes import user_tables

_ONE_RUN = (
    "One run at a time in this database. The lock is taken before BEGIN, so that a second run cannot look at the data "
    "before the first has ended; it is held until the session ends."
)

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
    present = staged_present(plan)
    made = derived_function(plan)
    # Rows are looked at after the lock: a load takes it as well.
    begun = (*present, guard, run_lock(_ONE_RUN), *staged_checked(plan))
    before = (*begun, fold, checks, *_for_steps(dialect, plan), *masks, *made)
    own, stepwise = _of_steps(plan), plan.transaction == "step"
    steps: list[tuple[ir.Head, Lowered]] = []
    verification: tuple[Statement, ...] = ()
    for step in plan.steps:
        own.place = dialect.place = step.head.label or step.head.title
        steps.append((step.head, lower_step(own, names, step, stepwise=stepwise)))
        if isinstance(step, ir.RunChecks):
            # The same statements make verify.sql, where no step commits.
            once = lower_step(dialect, names, step) if stepwise else steps[-1][1]
            verification = once.statements
    if plan.temporary_maps:
        verification = check_statements(dialect, names, maps=False)
    found = verified_rows(dialect, names)
    return (
        before,
        tuple(steps),
        (
            *present,
            guard,
            temporary_statement(dialect),
            fold,
            Statement("Findings; gone at the end of the session.", FINDING_TABLE),
            Statement("Records paired by key, as migrate.sql will map them.", PAIR_TABLE),
            Statement("Rows matched, as migrate.sql will match them.", MATCHED_TABLE),
            *rows_tables(dialect, plan),
            *file_tables(plan),
            *made,
        ),
        (*staged_held(plan), *probe_statements(dialect, names)),
        (
            *present,
            guard,
            *((fold,) if found or _compares_names(plan) else ()),
            checks,
            *verified_tables(dialect, plan),
            *masks,
        ),
        (*staged_held(plan), *found, *verification),
    )


def lower_undo(plan: ir.Plan) -> Undoing:
    """Return the statements of rollback.sql and cleanup.sql."""
    guard = _database_guard(PostgresDialect(), Names(undo_guard_plan(plan), {}))
    session = (guard, run_lock(_ONE_RUN))
    findings = Statement("Findings; gone at the end of the session.", FINDING_TABLE)
    return Undoing((*session, findings), undo_steps(plan), session, (*cleanup_statements(plan), *drop_staged(plan)))


def around_steps(plan: ir.Plan) -> Stepwise:
    """Return what ``transaction: step`` needs around the steps."""
    dialect, names = _of_steps(plan), Names(plan, {})
    dry: list[tuple[ir.Head, Lowered]] = []
    for step in plan.steps:
        dialect.place = step.head.label or step.head.title
        dry.append((step.head, lower_step(dialect, names, step)))
    return Stepwise(
        journal=(*journal_tables(), source_table()),
        begin=begin_steps(dialect, names),
        stage=(),
        finish=finish_steps(dialect, plan),
        dry_before=None,
        dry=tuple(dry),
    )


def _of_steps(plan: ir.Plan) -> PostgresDialect:
    return PostgresDialect(durable=plan.transaction == "step")


def _for_steps(dialect: PostgresDialect, plan: ir.Plan) -> tuple[Statement, ...]:
    """Return the statements that make the session's own tables which steps fill."""
    if plan.transaction == "step":
        return tuple(session_tables())
    return (*rows_tables(dialect, plan), *user_tables(dialect, plan), *kept_table(plan))


def _compares_names(plan: ir.Plan) -> bool:
    """Tell whether the verification compares texts as people read them."""
    copies = (item.folded for check in plan.checks if isinstance(check, ir.CheckRows) for item in check.copies)
    return any(copies) or any(item.folded for item in plan.maps)


def _database_guard(dialect: PostgresDialect, names: Names) -> Statement:
    plan = names.plan
    expected = dialect.inline(dialect.text(plan.target.expected_database or ""))
    tables = ",\n".join(
        "    ("
        + ", ".join(
            dialect.inline(dialect.text(text))
            for text in (dialect.inline(names.table(item.table)), _schema(plan, item.table), item.table.name)
        )
        + ")"
        for item in plan.system_tables
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
            f"  FROM (VALUES\n{tables}\n  ) AS t(name, schema_name, table_name)\n"
            # By the catalog: a name cannot be resolved in a schema that this login may not use.
            "  WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_class AS c\n"
            "    JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace\n"
            "    WHERE n.nspname = schema_name AND c.relname = table_name);\n"
            "  IF missing IS NOT NULL THEN\n"
            "    RAISE EXCEPTION 'O11-0911: this database has no table %', missing\n"
            "      USING HINT = 'Nothing was changed. Connect to the target; check the schemas in the project file.';\n"
            "  END IF;\nEND"
        ),
    )


def _schema(plan: ir.Plan, table: ir.Table) -> str:
    place = plan.source if table.side is ir.Side.SOURCE else plan.target
    return table.schema or place.schema

