"""The queries of the SQL Server reader: they parse, name what the documentation names, and read no data."""

from __future__ import annotations

import re

import pytest

from compiler.metamodel import mssql, mssql_queries
from tests.house.maxdop_check import syntax_errors

QUERIES = {name: text for name, text in vars(mssql_queries).items() if name.isupper() and isinstance(text, str)}
SETTINGS = (mssql._PREPARE, mssql._BEGIN_SNAPSHOT, mssql._END_SNAPSHOT)

# Columns of SQL Server 2016 (documentation, "System catalog views"), as far as they are read. Babelfish 4.4 has all
# of them (its sys_views.sql, ownership.sql), and no sys.allocation_units.
VIEWS = {
    "allocation_units": "container_id total_pages type",
    "check_constraints": "definition is_disabled is_not_trusted name parent_column_id parent_object_id",
    "columns": "collation_name column_id default_object_id encryption_type generated_always_type is_column_set "
    "is_computed is_identity is_masked is_nullable max_length name object_id precision scale user_type_id",
    "databases": "compatibility_level containment is_read_committed_snapshot_on name snapshot_isolation_state",
    "default_constraints": "definition object_id",
    "extended_properties": "class major_id minor_id name value",
    "foreign_key_columns": "constraint_column_id constraint_object_id parent_column_id parent_object_id "
    "referenced_column_id referenced_object_id",
    "foreign_keys": "delete_referential_action_desc is_disabled is_not_trusted name object_id parent_object_id "
    "referenced_object_id",
    "identity_columns": "column_id increment_value object_id",
    "index_columns": "column_id index_id key_ordinal object_id",
    "indexes": "filter_definition has_filter index_id is_disabled is_hypothetical is_padded is_primary_key is_unique "
    "name object_id",
    "objects": "is_ms_shipped name object_id schema_id type",
    "partitions": "hobt_id index_id object_id partition_id rows",
    "schemas": "name schema_id",
    "triggers": "is_disabled is_ms_shipped name parent_class parent_id",
    "types": "is_user_defined name user_type_id",
}


@pytest.mark.parametrize("level", ["2016", "2019"])
def test_queries_parse(level: str) -> None:
    batches = [mssql_queries.about(text, "o'neil") for text in QUERIES.values()]
    assert syntax_errors([*batches, *SETTINGS], level) == []


def test_views_and_columns_are_spelt_as_documented() -> None:
    """In a database whose collation tells cases apart, another spelling would be another name."""
    seen: dict[str, set[str]] = {}
    for name, text in QUERIES.items():
        aliases = {alias: view for view, alias in re.findall(r"\bsys\.(\w+) (\w+)", text)}
        used = re.findall(r"(?<![\w.])(\w+)\.(\w+)", text)
        assert {alias for alias, _ in used} <= {*aliases, "sys"}, name
        for alias, column in used:
            if alias != "sys":
                seen.setdefault(aliases[alias], set()).add(column)
    assert {view: " ".join(sorted(columns)) for view, columns in seen.items()} == VIEWS


def test_nothing_needs_the_rights_of_a_server() -> None:
    """sys.dm_... views need VIEW DATABASE STATE or VIEW SERVER STATE."""
    assert not [text for text in QUERIES.values() if "dm_" in text or "sys.master" in text]
