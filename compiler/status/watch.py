"""Looking again and again until the run has ended."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from rich.console import Console
from rich.live import Live
from rich.text import Text

from compiler.status.journal import read_state
from compiler.status.session import Session
from compiler.status.state import State
from compiler.status.text import as_text

SECONDS = 2.0


def watch(session: Session, wait: Callable[[float], None] = time.sleep) -> State:
    """Show the state until nothing is under way any more; return the last one.

    On a terminal the picture is drawn anew in its place; elsewhere it is printed whenever it has changed but for
    the time that has gone by. Nobody waits for a run that has not begun: then the first look is the last.
    """
    console = Console(file=sys.stdout, highlight=False)
    if console.is_terminal:
        state = read_state(session)
        with Live(Text(as_text(state)), console=console, auto_refresh=False) as live:
            while state.active:
                wait(SECONDS)
                state = read_state(session)
                live.update(Text(as_text(state)), refresh=True)
        return state
    shown: object = None
    while True:
        state = read_state(session)
        if (now := _changed(state)) != shown:
            print(as_text(state), flush=True)
            shown = now
        if not state.active:
            return state
        wait(SECONDS)


def _changed(state: State) -> object:
    """Return what is worth a new line: where the run is, not how long it takes."""
    run = state.run
    places = tuple((item.what, item.at, item.waiting) for item in state.running)
    steps = None if run is None else (run.id, run.status, sum(step.done for step in run.steps), run.rows)
    return places, steps, state.locked
