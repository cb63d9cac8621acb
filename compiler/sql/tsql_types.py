"""T-SQL: what the scripts do with types that are old, or of a kind of their own.

Source: SQL Server documentation, "Data types (Transact-SQL)", "CAST and CONVERT" (the table of conversions),
"sql_variant".
"""

from __future__ import annotations

from collections.abc import Mapping

# Types that a table should not be made with any more, or that the server writes itself.
REPLACED: Mapping[str, str] = {
    "text": "varchar(max)",
    "ntext": "nvarchar(max)",
    "image": "varbinary(max)",
    "sysname": "nvarchar(128)",
    "timestamp": "binary(8)",
    "rowversion": "binary(8)",
}
# Built into every database, tempdb too: a local column can hold them. No query across servers takes xml (error
# 9514) or CLR types, and no script makes a literal or a key of any.
HELD = frozenset({"xml", "sql_variant", "hierarchyid", "geography", "geometry"})
# The type in which values are compared, where the own has no operator, or one that takes different bytes for equal.
# xml is not among them: a column with a schema writes the same value in other words.
COMPARED_AS: Mapping[str, str] = {
    "text": "varchar(max)",
    "ntext": "nvarchar(max)",
    "image": "varbinary(max)",
    "geography": "varbinary(max)",
    "geometry": "varbinary(max)",
    "hierarchyid": "varbinary(892)",
    "sql_variant": "varbinary(8000)",
}


def of_another_code_page(native: str, collation: str | None) -> bool:
    """Tell whether a text column may hold signs that Latin1_General's code page (1252) lacks.

    COLLATE brings such a text to its own code page first, and signs that this one lacks become question marks.
    """
    if native.partition("(")[0] not in ("char", "varchar", "text") or collation is None:
        return False
    name = collation.lower()
    return name.endswith("_utf8") or not name.startswith(("latin1_general", "sql_latin1_general_cp1_"))
