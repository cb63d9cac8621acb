"""What the reader asks SQL Server: its catalog views, each with one query for the whole schema.

Views and columns are those of SQL Server 2016 and later and of Azure SQL, in the letter case that their
documentation gives: in a database whose collation tells cases apart, no other is known. A question mark stands for
the schema's name (``about``).

Babelfish 4 has them all but ``sys.allocation_units`` (its sources, contrib/babelfishpg_tsql/sql). It shows no filter of
an index: there ``is_padded`` tells of one. Its name for no Babelfish is NULL.
"""

from __future__ import annotations


def about(query: str, schema: str) -> str:
    """Return the query with the schema's name as a literal.

    Parameters would be described, prepared and typed by the driver, each in its own way.
    """
    literal = schema.replace("'", "''")
    return query.replace("?", f"N'{literal}'")


SERVER = """
SELECT CAST(SERVERPROPERTY('ProductVersion') AS nvarchar(128)), DB_NAME(),
       CAST(DATABASEPROPERTYEX(DB_NAME(), 'Collation') AS nvarchar(128)),
       CAST(SERVERPROPERTY('EngineEdition') AS int), CAST(SERVERPROPERTY('Collation') AS nvarchar(128)),
       CAST(SERVERPROPERTY('BabelfishVersion') AS nvarchar(128))
"""

# Every login sees the row of the database that it is in.
DATABASE = """
SELECT d.compatibility_level, d.snapshot_isolation_state, d.is_read_committed_snapshot_on, d.containment
FROM sys.databases d WHERE d.name = DB_NAME()
"""

MAY_SEE_DEFINITIONS = "SELECT HAS_PERMS_BY_NAME(QUOTENAME(?), N'SCHEMA', N'VIEW DEFINITION')"

SCHEMAS = "SELECT s.name FROM sys.schemas s"

SCHEMA_TABLES = """
SELECT s.name, o.name FROM sys.objects o JOIN sys.schemas s ON s.schema_id = o.schema_id
WHERE o.type IN ('U', 'V') AND o.is_ms_shipped = 0
"""

TABLES = """
SELECT o.object_id, o.name, RTRIM(o.type), CAST(p.value AS nvarchar(4000))
FROM sys.objects o
JOIN sys.schemas s ON s.schema_id = o.schema_id
LEFT JOIN sys.extended_properties p
  ON p.class = 1 AND p.major_id = o.object_id AND p.minor_id = 0 AND p.name = 'MS_Description'
WHERE s.name = ? AND o.type IN ('U', 'V') AND o.is_ms_shipped = 0
"""

COLUMNS = """
SELECT c.object_id, c.column_id, c.name, t.name, t.is_user_defined, c.max_length, c.precision, c.scale,
       c.is_nullable, c.is_identity, c.is_computed, c.default_object_id, d.definition, c.collation_name,
       c.is_column_set, c.generated_always_type, c.encryption_type, c.is_masked
FROM sys.columns c
JOIN sys.objects o ON o.object_id = c.object_id
JOIN sys.schemas s ON s.schema_id = o.schema_id
JOIN sys.types t ON t.user_type_id = c.user_type_id
LEFT JOIN sys.default_constraints d ON d.object_id = c.default_object_id
WHERE s.name = ? AND o.type IN ('U', 'V') AND o.is_ms_shipped = 0
ORDER BY c.object_id, c.column_id
"""

INCREMENTS = """
SELECT i.object_id, i.column_id, CAST(i.increment_value AS decimal(38, 0))
FROM sys.identity_columns i
JOIN sys.objects o ON o.object_id = i.object_id
JOIN sys.schemas s ON s.schema_id = o.schema_id
WHERE s.name = ?
"""

INDEXES = """
SELECT i.object_id, i.index_id, i.name, i.is_primary_key,
       CASE WHEN i.has_filter = 1 OR (i.is_padded = 1 AND SERVERPROPERTY('BabelfishVersion') IS NOT NULL)
            THEN 1 ELSE 0 END,
       i.filter_definition, c.name
FROM sys.indexes i
JOIN sys.objects o ON o.object_id = i.object_id
JOIN sys.schemas s ON s.schema_id = o.schema_id
JOIN sys.index_columns x ON x.object_id = i.object_id AND x.index_id = i.index_id AND x.key_ordinal > 0
JOIN sys.columns c ON c.object_id = x.object_id AND c.column_id = x.column_id
WHERE s.name = ? AND o.type IN ('U', 'V') AND o.is_ms_shipped = 0
  AND i.is_unique = 1 AND i.is_disabled = 0 AND i.is_hypothetical = 0
ORDER BY i.object_id, i.index_id, x.key_ordinal
"""

FOREIGN_KEYS = """
SELECT f.parent_object_id, f.object_id, f.name, rs.name, ro.name, f.delete_referential_action_desc,
       f.is_disabled, f.is_not_trusted, pc.name, rc.name
FROM sys.foreign_keys f
JOIN sys.objects o ON o.object_id = f.parent_object_id
JOIN sys.schemas s ON s.schema_id = o.schema_id
JOIN sys.foreign_key_columns k ON k.constraint_object_id = f.object_id
JOIN sys.columns pc ON pc.object_id = k.parent_object_id AND pc.column_id = k.parent_column_id
LEFT JOIN sys.objects ro ON ro.object_id = f.referenced_object_id
LEFT JOIN sys.schemas rs ON rs.schema_id = ro.schema_id
LEFT JOIN sys.columns rc ON rc.object_id = k.referenced_object_id AND rc.column_id = k.referenced_column_id
WHERE s.name = ?
ORDER BY f.object_id, k.constraint_column_id
"""

INBOUND_KEYS = """
SELECT f.object_id, s.name, o.name, f.name, ro.name, f.delete_referential_action_desc, pc.name, rc.name
FROM sys.foreign_keys f
JOIN sys.objects o ON o.object_id = f.parent_object_id
JOIN sys.schemas s ON s.schema_id = o.schema_id
JOIN sys.objects ro ON ro.object_id = f.referenced_object_id
JOIN sys.schemas rs ON rs.schema_id = ro.schema_id
JOIN sys.foreign_key_columns k ON k.constraint_object_id = f.object_id
JOIN sys.columns pc ON pc.object_id = k.parent_object_id AND pc.column_id = k.parent_column_id
JOIN sys.columns rc ON rc.object_id = k.referenced_object_id AND rc.column_id = k.referenced_column_id
WHERE rs.name = ? AND s.schema_id <> rs.schema_id
ORDER BY f.object_id, k.constraint_column_id
"""

TRIGGERS = """
SELECT t.parent_id, t.name, t.is_disabled
FROM sys.triggers t
JOIN sys.objects o ON o.object_id = t.parent_id
JOIN sys.schemas s ON s.schema_id = o.schema_id
WHERE s.name = ? AND t.parent_class = 1 AND t.is_ms_shipped = 0
"""

CHECKS = """
SELECT k.parent_object_id, k.name, k.definition, c.name, k.is_not_trusted
FROM sys.check_constraints k
JOIN sys.objects o ON o.object_id = k.parent_object_id
JOIN sys.schemas s ON s.schema_id = o.schema_id
LEFT JOIN sys.columns c ON c.object_id = k.parent_object_id AND c.column_id = k.parent_column_id
WHERE s.name = ? AND k.is_disabled = 0
"""

ROW_COUNTS = """
SELECT p.object_id, SUM(p.rows)
FROM sys.partitions p
JOIN sys.objects o ON o.object_id = p.object_id
JOIN sys.schemas s ON s.schema_id = o.schema_id
WHERE s.name = ? AND o.type = 'U' AND p.index_id IN (0, 1)
GROUP BY p.object_id
"""

# Pages of 8 KB. Types 1 and 3 belong to a heap or B-tree, type 2 (large values) to a partition.
SIZES = """
SELECT p.object_id, SUM(a.total_pages) * 8192
FROM sys.partitions p
JOIN sys.allocation_units a
  ON a.container_id = CASE WHEN a.type IN (1, 3) THEN p.hobt_id ELSE p.partition_id END
JOIN sys.objects o ON o.object_id = p.object_id
JOIN sys.schemas s ON s.schema_id = o.schema_id
WHERE s.name = ? AND o.type = 'U'
GROUP BY p.object_id
"""
