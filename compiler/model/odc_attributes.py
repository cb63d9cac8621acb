"""Attributes and columns of one entity that ODC has: by the mapping, by keys in comments, else by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from compiler.diagnostics import Findings
from compiler.model.assets import Where
from compiler.model.lookup import Problems
from compiler.model.odc_comments import keys_in, plain_key
from compiler.model.types import Attribute, AttributePair, Entity, EntityPair


def plain_name(text: str) -> str:
    """Return a name in lower case with nothing but its letters and digits."""
    return "".join(char for char in text.casefold() if char.isalnum())


def pair_columns(
    source: Entity, target: Entity, evidence: str, columns: Mapping[str, str], where: Where,
    findings: Findings, problems: Problems,
) -> EntityPair:
    """Pair attributes with columns: by ``columns`` (attribute to column), by keys in comments, then by names.

    Of names the attribute's comes first, then its column's. ``evidence`` is the entity's. Names in ``columns`` that do
    not exist are O11-0405, several candidates O11-0314; such an attribute has no partner.
    """
    return _Pairing(source, target, where, findings, problems).run(evidence, columns)


class _Pairing:
    """What is left of both sides."""

    def __init__(
        self, source: Entity, target: Entity, where: Where, findings: Findings, problems: Problems
    ) -> None:
        self.source = source
        self.target = target
        self.where = where
        self.findings = findings
        self.problems = problems
        self.left = {item.key: item for item in target.attributes}
        # Columns whose comment says what they are: no name makes them another attribute's.
        self.claimed: set[str] = set()
        self.pairs: list[AttributePair] = []

    def run(self, evidence: str, columns: Mapping[str, str]) -> EntityPair:
        waiting = self._mapped(columns)
        waiting, unsettled = self._commented(waiting)
        waiting = self._named([(item, item.name) for item in waiting])
        alone = self._named([(item, item.column.name) for item in waiting if item.column is not None])
        return EntityPair(
            source=self.source,
            target=self.target,
            evidence=evidence,
            attributes=tuple(sorted(self.pairs, key=lambda item: (item.source.order, item.source.key))),
            source_only=tuple(sorted((*alone, *unsettled), key=lambda item: (item.order, item.key))),
            target_only=tuple(sorted(self.left.values(), key=lambda item: (item.order, item.key))),
        )

    def _mapped(self, columns: Mapping[str, str]) -> list[Attribute]:
        """Pair what the project file names; return the attributes with a column that it does not name."""
        label = self.source.label
        known = {item.name for item in self.source.attributes}
        for name in sorted(set(columns) - known):
            where = self.where("odc", "entities", label, "columns", name)
            self.findings.add("O11-0405", where, f"no attribute '{name}'")
        waiting: list[Attribute] = []
        for attribute in self.source.attributes:
            if attribute.name not in columns:
                waiting += [attribute] if attribute.column is not None else []
                continue
            partner = self.left.pop(f"name:{columns[attribute.name].lower()}", None)
            if partner is None:
                found = f"{self.target.physical_table} has no column {columns[attribute.name]}, or it is taken"
                self.findings.add(
                    "O11-0405", self.where("odc", "entities", label, "columns", attribute.name), found
                )
            elif attribute.column is not None:
                self.pairs.append(AttributePair(attribute, partner, "mapping"))
        return waiting

    def _commented(self, waiting: list[Attribute]) -> tuple[list[Attribute], list[Attribute]]:
        """Pair by keys in comments; return the attributes that no comment names, and those that several do."""
        by_key = {plain_key(item.key): item for item in self.source.attributes if item.has_key}
        named: dict[str, list[Attribute]] = {}
        shared: set[str] = set()
        for column in list(self.left.values()):
            keys = keys_in(column.column.comment if column.column is not None else None) & by_key.keys()
            if keys:
                self.claimed.add(column.key)
            for key in keys:
                named.setdefault(by_key[key].key, []).append(column)
            shared |= {by_key[key].key for key in keys} if len(keys) > 1 else set()
        alone: list[Attribute] = []
        unsettled: list[Attribute] = []
        for attribute in waiting:
            columns = named.get(attribute.key, [])
            if not columns:
                alone.append(attribute)
            elif len(columns) > 1 or attribute.key in shared:
                names = ", ".join(sorted(item.name for item in columns))
                how = "a comment names it with others" if len(columns) == 1 else "their comments have its key"
                self._ambiguous(attribute, f"columns {names}: {how}")
                unsettled.append(attribute)
            else:
                del self.left[columns[0].key]
                self.pairs.append(AttributePair(attribute, columns[0], "comment"))
        return alone, unsettled

    def _named(self, named: Iterable[tuple[Attribute, str]]) -> list[Attribute]:
        """Pair what has equal plain names; return the attributes that found nothing."""
        by_name: dict[str, list[Attribute]] = {}
        for item in self.left.values():
            if item.key not in self.claimed:
                by_name.setdefault(plain_name(item.name), []).append(item)
        wanted: dict[str, list[Attribute]] = {}
        for attribute, name in named:
            wanted.setdefault(plain_name(name), []).append(attribute)
        alone: list[Attribute] = []
        for name, attributes in wanted.items():
            rivals = by_name.get(name, [])
            if len(attributes) == 1 and len(rivals) == 1:
                del self.left[rivals[0].key]
                self.pairs.append(AttributePair(attributes[0], rivals[0], "name"))
                continue
            if rivals:
                names = ", ".join(sorted(rival.name for rival in rivals))
                for attribute in attributes:
                    self._ambiguous(attribute, f"columns {names}")
            alone += attributes
        return alone

    def _ambiguous(self, attribute: Attribute, found: str) -> None:
        self.problems.add(self.source.key, "O11-0314", f"{self.source.label}.{attribute.name}", found)
