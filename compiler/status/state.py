"""What is known of a run: plain data, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Step:
    """One planned step of a run.

    ``kind`` is the plan's tag (``insert_rows`` ...). ``rows``, ``seconds`` and ``ended`` (seconds since the run's
    start) are None while it is not done. ``batch_rows``: rows that finished batches of a step under way have
    written. ``asset``: that of the entity, where ODC is the target.
    """

    position: int
    id: str
    phase: str
    kind: str
    label: str | None
    applications: tuple[str, ...]
    expected: int | None
    rows: int | None = None
    seconds: float | None = None
    batch_rows: int = 0
    ended: float | None = None
    asset: str | None = None

    @property
    def done(self) -> bool:
        """Tell whether the step has ended."""
        return self.seconds is not None


@dataclass(frozen=True)
class Running:
    """A session that migrates at this moment: where it is (``at`` of ``total``), for how many seconds.

    ``at`` is None for preflight and verify, whose marker names only themselves (``what``). ``waiting``:
    the server says that it waits for a lock. ``written``: entities that its run has written, and all, where ODC is the
    target.
    """

    what: str
    at: int | None
    total: int | None
    seconds: float
    waiting: bool
    written: tuple[int, int] | None = None


@dataclass(frozen=True)
class Run:
    """A run as the journal has it. ``seconds`` from its start to its end, or until now."""

    id: int
    project: str
    mode: str | None
    status: str
    seconds: float
    steps: tuple[Step, ...]

    @cached_property
    def current(self) -> Step | None:
        """The first step that is not done; None when all are, or none is known."""
        return next((step for step in self.steps if not step.done), None)

    @property
    def rows(self) -> int:
        """Rows written so far: inserted, updated, deleted, and pairs of maps."""
        return sum((step.rows or 0) if step.done else step.batch_rows for step in self.steps)

    @property
    def entities(self) -> tuple[int, int]:
        """Entities whose steps are all done, and all entities."""
        by_label: dict[str, bool] = {}
        for step in self.steps:
            if step.label is not None:
                by_label[step.label] = by_label.get(step.label, True) and step.done
        return sum(by_label.values()), len(by_label)

    @property
    def of_odc(self) -> bool:
        """Tell whether the target is ODC: its steps know assets."""
        return any(step.asset is not None for step in self.steps)

    @property
    def migrated(self) -> tuple[int, int]:
        """Entities that rows go into: those whose steps are all done, and all."""
        written = {step.label for step in self.steps if step.kind == "insert_rows"}
        open_ones = {step.label for step in self.steps if not step.done}
        return len(written - open_ones), len(written)

    @property
    def left(self) -> float | None:
        """Seconds that the other steps will take when they go at the pace so far; None when unknown.

        The pace is rows expected a second, over steps with an estimate; without enough of them there is no
        honest answer.
        """
        known = [step for step in self.steps if step.expected is not None and step.done]
        rows = sum(step.expected or 0 for step in known)
        seconds = sum(step.seconds or 0.0 for step in known)
        if rows < _ENOUGH_ROWS or seconds <= 0:
            return None
        to_do = sum(max((step.expected or 0) - step.batch_rows, 0) for step in self.steps if not step.done)
        return to_do * seconds / rows


# Below that, the time of a step is mostly that of starting it.
_ENOUGH_ROWS = 1_000


@dataclass(frozen=True)
class State:
    """What the target shows: the last run of the journal (None: no run), and sessions of o11c.

    ``locked``: some session holds the lock of a run; None when the login may not look.
    """

    run: Run | None
    running: tuple[Running, ...]
    locked: bool | None

    @property
    def interrupted(self) -> bool:
        """Tell whether the last run began, did not end, and nobody goes on with it."""
        return self.run is not None and self.run.status == "running" and self.locked is False

    @property
    def active(self) -> bool:
        """Tell whether there is something to watch."""
        return self.locked is True or bool(self.running)
