"""What the project file may say and this version cannot do (O11-0404)."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.project.sections import AsUser, OdcSection, Project


def not_built(project: Project) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Yield (key path, what was asked, what can be done) for each option this version lacks."""
    yield from _not_built_places(project)
    odc = project.target.platform == "odc"
    if odc:
        yield from _not_built_people_of_odc(project)
    yield from _not_built_odc(project, odc)


def _not_built_places(project: Project) -> Iterator[tuple[tuple[str, ...], str, str]]:
    for side, place in (("source", project.source.at), ("target", project.target.at)):
        if place.files is not None and (side == "target" or project.target.dialect == "postgres"):
            found = f"the {side} is a folder of files"
            yield (side, "at", "files"), found, "Give a schema (and database); files are for a source on SQL Server."
        if place.server is not None and (side == "target" or project.target.dialect == "postgres"):
            found = "PostgreSQL has no linked servers"
            action = "Write a schema of foreign tables: `at: {schema: NAME}`."
            if side == "target":
                found = "the target is on a linked server, and scripts run in the target"
                action = "Run them on that instance, with the source on a linked server there."
            yield (side, "at", "server"), found, action
        if place.files is None and place.schema_name is None:
            yield (side, "at"), f"the {side} has no schema", "Write `at: {schema: NAME}`."
        if project.target.dialect == "postgres" and side == "source" and place.database is not None:
            yield (side, "at", "database"), "PostgreSQL reads within one database", "Leave it out."
        if project.target.dialect == "tsql" and place.files is None and place.database is None:
            yield (side, "at"), f"the {side} has no database", "Write `at: {database: NAME, schema: dbo}`."


def _not_built_people_of_odc(project: Project) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Yield what only a migration to O11 can do: ODC's users come from a file, it has no BPT tables."""
    users = project.users
    if users.scope == "all":
        yield ("users", "scope"), "users.scope is all", "Leave it out: users that rows refer to are mapped."
    if users.passwords == "copy":
        yield ("users", "passwords"), "users.passwords is copy", "Leave it out: no user is written."
    if users.include_it_users:
        yield ("users", "include_it_users"), "IT users are included", "Leave it out: no user is written."
    if isinstance(users.unmatched, AsUser):
        yield ("users", "unmatched"), "users.unmatched names a user", "Write error or null."
    if project.delta:
        yield ("delta",), "delta is set", "Leave it out; a second run into the same maps is refused."


def _not_built_odc(project: Project, odc: bool) -> Iterator[tuple[tuple[str, ...], str, str]]:
    section = project.odc
    if not odc:
        if section != OdcSection():
            yield ("odc",), "the target's platform is o11", "Write `target: {platform: odc}`, or leave `odc` out."
        return
    if project.target.dialect != "postgres":
        yield ("target", "dialect"), "ODC is PostgreSQL", "Write `dialect: postgres`."
    if section.run != "non-production":
        yield ("odc", "run"), f"odc.run is {section.run}", "Write non-production."
    if section.assets:
        yield ("odc", "assets"), "assets are mapped", "Leave it out; name tables under odc.entities."
    if section.authentication != "built-in":
        yield ("odc", "authentication"), "authentication is external-idp", "Leave it out."
    if section.groups != "skip":
        yield ("odc", "groups"), "odc.groups is migrate (the default)", "Write `groups: skip`."
    if section.stores:
        yield ("odc", "stores"), "stores are declared", "Leave it out; give user ids with odc.users."
    if section.stop_o11 or section.undeploy_odc:
        yield ("odc",), "gates of production-final are set", "Leave them out."
