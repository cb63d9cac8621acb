"""The jinja2 environment. Templates own the frame only; statements come in finished."""

from __future__ import annotations

import textwrap
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from compiler.sql.labels import label

_PACKAGE = Path(__file__).resolve().parent.parent


def environment() -> Environment:
    """Return the environment over ``templates/``: inside the package when installed, beside it in a clone."""
    folders = [_PACKAGE / "templates", _PACKAGE.parent / "templates"]
    loader = FileSystemLoader([str(folder) for folder in folders if folder.is_dir()])
    made = Environment(
        loader=loader,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
    made.filters["comment"] = comment
    made.filters["label"] = label
    return made


def comment(text: str, width: int = 100) -> str:
    """Return ``text`` as ``--`` comment lines; it must hold no line break of its own."""
    if 0 < len(text) <= width and text.isprintable() and not text.endswith(" "):
        return f"-- {text}"  # most of them: the same, sooner
    lines = textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
    return "\n".join(f"-- {line}" for line in lines)
