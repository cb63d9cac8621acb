"""Names and texts that break careless SQL, comments and manifests."""

from __future__ import annotations

from hypothesis import strategies as st

HOSTILE = (
    'a"b',
    "it's",
    "[x",
    "a]b]",
    "*/ x",
    "/* x",
    "-- x",
    "$(x)",
    "x\nGO\ny",
    "x\r\nGO\r\ny",
    "back\\slash",
    "\\! x",
    "x\n\\q\ny",
    "\\q",
    "\n\\echo x\n",
    ":x",
    ":'x'",
    ':"x"',
    "%s %(x)s",
    "{{ x }}",
    "{% x %}",
    "ünïcödé",
    "😀",
    "select",
    "user",
    "table",
    "$$x$$",
    "$o11c$",
    "a.b",
    "\tx",
    "x;",
    "'; DROP TABLE x; --",
    "null",
    "\u2028x",
    "#{x}",
    "<b>&amp;",
)
PLAIN = ("Order", "Customer", "Line", "Name", "Amount", "Ref", "City")
USERNAMES = ("ann", "José", "bob smith", "Zoë", "o'neil", "Żaneta", "x@y.example", "Ångström")


def hostile_name(draw: st.DrawFn, number: int, limit: int = 128) -> str:
    """Return a name that is unique by its number, at most ``limit`` characters and bytes long."""
    kind = draw(st.integers(0, 9))
    suffix = str(number)
    if kind < 4:
        return draw(st.sampled_from(PLAIN)) + suffix
    if kind == 9:
        return "x" * (limit - len(suffix)) + suffix
    return draw(st.sampled_from(HOSTILE)) + suffix


def physical_name(draw: st.DrawFn, prefix: str, number: int) -> str:
    """Return a table's or column's name: mostly as the platform makes them, at times an odd one."""
    if draw(st.integers(0, 4)):
        return f"{prefix}_{draw(st.sampled_from(('ABC', 'x9z', 'Mixed')))}_{number}"
    return (
        draw(st.sampled_from(('q"q', "sp ace", "a]b", "it's", "é", "Order", "--x", "/*x")))
        + f"_{prefix}_{number}"
    )


def respelled(draw: st.DrawFn, name: str) -> str:
    """Return a username that means the same user: other case, no accents, trailing blanks."""
    match draw(st.integers(0, 4)):
        case 0:
            return name.upper()
        case 1:
            return name.lower() + "  "
        case 2:
            plain = {"é": "e", "ë": "e", "Ż": "Z", "Å": "A", "ö": "o"}
            return "".join(plain.get(letter, letter) for letter in name)
        case 3:
            return name.replace("é", "e\u0301").replace("Å", "A\u030a")
        case _:
            return name
