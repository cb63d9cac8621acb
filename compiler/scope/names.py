"""Names in the project file: every entity and attribute that it names must be there."""

from __future__ import annotations

from compiler.diagnostics import Findings
from compiler.model.types import Correspondence, Entity, EntityKey, EntityKind
from compiler.project import EntityOptions, ProjectFile


class Names:
    """The source's entities by the names that people write."""

    def __init__(self, correspondence: Correspondence, file: ProjectFile, findings: Findings) -> None:
        self.file = file
        self.findings = findings
        self.pairs = {item.key: item for item in correspondence.entities}
        self.hybrids = {item.key: item for item in correspondence.hybrids}
        self._labels: dict[str, list[Entity]] = {}
        for entity in correspondence.source.entities:
            self._labels.setdefault(entity.label, []).append(entity)

    def entity(self, label: str, *keys: str) -> Entity | None:
        """Return the entity with this label; ``keys`` say where it is named (O11-0405, O11-0406)."""
        found = self._labels.get(label, [])
        if not found:
            self.findings.add("O11-0405", self.file.where(*keys), f"no active entity is named '{label}'")
            return None
        if len(found) > 1:
            self.findings.add("O11-0406", self.file.where(*keys), f"{len(found)} entities are named '{label}'")
        return found[0]

    def check(self) -> None:
        """Check every entry under ``entities`` (O11-0405, O11-0408, O11-0412, O11-0604, O11-0610)."""
        for label, options in self.file.project.entities.items():
            if label == "default":
                self._check_default(options)
                continue
            entity = self.entity(label, "entities", label)
            if entity is None:
                continue
            if entity.key in self.hybrids and options.model_fields_set <= {"drop", "set"}:
                self._check_attributes(label, self.hybrids[entity.key].source, options)
                continue
            if self._is_static_record(entity, options):
                self._check_attributes(label, entity, options)
                continue
            if entity.kind is not EntityKind.APPLICATION:
                self.findings.add(
                    "O11-0604", self.file.where("entities", label), f"{label} is a {entity.kind.value} entity"
                )
            self._check_attributes(label, entity, options)
            self._check_mode(label, options)
            self._check_key(label, options)

    def _is_static_record(self, entity: Entity, options: EntityOptions) -> bool:
        """Tell whether the entry says what static records are recognised by in ODC, and nothing else."""
        static = self.file.project.to_odc and entity.kind is EntityKind.STATIC
        return static and options.model_fields_set <= {"match"}

    def _check_mode(self, label: str, options: EntityOptions) -> None:
        """Report options that the entity's mode has no use for (O11-0408)."""
        mode = self.file.project.mode(label)
        for option, wanted in (("matched", "merge"), ("consumers", "replace")):
            if option in options.model_fields_set and mode != wanted:
                where = self.file.where("entities", label, option)
                found = f"mode is {mode}, and only mode {wanted} has {option}"
                self.findings.add("O11-0408", where, found, f"Remove it, or write mode {wanted}.")

    def _check_key(self, label: str, options: EntityOptions) -> None:
        """Report parts of a business key that have no value of their own in both environments."""
        for name in options.match:
            if name in options.drop:
                where = self.file.where("entities", label, "drop")
                self.findings.add("O11-0610", where, f"rows are matched by {name}")
            if name in options.soft_references:
                where = self.file.where("entities", label, "match")
                self.findings.add("O11-0412", where, f"{name} is a soft reference: rows that hold none share it")

    def _check_default(self, options: EntityOptions) -> None:
        for option in ("set", "drop", "where", "mask", "soft_references", "match"):
            if option in options.model_fields_set:
                self.findings.add(
                    "O11-0408",
                    self.file.where("entities", "default", option),
                    f"`{option}` names attributes, and the default entry has none",
                    "Write it under the entity.",
                )

    def _check_attributes(self, label: str, entity: Entity, options: EntityOptions) -> None:
        pair = self.hybrids.get(entity.key) or self.pairs.get(entity.key)
        sources = {item.name for item in entity.attributes}
        targets = {item.name for item in pair.target.attributes} if pair else sources
        named: tuple[tuple[str, list[str], set[str]], ...] = (
            ("drop", options.drop, sources),
            ("set", list(options.set), targets),
            ("mask", list(options.mask), sources),
            ("match", options.match, sources),
            ("soft_references", list(options.soft_references), sources),
        )
        for option, names, known in named:
            for name in names:
                if name not in known:
                    self.findings.add(
                        "O11-0405",
                        self.file.where("entities", label, option),
                        f"{label} has no attribute '{name}'",
                    )

    def soft_references(self, entity: Entity, options: EntityOptions) -> tuple[tuple[str, EntityKey], ...]:
        """Return the declared soft references of an entity: attribute key and entity key."""
        keys = {item.name: item.key for item in entity.attributes}
        found: list[tuple[str, EntityKey]] = []
        for name, label in options.soft_references.items():
            referred = self.entity(label, "entities", entity.label, "soft_references", name)
            if referred is not None and name in keys:
                found.append((keys[name], referred.key))
        return tuple(found)
