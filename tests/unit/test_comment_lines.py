"""Comments in scripts: lines of limited length, whatever the text."""

from __future__ import annotations

import textwrap

import pytest

from compiler.script.templates import comment

WORDS = "the rows of Shop.Customer are inserted before those that refer to them, so that every reference holds"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "short",
        " begins with a blank",
        "ends with a blank ",
        "two  blanks",
        "a\ttab",
        "x" * 100,
        "x" * 101,
        "x" * 150 + " after a long word",
        WORDS[:100],
        WORDS[:101],
        WORDS + "!",
        f"{WORDS} {WORDS} {WORDS}",
        f"{WORDS[:99]}  {WORDS}",
    ],
)
def test_every_text_is_wrapped_alike(text: str) -> None:
    wrapped = textwrap.wrap(text, 100, break_long_words=False, break_on_hyphens=False)
    assert comment(text) == "\n".join(f"-- {line}" for line in wrapped)


def test_no_line_is_longer_than_its_words_need() -> None:
    lines = comment(f"{WORDS} {WORDS}").split("\n")
    assert all(line.startswith("-- ") and len(line) <= 103 for line in lines)
    assert " ".join(line.removeprefix("-- ") for line in lines) == f"{WORDS} {WORDS}"
