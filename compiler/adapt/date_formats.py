"""Formats of dates and numbers: styles of CONVERT, formats of FORMAT, what Oracle's TRUNC cuts to.

Sources: SQL Server's documentation of CAST and CONVERT (table of styles) and of FORMAT; Oracle's of TRUNC (date).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Style:
    """A format of TO_CHAR, and how long its texts are."""

    text: str
    length: int


STYLES: Mapping[str, Style] = {
    "1": Style("MM/DD/YY", 8), "101": Style("MM/DD/YYYY", 10),
    "2": Style("YY.MM.DD", 8), "102": Style("YYYY.MM.DD", 10),
    "3": Style("DD/MM/YY", 8), "103": Style("DD/MM/YYYY", 10),
    "4": Style("DD.MM.YY", 8), "104": Style("DD.MM.YYYY", 10),
    "5": Style("DD-MM-YY", 8), "105": Style("DD-MM-YYYY", 10),
    "6": Style("DD Mon YY", 9), "106": Style("DD Mon YYYY", 11),
    "7": Style("Mon DD, YY", 10), "107": Style("Mon DD, YYYY", 12),
    "8": Style("HH24:MI:SS", 8), "24": Style("HH24:MI:SS", 8), "108": Style("HH24:MI:SS", 8),
    "10": Style("MM-DD-YY", 8), "110": Style("MM-DD-YYYY", 10),
    "11": Style("YY/MM/DD", 8), "111": Style("YYYY/MM/DD", 10),
    "12": Style("YYMMDD", 6), "112": Style("YYYYMMDD", 8),
    "13": Style("DD Mon YYYY HH24:MI:SS:MS", 24), "113": Style("DD Mon YYYY HH24:MI:SS:MS", 24),
    "14": Style("HH24:MI:SS:MS", 12), "114": Style("HH24:MI:SS:MS", 12),
    "20": Style("YYYY-MM-DD HH24:MI:SS", 19), "120": Style("YYYY-MM-DD HH24:MI:SS", 19),
    "21": Style("YYYY-MM-DD HH24:MI:SS.MS", 23), "121": Style("YYYY-MM-DD HH24:MI:SS.MS", 23),
    "25": Style("YYYY-MM-DD HH24:MI:SS.MS", 23),
    "23": Style("YYYY-MM-DD", 10),
}

# Letters of .NET's formats, longest first, and what TO_CHAR calls them.
_DATE_PARTS = (
    ("yyyy", "YYYY"), ("yy", "YY"), ("MMMM", "FMMonth"), ("MMM", "Mon"), ("MM", "MM"), ("M", "FMMM"),
    ("dddd", "FMDay"), ("ddd", "Dy"), ("dd", "DD"), ("d", "FMDD"), ("HH", "HH24"), ("H", "FMHH24"), ("hh", "HH12"),
    ("h", "FMHH12"), ("mm", "MI"), ("m", "FMMI"), ("ss", "SS"), ("s", "FMSS"), ("ffffff", "US"), ("fff", "MS"),
    ("tt", "AM"),
)
_DATE = re.compile("|".join(part for part, _ in _DATE_PARTS) + r"|[-/.,: ]|.", re.DOTALL)
_NUMBER = re.compile(r"(#,##|#,#|#)?(0+)(?:\.(0+)?(#*))?")


def format_of(text: str) -> str | None:
    """Return the format of TO_CHAR for one of .NET's; None for one that is not known (names of one letter, ...).

    Formats that hold letters of dates are dates, those of 0, # and signs are numbers.
    """
    if len(text) < 2 and text != "0":
        return None
    if re.fullmatch(r"[0#.,]+", text):
        return _number(text)
    table = dict(_DATE_PARTS)
    pieces: list[str] = []
    for part in _DATE.findall(text):
        if part in table:
            pieces.append(table[part])
        elif part in "-/.,: ":
            pieces.append(part)
        else:
            return None
    return "".join(pieces)


def _number(text: str) -> str | None:
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    grouped, whole, fixed, free = found.groups()
    front = "FM" + ("999G999G999G999G99" if grouped and "," in grouped else "9999999999999")
    digits = whole if not (grouped and "," in grouped) else whole[-1:]
    back = ("D" + (fixed or "") + "9" * len(free or "")) if fixed or free else ""
    if not fixed and free:
        return None  # the point would stay when there are no decimals
    return front[: len(front) - len(digits) + 1] + digits + back if digits else None


# What Oracle's TRUNC and SQL Server's DATETRUNC cut a date to.
TRUNCATIONS: Mapping[str, str] = {
    **dict.fromkeys(("SYYYY", "YYYY", "YEAR", "SYEAR", "YYY", "YY", "Y"), "year"),
    "Q": "quarter", "QUARTER": "quarter",
    **dict.fromkeys(("MONTH", "MON", "MM", "RM"), "month"),
    "IW": "week",
    **dict.fromkeys(("DDD", "DD", "J"), "day"),
    **dict.fromkeys(("HH", "HH12", "HH24"), "hour"),
    "MI": "minute",
}

# Parts of dates in SQL Server, with their short forms.
PARTS: Mapping[str, str] = {
    **dict.fromkeys(("YEAR", "YY", "YYYY"), "year"),
    **dict.fromkeys(("QUARTER", "QQ", "Q"), "quarter"),
    **dict.fromkeys(("MONTH", "MM", "M"), "month"),
    **dict.fromkeys(("DAYOFYEAR", "DY", "Y"), "dayofyear"),
    **dict.fromkeys(("DAY", "DD", "D"), "day"),
    **dict.fromkeys(("WEEK", "WK", "WW"), "week"),
    **dict.fromkeys(("ISO_WEEK", "ISOWK", "ISOWW"), "iso_week"),
    **dict.fromkeys(("WEEKDAY", "DW", "W"), "weekday"),
    **dict.fromkeys(("HOUR", "HH"), "hour"),
    **dict.fromkeys(("MINUTE", "MI", "N"), "minute"),
    **dict.fromkeys(("SECOND", "SS", "S"), "second"),
    **dict.fromkeys(("MILLISECOND", "MS"), "millisecond"),
}
