"""PostgreSQL: a step cut into batches, each a transaction with its row in the journal."""

from __future__ import annotations

from compiler.sql.postgres import block
from compiler.sql.statement import Batch, Statement


def loop(step: str, batch: Batch, statements: tuple[Statement, ...]) -> str:
    """Return the text of the loop over the batches of a step."""
    journal = f"o11c.batch AS b WHERE b.run_id = o11c_run AND b.step_id = '{step}'"
    ids = f'SELECT m."old_id" FROM {batch.table} AS m'
    return block(
        "DECLARE\n"
        "  o11c_run bigint := (SELECT max(run_id) FROM o11c.run);\n"
        "  o11c_batch bigint;\n  o11c_total bigint;\n  o11c_added bigint;\n"
        f"  o11c_first {batch.type};\n  o11c_last {batch.type};\n"
        "BEGIN\n"
        f"  SELECT coalesce(max(b.batch), 0), coalesce(sum(b.rows), 0) INTO o11c_batch, o11c_total FROM {journal};\n"
        f"  SELECT b.upto INTO o11c_last FROM {journal} AND b.batch = o11c_batch;\n"
        "  LOOP\n"
        "    COMMIT;\n"
        "    SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;\n"
        + "".join(_inside(item) for item in batch.locks)
        + f"    o11c_first := ({ids}\n"
        '      WHERE o11c_last IS NULL OR m."old_id" > o11c_last ORDER BY m."old_id" LIMIT 1);\n'
        "    EXIT WHEN o11c_first IS NULL;\n"
        f'    o11c_last := (SELECT q."old_id" FROM ({ids}\n'
        f'      WHERE m."old_id" >= o11c_first ORDER BY m."old_id" LIMIT {batch.rows}) AS q '
        'ORDER BY q."old_id" DESC LIMIT 1);\n'
        + "".join(_inside(item) for item in statements)
        + "    o11c_batch := o11c_batch + 1;\n    o11c_total := o11c_total + o11c_added;\n"
        "    INSERT INTO o11c.batch (run_id, step_id, batch, upto, rows, finished)\n"
        f"    VALUES (o11c_run, '{step}', o11c_batch, o11c_last, o11c_added, clock_timestamp());\n"
        "    COMMIT;\n"
        # INFO reaches the client whatever client_min_messages says.
        f"    RAISE INFO '[{step}] batch %: % rows so far', o11c_batch, o11c_total;\n"
        "  END LOOP;\nEND"
    )


def _inside(item: Statement) -> str:
    why = f"    -- {item.why}\n" if item.why else ""
    counted = "    GET DIAGNOSTICS o11c_added = ROW_COUNT;\n" if item.counted else ""
    return f"{why}{item.text};\n{counted}"
