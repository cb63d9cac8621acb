"""The catalogue of diagnostic codes.

Ranges: 01xx reading a metamodel, 02xx resolving it, 03xx matching two, 04xx project file,
05xx dependency graph, 06xx scope and plan, 07xx lowering to a dialect, 08xx output folder,
09xx what the generated scripts find when they run, 10xx commands and environment.
A code is never reused for another meaning.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """What is the same for every diagnostic of one code."""

    severity: str
    title: str
    action: str


CODES: Mapping[str, Code] = {
    # 01xx: reading
    "O11-0101": Code("error", "snapshot file is missing or cannot be read", "Make it with `o11c snapshot URL -o FILE`."),
    "O11-0102": Code("error", "snapshot file is damaged", "Make the snapshot again; do not edit the file."),
    "O11-0103": Code("error", "file is not a snapshot", "Give the file that `o11c snapshot` wrote."),
    "O11-0104": Code("error", "snapshot was made by a newer version", "Update o11c, or make the snapshot again with this version."),
    "O11-0105": Code("error", "metamodel table is missing", "Give the schema that holds the OSSYS tables (--schema), and a login that may read it."),
    "O11-0106": Code("error", "metamodel column is missing", "This platform version lacks a column that o11c cannot do without; report it."),
    "O11-0107": Code("error", "cannot connect", "Check host, port, database and login; passwords come from PGPASSWORD, .pgpass or O11C_MSSQL_PASSWORD."),
    "O11-0108": Code("error", "the server went away while the metamodel was read", "Run the snapshot again; no file was written."),
    "O11-0109": Code("error", "not a database URL", "Write postgresql://user@host:port/db or mssql://user@host:port/db, without a password."),
    "O11-0110": Code("error", "password in the URL", "Remove it: a command line is visible to others. Use PGPASSWORD, .pgpass or O11C_MSSQL_PASSWORD."),
    "O11-0111": Code("error", "metamodel value has an unexpected type", "The column holds a value that o11c cannot read; report the platform version."),
    "O11-0112": Code("error", "metamodel changed while it was read", "Run the snapshot again while nothing is being published."),
    "O11-0113": Code("error", "permission denied while the metamodel was read", "Grant SELECT on the OSSYS tables to the login."),
    "O11-0114": Code("error", "snapshot file cannot be written", "Check the path and its permissions; an older file is as it was."),
    "O11-0115": Code("error", "query failed while the metamodel was read", "Read the server's message; no file was written."),
    # 02xx: resolving
    "O11-0201": Code("error", "two active rows for one key", "Deactivate one of them in the platform (republish the module), then make the snapshot again."),
    "O11-0202": Code("error", "entity has no table in the catalog", "Publish the module, check that the login sees the table, then make the snapshot again."),
    "O11-0203": Code("error", "reference target is missing", "Publish the module that owns the entity, or remove the attribute."),
    "O11-0204": Code("warning", "attribute has no column", "It is left out. Publish the module if it should be there."),
    "O11-0205": Code("error", "table name fits several tables", "Two tables differ only in letter case and neither matches exactly; rename one."),
    "O11-0206": Code("error", "entity has no identifier", "Give the entity an identifier, or exclude it."),
    "O11-0207": Code("error", "attribute type is unknown", "Report the type; the attribute can be left behind with `drop`."),
    "O11-0208": Code("error", "entity has a composite identifier", "Only external tables may have one; exclude the entity."),
    "O11-0209": Code("error", "two columns of a table differ only in letter case", "Rename one of them."),
    "O11-0210": Code("error", "table takes part in inheritance", "Rows of other tables would be read or deleted with it; exclude the entity."),
    # 03xx: matching
    "O11-0301": Code("error", "source entity has no active partner in the target", "Publish the module in the target environment, or exclude the entity."),
    "O11-0302": Code("note", "target entity has no partner in the source", "It is left alone."),
    "O11-0303": Code("error", "source attribute is gone in the target", "List it under `drop` if its data may be left behind, or publish the newer version in the target."),
    "O11-0304": Code("note", "target attribute is new", "Its value is stated in the plan; give another one with `set`."),
    "O11-0305": Code("error", "attribute types differ", "Publish the same version of the module in both environments."),
    "O11-0306": Code("warning", "static record has no partner in the target", "Publish the same version in both environments; rows that refer to it are found by preflight."),
    "O11-0307": Code("error", "engines differ", "Source and target must be of the same engine (O11 to O11); files and foreign tables come with ODC."),
    "O11-0308": Code("error", "engine versions differ", "Use the same version, or write `versions: {engine: accept}` in the project file."),
    "O11-0309": Code("note", "attributes matched by name", "The catalog has no attribute keys; check the pairs."),
    "O11-0310": Code("warning", "platform versions differ", "The vendor recommends the same platform version on both sides."),
    "O11-0311": Code("warning", "module versions differ", "Publish the same version of the module in both environments."),
    "O11-0312": Code("error", "attribute refers to different entities in the two environments", "Publish the same version of the module in both environments."),
    "O11-0313": Code("error", "entity is of another kind in the target", "Publish the same version of the module in both environments."),
    "O11-0314": Code("error", "ambiguous pair", "More than one candidate in the target; name the pair in the project file."),
    "O11-0315": Code("error", "tenant named in the project file does not exist", "Correct `tenants.map`."),
    "O11-0316": Code("warning", "tenant has no partner in the target", "Name its partner under `tenants.map`; rows that refer to it are found by preflight."),
    "O11-0317": Code("warning", "process or activity definition has no partner in the target", "Publish the same version in both environments; instances are treated as `bpt.unmatched` says."),
    "O11-0318": Code("note", "process input of the target has no data", "Migrated instances have no value for it; check that the process can go on without."),
    # 04xx: project file
    "O11-0401": Code("error", "project file cannot be read", "Give the path of a YAML file."),
    "O11-0402": Code("error", "project file is not valid YAML", "Correct the line."),
    "O11-0403": Code("error", "project file does not fit the schema", "See docs/project-file.md for the keys and their values."),
    "O11-0404": Code("error", "option is not built yet", "This version cannot do what the option asks; name the value that it can do."),
    "O11-0405": Code("error", "project names something that is not there", "Correct the name; names are Application, Module or Module.Entity, as in Service Studio."),
    "O11-0406": Code("error", "name is ambiguous", "Two active things carry this name; clone modules need different names."),
    "O11-0407": Code("error", "scope is empty", "Name a solution, an application or a module with entities."),
    "O11-0408": Code("error", "options contradict each other", "Change one of them."),
    "O11-0409": Code("error", "`set` value cannot be read", "Write a literal of the attribute's type: 'text', 12, 1.5, true, '2024-01-31', null."),
    "O11-0410": Code("error", "`where` cannot be read", "Compare attributes of the entity with literals: Name = 'x', Amount >= 10, IsOpen = true, joined with AND, OR, NOT, IN, LIKE, IS NULL."),
    "O11-0411": Code("error", "attribute cannot be masked", "Identifiers, references and match keys keep their value, and hash and fake need a text; remove it from `mask`."),
    "O11-0412": Code("error", "business key cannot be used", "Name attributes under `match` that identify a row in both environments."),
    "O11-0413": Code("error", "soft reference cannot be used", "Name a text or integer attribute and an entity whose ids are mapped."),
    # 05xx: graph
    "O11-0501": Code("error", "cycle of mandatory references cannot be cut", "Make one of the references optional in Service Studio, or exclude an entity."),
    # 06xx: scope and plan
    "O11-0601": Code("error", "excluded entity is needed", "Remove it from `exclude`, or exclude the entities that refer to it too."),
    "O11-0602": Code("error", "reference to a system entity that cannot be mapped", "List the attribute under `drop`, or exclude the entity."),
    "O11-0603": Code("error", "target column must have a value and none is known", "Give one with `set`."),
    "O11-0604": Code("error", "entity cannot be written", "Static, system and external entities are not the migration's to write; remove the entry."),
    "O11-0605": Code("warning", "trigger will fire while rows are inserted", "Read the trigger; BPT triggers are silenced with the BPT chapters."),
    "O11-0606": Code("note", "reference to an external entity keeps its value", "Check that the external ids mean the same in both environments."),
    "O11-0607": Code("error", "users cannot be matched", "OSSYS_USER lacks the column that `users.match` names."),
    "O11-0608": Code("error", "identifier cannot be mapped", "Use `keys: {strategy: auto}`, or empty the target with `mode: replace`."),
    "O11-0609": Code("error", "user map file cannot be read", "Give a CSV file with the columns email,id."),
    "O11-0610": Code("error", "attribute cannot be dropped", "It is needed; remove it from `drop`."),
    "O11-0611": Code("warning", "entity holds binary data", "Binary attributes dominate size and time; plan the window for them."),
    "O11-0612": Code("error", "target computes the column", "Its value cannot be written; list the attribute under `drop`."),
    "O11-0613": Code("error", "target is a view", "Give the schema that holds the tables; rows are not written through views."),
    "O11-0614": Code("warning", "autonumber without a sequence", "New ids follow the highest one in the table; check that whatever makes the next id goes on from there."),
    "O11-0615": Code("note", "attribute looks like a soft key", "If it holds ids of an entity, declare it under `soft_references`; otherwise it is copied as it is."),
    "O11-0616": Code("error", "column of a platform table is unknown", "It may be a reference, which a copy would break; report the platform version and the column."),
    "O11-0617": Code("error", "business keys refer to each other in a circle", "Match one of the entities on an attribute that is no reference."),
    "O11-0618": Code("error", "platform table is missing on one side", "Make the snapshot with a login that sees the platform's tables of users and processes."),
    "O11-0619": Code("warning", "deleted rows cannot get their old ids back", "Keep a backup; write `accept: [O11-0619]` in the project file when that is understood."),
    # 07xx: lowering
    "O11-0701": Code("error", "dialect does not fit the snapshot", "Make the snapshot from the engine that the dialect is for, or change `target.dialect`."),
    "O11-0702": Code("error", "physical name cannot pass through sqlcmd", "sqlcmd replaces $(x) even inside quoted names and ends a batch at a line GO; rename the column or table."),
    "O11-0703": Code("error", "key strategy does not exist in this dialect", "Choose another `keys.strategy`."),
    "O11-0704": Code("error", "column type has no counterpart in this dialect", "Leave the attribute behind with `drop`, or report the type."),
    # 08xx: output
    "O11-0801": Code("error", "output folder cannot be written", "Check the path and its permissions; the old folder is as it was."),
    "O11-0802": Code("error", "folder has no manifest", "Give a folder that `o11c compile` wrote."),
    "O11-0803": Code("error", "files differ from the manifest", "Compile again, or find out who changed them."),
    "O11-0804": Code("error", "output folder holds something else", "It has no manifest.json, so it is not replaced; choose another folder."),
    "O11-0805": Code("error", "manifest is damaged", "Compile again."),
    # 09xx: found by the generated scripts when they run
    "O11-0900": Code("error", "preflight found errors", "Solve the errors in the table of findings; migrate.sql would fail or refuse."),
    "O11-0901": Code("error", "reference without partner", "Correct the rows, or let optional references become NULL with `references: {dangling: \"null\"}`."),
    "O11-0902": Code("warning", "reference without partner becomes NULL", "Check that the number of rows is what you expect."),
    "O11-0903": Code("error", "identifier exists in the target already", "Use mode replace, or remove the rows from the target."),
    "O11-0904": Code("error", "rows outside the run refer to rows that would be deleted", "Bring the referring entity into scope with mode replace, or use append."),
    "O11-0905": Code("note", "values are left behind by `drop`", "Check that the number of rows is what you expect."),
    "O11-0906": Code("warning", "users share a name", "They match nobody; rename users that are out of use."),
    "O11-0907": Code("error", "entities were migrated by an earlier run", "Undo that run first: its rows are still there."),
    "O11-0908": Code("error", "records have changed since the snapshot", "Make both snapshots again and compile again."),
    "O11-0909": Code("error", "metamodel has changed since the snapshot", "Make both snapshots again and compile again."),
    "O11-0910": Code("error", "checks do not hold", "Read the table of checks: it shows expected and found."),
    "O11-0911": Code("error", "connected to another database", "Connect to the target that the scripts were compiled for."),
    "O11-0912": Code("error", "another run is under way", "Wait for it, then look at o11c.run."),
    "O11-0913": Code("warning", "source cannot be read as of one moment", "Stop writing to the source for the run, or allow snapshot isolation in its database."),
    "O11-0914": Code("error", "text identifiers are the same for the target", "Decide which of the rows stays, or give one another id."),
    "O11-0915": Code("error", "an earlier batch did not finish", "Look at the first error; run with sqlcmd, or in SQLCMD mode."),
    "O11-0916": Code("error", "target database is not in UTF8", "o11c compares names in Unicode; migrate into a database of encoding UTF8."),
    "O11-0917": Code("error", "foreign keys were added since the snapshot", "Make both snapshots again and compile again."),
    "O11-0918": Code("note", "rows are deleted with the rows that they refer to", "Check that the number of rows is what you expect."),
    "O11-0919": Code("error", "rows would collide in a unique index", "Use mode merge, remove the rows from the target, or leave them out with `where`."),
    "O11-0920": Code("error", "queue of BPT events is not empty", "Wait until the platform has worked it off, with the applications disabled."),
    "O11-0921": Code("error", "business key is empty or not unique", "Correct the rows, or name other attributes under `match`."),
    "O11-0922": Code("error", "stand-in user is not there once", "Correct `users.unmatched`: it names a user of the target."),
    "O11-0923": Code("error", "masked values collide in a unique index", "Use another mask, or another key in O11C_MASK_KEY."),
    "O11-0924": Code("error", "event subscription without partner", "Correct the rows, or leave them out with `bpt: {unmatched: skip}`."),
    "O11-0925": Code("warning", "rows of an earlier run are gone in the source", "They stay in the target; delete them with `delta: {deleted: delete}`."),
    "O11-0926": Code("warning", "rows of an earlier run are gone in the target", "They are inserted again with new ids."),
    "O11-0927": Code("error", "key for masks is missing", "Set the environment variable O11C_MASK_KEY to 16 to 128 letters, digits, _ or - before the script runs."),
    "O11-0928": Code("note", "rows hold binary data", "They dominate size and time; plan the window for them."),
    # 10xx: commands
    "O11-1001": Code("error", "an extra is not installed", "Install it."),
    "O11-1002": Code("error", "embedded PostgreSQL did not start", "Read the log that is named; give a server with O11C_TEST_POSTGRES instead."),
    "O11-1003": Code("error", "migration script failed", "Read the lines above; the transaction was rolled back."),
    "O11-1004": Code("error", "nothing in the plan has this name", "Give Module.Entity or Module.Entity.Attribute; `o11c plan` lists them."),
}
