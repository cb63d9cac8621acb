"""The INSERT statements of a plan as plain f-strings: what they would cost without any tree.

It prints what the lowering prints, for the plans that ``benchmarks.metamodels`` makes: no constants,
identifiers of one type. The benchmark compares both texts, so this file cannot drift unnoticed.
"""

from __future__ import annotations

from compiler.plan import ir
from compiler.sql.labels import label

# Same words as the lowering's: SQL in T-SQL tags its identifiers with brackets, PostgreSQL with quotes.
_QUOTES = {"postgres": ('"', '"'), "tsql": ("[", "]")}


class PlainInserts:
    """Prints the INSERTs of one plan in one dialect. ``staged`` as in ``compiler.sql.dialect.Names``."""

    def __init__(self, plan: ir.Plan, dialect: str, staged: dict[str, str]) -> None:
        self.plan = plan
        self.dialect = dialect
        self.staged = staged
        self.open, self.close = _QUOTES[dialect]

    def texts(self) -> list[str]:
        """Return the text of every INSERT ... SELECT of the plan, in order."""
        return [self._insert(step) for step in self.plan.steps if isinstance(step, ir.InsertRows)]

    def _quoted(self, name: str) -> str:
        return f"{self.open}{name.replace(self.close, self.close * 2)}{self.close}"

    def _placed(self, place: ir.Place, schema: str, name: str) -> str:
        two_parts = f"{self._quoted(schema)}.{self._quoted(name)}"
        if self.dialect == "tsql" and place.database is not None:
            return f"{self._quoted(place.database)}.{two_parts}"
        return two_parts

    def _map(self, table: str) -> str:
        return self._placed(self.plan.target, "o11c", table)

    def _insert(self, step: ir.InsertRows) -> str:
        quoted = self._quoted
        columns: list[str] = []
        values: list[str] = []
        joins = [
            f"JOIN {self._map(step.map)} AS {quoted('m')}\n"
            f"  ON {quoted('m')}.{quoted('old_id')} = {quoted('s')}.{quoted(step.source_id.name)}"
        ]
        for plan in step.columns:
            name = quoted(plan.target.name)
            match plan.value:
                case ir.Copy(source=source):
                    value = f"{quoted('s')}.{quoted(source.name)}"
                case ir.NewId():
                    value = f"{quoted('m')}.{quoted('new_id')}"
                case ir.Remap(source=source, map=table):
                    alias = quoted(f"r{len(joins) + 1}")
                    joins.append(
                        f"LEFT JOIN {self._map(table)} AS {alias}\n"
                        f"  ON {alias}.{quoted('old_id')} = {quoted('s')}.{quoted(source.name)}"
                    )
                    value = f"{alias}.{quoted('new_id')}"
                case ir.Later():
                    value = "NULL"
                case _:
                    continue
            columns.append(name)
            comment = plan.reason if plan.attribute is None else f"{label(plan.attribute)}: {label(plan.reason)}"
            values.append(f"  {value} AS {name}{{}} /* {comment} */")
        last = len(values) - 1
        listed = "\n".join(text.format("" if at == last else ",") for at, text in enumerate(values))
        source_table = self._placed(self.plan.source, self.plan.source.schema, step.source.name)
        if step.source.name in self.staged:
            source_table = self._quoted(self.staged[step.source.name])
        target = self._placed(self.plan.target, self.plan.target.schema, step.target.name)
        overriding = ""
        if self.dialect == "postgres" and step.explicit_identity:
            overriding = "\nOVERRIDING SYSTEM VALUE"
        return (
            f"INSERT INTO {target} (\n  " + ",\n  ".join(columns) + f"\n){overriding}\nSELECT\n{listed}\n"
            f"FROM {source_table} AS {quoted('s')}\n" + "\n".join(joins)
        )
