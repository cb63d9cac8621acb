"""What a random pair of O11 and ODC is made of, decided before any metamodel exists.

ODC keeps ids, and every run overwrites the apps' data, so that each table's rows after a run are known beforehand
(``odc_outcome.py``). Nothing here knows OSSYS tables or the compiler.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from tests.support.tables import Value


class OdcFault(StrEnum):
    """The one thing in a pair that must make the run fail; NONE for a run that must succeed."""

    NONE = "none"
    DANGLING = "dangling"
    NOT_IN_FILE = "a user who is not in the file"
    NO_EMAIL = "an active user without an address"
    NO_USER = "a mandatory reference to a user who does not go"
    NO_RECORD = "a static record that ODC lacks"
    NO_PRODUCER = "a row of another plan that ODC lacks"


CODES = {
    OdcFault.DANGLING: "O11-0901",
    OdcFault.NOT_IN_FILE: "O11-0988",
    OdcFault.NO_EMAIL: "O11-0985",
    OdcFault.NO_USER: "O11-0955",
    OdcFault.NO_RECORD: "O11-0966",
    OdcFault.NO_PRODUCER: "O11-0967",
}
"""What preflight finds of each fault."""


class Plans(StrEnum):
    """How the second app is taken: with the first as its producer, named in the scope too, or by another plan."""

    ALONG = "along"
    BOTH = "both"
    ELSEWHERE = "elsewhere"


class Way(StrEnum):
    """Where the source is: in a schema of ODC's database, in another PostgreSQL database, on SQL Server."""

    GIVEN = "given"
    POSTGRES = "postgres"
    SQL_SERVER = "sql server"


@dataclass(slots=True)
class OdcField:
    """An attribute that holds a value. ``column`` is ODC's; None: the project drops it. ``added``: ODC has it only."""

    name: str
    key: str
    type: str
    column: str | None
    length: int | None = None
    not_null: bool = False
    added: bool = False


@dataclass(slots=True)
class OdcLink:
    """A reference to an entity's number, ``User``, or ``static``. ``rule`` is that of both sides."""

    name: str
    key: str
    to: int | str
    column: str
    rules: tuple[str, str]
    mandatory: bool = False


@dataclass(slots=True)
class OdcRow:
    """A row of the source, or an older one of ODC: values by field name, references by link name."""

    id: Value
    marker: str
    values: dict[str, Value] = field(default_factory=dict)
    links: dict[str, Value] = field(default_factory=dict)


@dataclass(slots=True)
class OdcEntity:
    """An entity. ``identifier`` is auto, number, text or guid.

    ``evidence`` is why ODC's table is its table: a name, the entity's key in a comment, or the project's mapping.
    """

    number: int
    module: int
    name: str
    key: str
    identifier: str
    table: str
    evidence: str
    columns: tuple[str, str]
    fields: list[OdcField] = field(default_factory=list)
    links: list[OdcLink] = field(default_factory=list)
    source: list[OdcRow] = field(default_factory=list)
    target: list[OdcRow] = field(default_factory=list)


@dataclass(slots=True)
class OdcRecord:
    """A static record: its id on each side. None in the source: it was deleted; ``old`` is the id that it had."""

    label: str
    ids: tuple[Value, Value]
    old: Value = None


@dataclass(slots=True)
class OdcUser:
    """A user of the source. ``new`` is ODC's id, None for one who does not go there; ``listed``: in the file.

    ``there`` is the name and the address under which ODC has the user already.
    """

    id: int
    username: str
    email: str
    active: bool
    home: bool
    new: str | None
    listed: bool = True
    there: tuple[str, str] | None = None


@dataclass(slots=True)
class OdcDesign:
    """Both environments at once. ``modules`` are names, keys and the place of their app (0 is in the scope).

    ``stores``: the project says where ODC keeps its users, so that the run writes them. ``way``: where the source is
    (``odc_roads.py``). ``provider``: an identity provider knows ODC's users, so that active ones may lack an address.
    """

    modules: list[tuple[str, str, int]]
    plans: Plans
    dangling: str
    text_records: bool
    entities: list[OdcEntity] = field(default_factory=list)
    records: list[OdcRecord] = field(default_factory=list)
    users: list[OdcUser] = field(default_factory=list)
    native_guids: bool = False
    way: Way = Way.GIVEN
    stores: bool = False
    provider: bool = False
    fault: OdcFault = OdcFault.NONE

    def app(self, entity: OdcEntity) -> int:
        """Return the place of the entity's app."""
        return self.modules[entity.module][2]

    def taken(self) -> set[int]:
        """Return the entities that take part: those of the scope and all that they refer to."""
        apps = {0, 1} if self.plans is Plans.BOTH else {0}
        waiting = [item.number for item in self.entities if self.app(item) in apps]
        found: set[int] = set()
        while waiting:
            number = waiting.pop()
            if number not in found:
                found.add(number)
                if number in self.written_of({number}):
                    waiting += [link.to for link in self.entities[number].links if isinstance(link.to, int)]
        return found

    def written_of(self, taken: set[int]) -> set[int]:
        """Return those of the entities that this plan writes: not those that another plan does."""
        return {
            number for number in taken
            if self.plans is not Plans.ELSEWHERE or self.app(self.entities[number]) == 0
        }

    def written(self) -> set[int]:
        """Return the entities whose rows are overwritten."""
        return self.written_of(self.taken())

    def user(self, old: Value) -> OdcUser | None:
        """Return the source's user with this id."""
        return next((item for item in self.users if item.id == old), None)

    def record(self, old: Value) -> OdcRecord | None:
        """Return the static record that the source has under this id."""
        return next((item for item in self.records if old is not None and item.ids[0] == old), None)
