"""The part of a case's environment that lies in the platform's tables: groups, roles of users, processes, events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from compiler.demo.bpt import (
    Extra,
    FactoryActivity,
    FactoryGroup,
    FactoryInstance,
    FactoryParameter,
    FactoryProcess,
    FactoryStep,
    FactorySubscription,
    bpt_rows,
    group_rows,
)
from compiler.demo.factory import FactoryEnvironment, Row, key_of
from tests.support.case_words import Tree, read_words, spelled

if TYPE_CHECKING:
    from tests.support.case_side import Side

# A null would remove the key; this is how a top is left empty.
_NONE = "none"
# Definitions and statuses overlap between the sides and mean something else, like ids of rows.
_FIRST = {False: 11, True: 12}
_FIRST_STATUS = {False: 1, True: 2}


class People:
    """Builds the ``extra`` rows of one side."""

    def __init__(self, side: Side, environment: FactoryEnvironment) -> None:
        self.side = side
        self.environment = environment
        self.trees: dict[str, Tree] = {
            f"{module}.{name}": item or {}
            for module, tree in side.modules.items() for name, item in tree.get("processes", {}).items()
        }

    def extra(self) -> Extra:
        """Return the rows by table; nothing for a side that says nothing of all this."""
        tree = self.side.tree
        rows: list[tuple[str, tuple[Row, ...]]] = []
        if tree.get("user_roles"):
            rows.append(("OSSYS_USER_ROLE", tuple(self._user_roles())))
        if tree.get("groups"):
            rows += group_rows(self.environment, tuple(self._groups()))
        if self.trees:
            target = self.side.target
            rows += bpt_rows(
                self.environment, tuple(self._processes()), tuple(self._instances()),
                tuple(self._subscriptions()), first_id=_FIRST[target], first_status=_FIRST_STATUS[target],
            )
        return tuple(rows)

    # --- people -----------------------------------------------------------------------------------

    def _tenant_of(self, user: str) -> object:
        users, first = self.side.tree.get("users") or {}, next(iter(self.side.tenants), "")
        return self.side.ids["Tenant"][(users[user] or {}).get("tenant", first)]

    def _user_roles(self) -> Iterator[Row]:
        for user, roles in self.side.tree["user_roles"].items():
            for role in roles:
                yield {
                    "USER_ID": self.side.ids["User"][user], "ROLE_ID": self.side.ids["Role"][role],
                    "TENANT_ID": self._tenant_of(user),
                }

    def _groups(self) -> Iterator[FactoryGroup]:
        for name, item in self.side.tree["groups"].items():
            tree = item or {}
            yield FactoryGroup(
                self._id("Group", name), tree.get("name", name), self._tenant(tree), tree.get("description", ""),
                tuple(self._id("User", user) for user in tree.get("users", ())),
                tuple(self._real(role) for role in tree.get("roles", ())),
            )

    def _tenant(self, tree: Tree) -> Any:
        first = next(iter(self.side.tenants), None)
        name = tree.get("tenant", first)
        return self.side.ids["Tenant"][name] if name is not None else None

    def _id(self, kind: str, name: object) -> Any:
        """Return the id behind a name; a number is an id as it is (to let it dangle)."""
        return self.side.ids[kind][name] if isinstance(name, str) else name

    def _real(self, label: str) -> str:
        """Return "Module.Thing" with the module's real name."""
        module, _, thing = label.partition(".")
        return f"{self.side.modules[module].get('name', module)}.{thing}"

    # --- processes --------------------------------------------------------------------------------

    def _processes(self) -> Iterator[FactoryProcess]:
        for label, tree in self.trees.items():
            module, _, name = label.partition(".")
            inner = self.side.modules[module].get("inner", module)
            key = (inner, "process", tree.get("key", name))
            yield FactoryProcess(
                self.side.modules[module].get("name", module), tree.get("name", name), key_of(*key),
                tuple(self._parameters(label, tree.get("inputs", {}), (*key, "input"))),
                tuple(self._parameters(label, tree.get("outputs", {}), (*key, "output"))),
                tuple(self._activities(label, tree.get("activities", {}), key)),
                id=tree.get("id"), active=tree.get("active", True),
            )

    def _activities(self, label: str, trees: Tree, key: tuple[str, ...]) -> Iterator[FactoryActivity]:
        for name, item in trees.items():
            tree = item or {}
            own = (*key, "activity", tree.get("key", name))
            yield FactoryActivity(
                tree.get("name", name), key_of(*own), tree.get("kind", "Human Activity"),
                tuple(self._parameters(label, tree.get("outputs", {}), (*own, "output"))),
                id=tree.get("id"), active=tree.get("active", True),
            )

    def _parameters(self, label: str, trees: Tree, key: tuple[str, ...]) -> Iterator[FactoryParameter]:
        for name, item in trees.items():
            tree = read_words(spelled(item))
            refers = tree.pop("refers", None)
            kind = tree.get("type", "Text")
            if refers is not None:
                kind = self.side.full_name(self.side.label_of(refers, label))
            yield FactoryParameter(
                name, key_of(*key, tree.get("key", name)), kind, tree.get("id"), tree.get("active", True)
            )

    def _instances(self) -> Iterator[FactoryInstance]:
        instances = self.side.instances
        for name, tree in instances.items():
            definition = self.trees[tree["process"]]
            parent = tree.get("parent")
            top = tree.get("top", self._top(name))
            empty = {"TOP_PROCESS_ID": None} if top == _NONE else {}
            yield FactoryInstance(
                self._id("Process", name), self._real(tree["process"]), name, tree.get("status", "Active"),
                self._tenant(tree), self._id("Process", parent), None if empty else self._id("Process", top),
                self._id("Activity", tree.get("parent_activity")), self._id("User", tree.get("created_by")),
                self._texts(tree["process"], definition.get("inputs", {}), tree.get("inputs", {})),
                self._texts(tree["process"], definition.get("outputs", {}), tree.get("outputs", {})),
                tuple(self._steps(tree["process"], definition, tree.get("activities", {}))),
                {**self._users(tree), **empty, **_columns(tree)},
            )

    def _top(self, name: str) -> object:
        """Return the root of an instance's parents."""
        seen = {name}
        while isinstance(parent := self.side.instances[name].get("parent"), str) and parent not in seen:
            seen.add(parent)
            name = parent
        return name

    def _users(self, tree: Tree) -> Row:
        words = {"modified_by": "LAST_MODIFIED_BY", "suspended_by": "SUSPENDED_BY"}
        return {column: self._id("User", tree[word]) for word, column in words.items() if word in tree}

    def _steps(self, process: str, definition: Tree, trees: Tree) -> Iterator[FactoryStep]:
        for name, item in trees.items():
            tree = item or {}
            drawn = definition.get("activities", {})[tree["activity"]] or {}
            yield FactoryStep(
                self._id("Activity", name), tree["activity"], name, tree.get("status", "Ready"),
                self._id("User", tree.get("user")), self._id("Group", tree.get("group")),
                self._id("Activity", tree.get("precedent")),
                self._texts(process, drawn.get("outputs", {}), tree.get("outputs", {})), _columns(tree),
            )

    def _texts(self, label: str, parameters: Tree, given: Tree) -> Mapping[str, str | None]:
        """Return values as the platform keeps them: ids as text where the type is a reference."""
        found: dict[str, str | None] = {}
        for name, value in given.items():
            refers = read_words(spelled(parameters[name])).get("refers")
            if isinstance(value, Mapping):
                value = self.side.soft(value)
            elif refers is not None and isinstance(value, str):
                value = self.side.ids[self.side.label_of(refers, label)].get(value, value)
            found[name] = None if value is None else str(value)
        return found

    # --- events -----------------------------------------------------------------------------------

    def _subscriptions(self) -> Iterator[FactorySubscription]:
        for label, items in (self.side.tree.get("events") or {}).items():
            for tree in items:
                given = tree.get("refs", {})
                references = {name: self.side.value(label, name, item, "") for name, item in given.items()}
                if "row" in tree:
                    row = tree["row"]
                    references["Id"] = self.side.ids[label][row] if isinstance(row, str) else row
                process = tree.get("process")
                yield FactorySubscription(
                    self.side.full_name(label), self._real(process) if process else None, tree.get("espace"),
                    self._tenant(tree), self._id("Activity", tree.get("activity")), tree.get("is_update", False),
                    tree.get("is_light", False), references,  # type: ignore[arg-type]
                )


def _columns(tree: Tree) -> Row:
    """Return what is given by column name, in capitals."""
    return {name: value for name, value in tree.items() if name.isupper()}
