"""Records of the metamodel, looked up while the scripts run: are they still what the snapshots say?"""

from __future__ import annotations

from sqlglot import exp

from compiler.hybrids import ACTIVITY_DEFINITIONS, ESPACES, PROCESS_DEFINITIONS, TENANTS
from compiler.model.platform_tables import OWNERS, STATUSES
from compiler.plan import ir
from compiler.sql.dialect import Dialect, Names
from compiler.sql.tree import Node, all_of, as_, call, col, count_all, eq, is_null, join, named, number, select

_RECORDS = "OSSYS_ENTITY_RECORD"
_APPLICATIONS = "OSSYS_APPLICATION"
_ALIASES = {ACTIVITY_DEFINITIONS: "a", PROCESS_DEFINITIONS: "p", ESPACES: "e"}


class _Lookup:
    """A query over one metamodel table and its owners, up to the module: only active rows of active owners."""

    def __init__(self, dialect: Dialect, names: Names, side: ir.Side, records: str) -> None:
        self.dialect = dialect
        self.names = names
        self.side = side
        self.table = names.plan.system_table(side, records)
        self.joins: list[exp.Join] = []
        self.conditions: list[Node] = []
        # A status has no state of its own: the model takes them all.
        if records not in STATUSES:
            self._only_active("r", self.table)

    def own(self, column: str) -> Node:
        """Return a column of the table itself."""
        return col("r", self.table.column(column).name)

    def owner_key(self, alias: str, table: ir.SystemTable, column: str, owner: str) -> tuple[str, ir.SystemTable, Node]:
        """Join the owner that ``column`` of ``table`` names; return its alias, its table and its key."""
        found = self.names.plan.system_table(self.side, owner)
        to = _ALIASES[owner]
        on = eq(col(to, found.column("ID").name), col(alias, table.column(column).name))
        self.joins.append(join(named(self.names.table(found.table), to), on))
        self._only_active(to, found)
        return to, found, self.dialect.key(col(to, found.column("SS_KEY").name))

    def owner_keys(self, records: str) -> list[Node]:
        """Join all owners of a definition, and the module; return their keys, the module's first."""
        keys: list[Node] = []
        alias, table, name = "r", self.table, records
        while name in OWNERS:
            column, name = OWNERS[name]
            alias, table, key = self.owner_key(alias, table, column, name)
            keys.insert(0, key)
        keys.insert(0, self.owner_key(alias, table, "ESPACE_ID", ESPACES)[2])
        return keys

    def _only_active(self, alias: str, table: ir.SystemTable) -> None:
        if table.has("IS_ACTIVE"):
            self.conditions.append(self.dialect.is_true(col(alias, table.column("IS_ACTIVE").name)))

    def rows(self, key: list[Node], identifier: str) -> exp.Select:
        """Return (key, id), the parts of the key joined by stars as ``Record.key`` has them."""
        nodes: list[Node] = [key[0]]
        for part in key[1:]:
            nodes += [self.dialect.text("*"), part]
        joined = self.dialect.concat(*nodes)
        return select(
            [as_(joined, "key"), as_(self.dialect.as_text(self.own(identifier)), "id")],
            named(self.names.table(self.table.table), "r"),
            self.joins,
            all_of(*self.conditions) if self.conditions else None,
        )


def pair_live(dialect: Dialect, names: Names, side: ir.Side, records: str) -> exp.Select:
    """Return (key, id) of all active records of a metamodel table on one side, as the maps print them."""
    lookup = _Lookup(dialect, names, side, records)
    if records in STATUSES:
        return lookup.rows([dialect.as_text(lookup.own("NAME"))], "ID")
    if records == ESPACES:
        return lookup.rows([dialect.key(lookup.own("SS_KEY"))], "ID")
    if records == _APPLICATIONS:
        return lookup.rows([dialect.key(lookup.own("KEY"))], "ID")
    owners = lookup.owner_keys(records)
    if records == TENANTS:
        return lookup.rows([*owners, dialect.as_text(lookup.own("NAME"))], "ID")
    key = dialect.key(lookup.own("SS_KEY"))
    if records == _RECORDS:
        return lookup.rows([*owners, dialect.key(lookup.own("ENTITY_SS_KEY")), key], "DATA_ID")
    return lookup.rows([*owners, key], "ID")


def pair_drift(dialect: Dialect, names: Names, side: ir.Side, records: str, table: str, pairs: exp.Table) -> exp.Select:
    """Return the names of a literal map's pairs that one side does not have as printed."""
    live = exp.Subquery(this=pair_live(dialect, names, side, records))
    prefix = "source" if side is ir.Side.SOURCE else "target"
    identifier = "old_id" if side is ir.Side.SOURCE else "new_id"
    on = all_of(
        eq(col("l", "key"), col("p", f"{prefix}_key")),
        eq(col("l", "id"), col("p", identifier)),
    )
    return select(
        [as_(col("p", "name"), "name")],
        named(pairs, "p"),
        [join(named(live, "l"), on, left=True)],
        where=all_of(eq(col("p", "map_name"), dialect.text(table)), is_null(col("l", "id"))),
    )


def record_count_drift(
    dialect: Dialect, names: Names, side: ir.Side, records: str, prefix: str, count: int
) -> exp.Select:
    """Return a row when an entity has another number of active records than the snapshot had."""
    live = named(exp.Subquery(this=pair_live(dialect, names, side, records)), "l")
    start = call("LEFT", col("l", "key"), number(len(prefix)))
    counted = select([as_(count_all(), "records")], live, where=eq(start, dialect.text(prefix)))
    return select(
        [as_(dialect.text("number of records"), "sample")],
        named(exp.Subquery(this=counted), "n"),
        where=exp.NEQ(this=col("n", "records"), expression=number(count)),
    )
