"""Write the tables of docs/what-exists-where.md from the code.

    .venv/bin/python tests/house/write_combinations.py
"""

from __future__ import annotations

from pathlib import Path

from compiler.project.combinations import Ability, Combination, Exists, Topology, answer, combinations, is_built

PATH = Path(__file__).resolve().parents[2] / "docs" / "what-exists-where.md"
BEGIN, END = "<!-- tables: written by tests/house/write_combinations.py -->", "<!-- end of the tables -->"


def tables() -> str:
    """Return a table for each topology, then the notes that its cells refer to by number."""
    notes: dict[str, int] = {}
    lines: list[str] = []
    for topology in Topology:
        lines += ["", f"### {topology.value}", ""]
        heads = ["permissions", "maps", "transaction", "this version", *(item.value for item in Ability)]
        lines += [f"| {' | '.join(heads)} |", "|" + "---|" * len(heads)]
        for at in combinations():
            if at.topology is topology:
                cells = [_cell(at, ability, notes) for ability in Ability]
                head = (str(at.permission), f"`{at.maps}`", str(at.transaction), _state(at))
                lines.append(f"| {' | '.join((*head, *cells))} |")
    lines += ["", "### Why", ""]
    lines += [f"{number}. {why[0].upper()}{why[1:]}." for why, number in notes.items()]
    return "\n".join(lines) + "\n"


def _state(at: Combination) -> str:
    if answer(at, Ability.LOAD).exists is Exists.NO:
        return "[O11-0414](diagnostics/O11-0414.md)"
    return "built" if is_built(at) else "not built yet"


def _cell(at: Combination, ability: Ability, notes: dict[str, int]) -> str:
    found = answer(at, ability)
    numbers = ", ".join(str(notes.setdefault(reason, len(notes) + 1)) for reason in found.reasons)
    return f"{found.exists.value} ({numbers})" if numbers else found.exists.value


def page() -> str:
    """Return the page with its tables as the code has them."""
    text = PATH.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{tables()}{END}{after}"


if __name__ == "__main__":
    PATH.write_text(page(), encoding="utf-8")
