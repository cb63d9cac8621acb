"""Runs T-SQL without SQL Server: batches are parsed and their control of flow is done here, statements that read
and write become PostgreSQL's with T-SQL's rules for names, types and collations.

It judges the text of generated scripts. What it shows to be right: that names of databases, schemas, tables,
columns, aliases and variables are there and mean one thing; the order of statements and batches; joins, conditions,
values and counts of rows; the types and lengths of what is put together, converted and assigned; collation
precedence with its conflicts (error 468), also between the databases' collation and tempdb's; identities,
IDENTITY_INSERT and what IDENT_CURRENT says; constraints, their states and triggers; the catalog views; TRY and CATCH,
THROW, XACT_ABORT, doomed transactions, and what a failed batch leaves; what is found when a batch is compiled
(undeclared variables, columns of tables that are there already); rules that PostgreSQL does not have (no aggregate
over a subquery, no MAX of bit, no ORDER BY in a derived table, names of derived columns, NULL equal to NULL in a
unique index, INSERT of ids).

PostgreSQL stores neither U+0000 nor half of a surrogate pair: signs of plane 15 stand for them, NCHAR makes those, and
two halves that are put together do not become one sign. Nobody knows of other sessions: sys.dm_exec_sessions has one
row.

Not emulated, and so not shown: locks, blocking, isolation and row versions; permissions and ownership; speed, plans,
hints, sizes, log and tempdb; order of texts under a collation of a language (equality under CI and AI is); surrogate
pairs in SUBSTRING and LEFT; code page 1252 beyond Latin 1; table variables outlive ROLLBACK there, not here; the
bytes of decimal and datetime values as varbinary (only that each value has its own); datetime2(7) has six digits; two
sessions at once, linked servers, files.

Whatever it does not know raises ``NotEmulated``: nothing is skipped. Nothing here is used by the compiler, and
nothing of the compiler is used here.
"""
