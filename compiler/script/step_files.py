"""The files of the steps. Where each step commits, the dry run, which is one transaction, may need other ones."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from jinja2 import Environment

from compiler.plan import ir
from compiler.script.cost_words import Locks, amount_words
from compiler.sql.labels import label
from compiler.sql.lower import LoweredPlan
from compiler.sql.statement import Lowered


@dataclass(frozen=True, slots=True)
class StepFile:
    """What drivers say about a step: its id, its file, the file's SHA-256, its title.

    ``journal`` are the literals of its row in the journal after the checksum. ``batched``: the file has
    transactions of its own. ``data`` are the file's bytes. With ODC as target ``marks`` is what the session's marker
    has before the step's id, the entities written before it (``3/12 ``), and ``tells`` what the line at its end
    says of those that are written then; both are empty otherwise.
    """

    id: str
    path: str
    data: bytes
    checksum: str
    title: str
    position: int
    total: int
    journal: str
    batched: bool
    marks: str = ""
    tells: str = ""


class StepFiles:
    """Makes the files of a plan's steps. ``mark`` is what each begins with."""

    def __init__(
        self, plan: ir.Plan, lowered: LoweredPlan, facts: dict[str, Any], templates: Environment, mark: bytes
    ) -> None:
        self._lowered, self._facts, self._mark = lowered, facts, mark
        self._template = templates.get_template(f"{lowered.dialect}/step.sql.j2")
        # A header names every table: nobody can look up "and 12 more" at night.
        self._locks, self._costs = Locks(plan, most=sys.maxsize), {cost.step: cost for cost in plan.costs}
        # Entities written before each step, and when all are done, where their number is shown.
        inserts = [isinstance(step, ir.InsertRows) for step in plan.steps]
        self._written = tuple(accumulate(inserts, initial=0)) if plan.odc is not None else None

    def made(self) -> tuple[tuple[StepFile, ...], tuple[StepFile, ...]]:
        """Return the files that migrate.sql reads, and those that dryrun.sql reads; most are the same."""
        around = self._lowered.stepwise
        if around is None:
            steps = tuple(
                self._file("steps", "one", head, step, place)
                for place, (head, step) in enumerate(self._lowered.steps, start=1)
            )
            return steps, steps
        steps_made: list[StepFile] = []
        dry_made: list[StepFile] = []
        pairs = zip(self._lowered.steps, around.dry, strict=True)
        for place, ((head, step), (_, dry)) in enumerate(pairs, start=1):
            shared = step == dry
            file = self._file("steps", "both" if shared else "migrate", head, step, place)
            steps_made.append(file)
            dry_made.append(file if shared else self._file("dryrun", "dryrun", head, dry, place))
        return tuple(steps_made), tuple(dry_made)

    def _file(self, folder: str, part: str, head: ir.Head, step: Lowered, position: int) -> StepFile:
        """Return one file. ``part`` tells the template which drivers read it."""
        total, title = len(self._lowered.steps), label(head.title)
        marks, tells = self._progress(position)
        cut = next((place for place, item in enumerate(step.statements) if item.batched), len(step.statements))
        data = self._mark + self._template.render(
            **self._facts,
            head=head,
            step=step,
            position=position,
            total=total,
            title=title,
            part=part,
            cost=_cost(self._locks, self._costs[head.id]),
            before=step.statements[:cut],
            looped=step.statements[cut : cut + 1],
            after=step.statements[cut + 1 :],
        ).encode()
        return StepFile(
            id=head.id,
            path=f"{folder}/{head.id}.sql",
            data=data,
            checksum=hashlib.sha256(data).hexdigest(),
            title=title,
            position=position,
            total=total,
            journal=self._lowered.journal[position - 1],
            batched=step.batch is not None,
            marks=marks,
            tells=tells,
        )

    def _progress(self, position: int) -> tuple[str, str]:
        """Return what the marker and the last line of the step at ``position`` say of entities."""
        if self._written is None:
            return "", ""
        all_of_them = self._written[-1]
        return f"{self._written[position - 1]}/{all_of_them} ", f"entities: {self._written[position]} of {all_of_them}"


def _cost(locks: Locks, cost: ir.Cost) -> dict[str, str]:
    """Return what a step's header says of its locks, of who waits for them, and of its cost."""
    return {
        "locks": locks.lock_words(cost),
        "applications": locks.application_words(cost),
        "amount": amount_words(cost),
    }
