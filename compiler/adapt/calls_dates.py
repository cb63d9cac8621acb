"""Functions of dates. Forms are those of the vendor's tables; where a form would count otherwise, it is corrected.

Source: the vendor's page "O11 to ODC SQL node conversion details". SQL Server's DATEDIFF counts the boundaries between
two dates, not the time between them: both are cut to the part before they are subtracted.
"""

from __future__ import annotations

from collections.abc import Callable

from compiler.adapt.date_formats import PARTS, TRUNCATIONS, format_of
from compiler.adapt.kinds import DATES, NUMBERS, Value
from compiler.adapt.nodes import Call, Node
from compiler.adapt.out import ADD, ATOM, MULTIPLY, ZONE, Out
from compiler.adapt.tokens import quoted
from compiler.adapt.write_names import CLOCK
from compiler.adapt.writer_base import Expressions

Handler = Callable[[Expressions, Call], Out | None]
_SECONDS = {"day": 86400, "hour": 3600, "minute": 60}
_FIRST_SUNDAY = "DATE '1900-01-07'"


def _now(writer: Expressions, node: Call) -> Out | None:
    writer.once(node, "O11-1028", CLOCK)
    return Out("CURRENT_TIMESTAMP", ATOM, Value.DATETIME)


def _utc(writer: Expressions, node: Call) -> Out | None:
    return Out("CURRENT_TIMESTAMP AT TIME ZONE 'UTC'", ZONE, Value.DATETIME)


def part_of(writer: Expressions, node: Node) -> str | None:
    """Return the part of a date that an argument names."""
    return PARTS.get(writer.original(node).upper())


def _dateadd(writer: Expressions, node: Call) -> Out | None:
    part_node, count_node, date_node = node.arguments
    part = part_of(writer, part_node)
    unit = {"dayofyear": "day", "weekday": "day"}.get(part or "", part)
    if unit is None or unit == "iso_week":
        return None
    count = writer.argument(count_node, Value.INTEGER)
    date = _day_zero(writer, date_node) or writer.argument(date_node)
    if date.value in NUMBERS:
        return None
    kept = writer.kept(part_node)
    number = writer.original(count_node).replace(" ", "")
    factor = 3 if unit == "quarter" else 1
    unit = "month" if unit == "quarter" else unit
    base = _date_operand(writer, date_node, date)
    kind = Value.TIME if date.value is Value.TIME else Value.DATETIME
    if number.lstrip("-+").isdigit():
        sign = "-" if number.startswith("-") else "+"
        size = int(number.lstrip("-+")) * factor
        return Out(f"{kept}{base} {sign} INTERVAL '{size} {unit}'", ADD, kind, column=True)
    step = f"{factor} {unit}"
    text = f"TRUNC({count.text})" if count.value is Value.DECIMAL else count.at_least(MULTIPLY)
    return Out(f"{kept}{base} + {text} * INTERVAL '{step}'", ADD, kind, column=True)


def _day_zero(writer: Expressions, node: Node) -> Out | None:
    """Return SQL Server's date 0, which people write to cut times off; None for anything else."""
    if writer.original(node) != "0":
        return None
    return Out("TIMESTAMP '1900-01-01'", ATOM, Value.DATETIME, column=True)


def _date_operand(writer: Expressions, node: Node, out: Out) -> str:
    if writer.literal(node) is not None:
        return f"CAST({out.text} AS TIMESTAMP)"
    return out.at_least(ADD)


def _datediff(writer: Expressions, node: Call) -> Out | None:
    part = part_of(writer, node.arguments[0])
    kept = writer.kept(node.arguments[0])
    dates = [_day_zero(writer, item) or writer.argument(item) for item in node.arguments[1:]]
    if any(date.value in NUMBERS for date in dates):
        return None
    start, end = (writer.timestamp(date) for date in dates)
    if part in _SECONDS:
        inner = f"DATE_TRUNC('{part}', {end}) - DATE_TRUNC('{part}', {start})"
        text = f"CAST(EXTRACT(EPOCH FROM {inner}) / {_SECONDS[part]} AS INTEGER)"
    elif part in ("second", "millisecond"):
        scale = " * 1000" if part == "millisecond" else ""
        inner = f"DATE_TRUNC('{part}s', {end}) - DATE_TRUNC('{part}s', {start})"
        text = f"CAST(EXTRACT(EPOCH FROM {inner}){scale} AS BIGINT)"
    elif part == "dayofyear":
        inner = f"DATE_TRUNC('day', {end}) - DATE_TRUNC('day', {start})"
        text = f"CAST(EXTRACT(EPOCH FROM {inner}) / 86400 AS INTEGER)"
    elif part == "week":  # SQL Server counts the Sundays between them, whatever DATEFIRST says
        week = f"FLOOR((CAST({{}} AS DATE) - {_FIRST_SUNDAY}) / 7.0)"
        text = f"CAST({week.format(end)} - {week.format(start)} AS INTEGER)"
    elif part in ("year", "quarter", "month"):
        text = f"CAST(EXTRACT(YEAR FROM {end}) - EXTRACT(YEAR FROM {start}) AS INTEGER)"
        if part != "year":
            times = 12 if part == "month" else 4
            text = (f"CAST((EXTRACT(YEAR FROM {end}) - EXTRACT(YEAR FROM {start})) * {times} + "
                    f"EXTRACT({part.upper()} FROM {end}) - EXTRACT({part.upper()} FROM {start}) AS INTEGER)")
    else:
        return None
    return Out(kept + text, ATOM, Value.INTEGER, column=True)


def extract(writer: Expressions, part: str, node: Node, kept: str = "") -> Out | None:
    """Return one part of a date as SQL Server counts it."""
    out = writer.argument(node)
    date = f"CAST({out.text} AS TIMESTAMP)" if writer.literal(node) is not None else out.text
    if part in ("year", "quarter", "month", "day", "hour", "minute"):
        text = f"EXTRACT({part.upper()} FROM {date})"
    elif part == "dayofyear":
        text = f"EXTRACT(DOY FROM {date})"
    elif part == "iso_week":
        text = f"EXTRACT(WEEK FROM {date})"
    elif part == "weekday":
        writer.once(node, "O11-1028", "the week is taken to begin on Sunday (SET DATEFIRST 7, the default)")
        text = f"(EXTRACT(DOW FROM {date}) + 1)"
    elif part == "week":
        writer.once(node, "O11-1028", "the week is taken to begin on Sunday (SET DATEFIRST 7, the default)")
        text = (f"CAST(FLOOR((EXTRACT(DOY FROM {date}) - 1 + EXTRACT(DOW FROM "
                f"DATE_TRUNC('year', {writer.timestamp(out)}))) / 7) + 1 AS INTEGER)")
    elif part == "second":
        text = f"CAST(TRUNC(EXTRACT(SECOND FROM {date})) AS INTEGER)"
    elif part == "millisecond":
        text = f"CAST(TRUNC(EXTRACT(MILLISECONDS FROM {date})) AS INTEGER) % 1000"
        return Out(kept + text, MULTIPLY, Value.INTEGER, column=True)
    else:
        return None
    return Out(kept + text, ATOM, Value.INTEGER, column=True)


def _datepart(writer: Expressions, node: Call) -> Out | None:
    part = part_of(writer, node.arguments[0])
    return extract(writer, part, node.arguments[1], writer.kept(node.arguments[0])) if part else None


def _single(part: str) -> Handler:
    def handle(writer: Expressions, node: Call) -> Out | None:
        return extract(writer, part, node.arguments[0])

    return handle


def _month_begin(writer: Expressions, node: Node) -> str:
    out = writer.argument(node)
    return f"DATE_TRUNC('month', {_truncated(writer, node, out)})"


def _truncated(writer: Expressions, node: Node, out: Out) -> str:
    """Return a date for DATE_TRUNC, which cannot tell what a bare literal is."""
    literal = writer.literal(node) is not None
    return f"CAST({out.text} AS TIMESTAMP)" if literal or out.value in (Value.TEXT, Value.DATE) else out.text


def _eomonth(writer: Expressions, node: Call) -> Out | None:
    text = _month_begin(writer, node.arguments[0])
    if len(node.arguments) > 1:
        count = writer.argument(node.arguments[1], Value.INTEGER)
        text += f" + {count.at_least(MULTIPLY)} * INTERVAL '1 month'"
    return Out(f"{text} + INTERVAL '1 month' - INTERVAL '1 day'", ADD, Value.DATETIME, column=True)


def _last_day(writer: Expressions, node: Call) -> Out | None:
    date = _truncated(writer, node.arguments[0], writer.argument(node.arguments[0]))
    text = f"DATE_TRUNC('month', {date}) + INTERVAL '1 month' - INTERVAL '1 day' + ({date} - DATE_TRUNC('day', {date}))"
    return Out(text, ADD, Value.DATETIME, column=True)


def _datetrunc(writer: Expressions, node: Call) -> Out | None:
    part = part_of(writer, node.arguments[0])
    unit = {"dayofyear": "day", "iso_week": "week"}.get(part or "", part)
    if unit is None or part in ("week", "weekday"):
        return None  # SQL Server's week begins on the day of DATEFIRST, PostgreSQL's on Monday
    unit += "s" if unit == "millisecond" else ""
    out = writer.argument(node.arguments[1])
    kept = writer.kept(node.arguments[0])
    return Out(f"{kept}DATE_TRUNC('{unit}', {_truncated(writer, node.arguments[1], out)})", ATOM, Value.DATETIME,
               column=True)


def _datename(writer: Expressions, node: Call) -> Out | None:
    formats = {"month": "FMMonth", "weekday": "FMDay", "year": "YYYY", "day": "FMDD", "quarter": "Q", "hour": "FMHH24",
               "minute": "FMMI", "second": "FMSS", "dayofyear": "FMDDD", "iso_week": "FMIW"}
    part = part_of(writer, node.arguments[0])
    if part not in formats:
        return None
    out = writer.argument(node.arguments[1])
    date = _truncated(writer, node.arguments[1], out)
    return Out(f"TO_CHAR({writer.kept(node.arguments[0])}{date}, '{formats[part]}')", ATOM, Value.TEXT)


def _format(writer: Expressions, node: Call) -> Out | None:
    text = writer.literal(node.arguments[1])
    found = format_of(text) if text is not None else None
    culture = writer.literal(node.arguments[2]) if len(node.arguments) > 2 else "en-US"
    if found is None or culture is None or culture.lower() not in ("en-us", ""):
        return writer.refuse(node, "O11-1015", "the format or culture of FORMAT is not known here",
                             "Write TO_CHAR with the format that you want.")
    out = writer.argument(node.arguments[0])
    kept = writer.kept(node.arguments[1])
    literal = f"CAST({out.text} AS TIMESTAMP)" if writer.literal(node.arguments[0]) is not None else out.text
    return Out(f"TO_CHAR({literal}, {kept}{quoted(found)})", ATOM, Value.TEXT)


def _datefromparts(writer: Expressions, node: Call) -> Out | None:
    texts = ", ".join(writer.argument(item, Value.INTEGER).text for item in node.arguments)
    return Out(f"MAKE_DATE({texts})", ATOM, Value.DATE)


# Oracle


def _trunc(writer: Expressions, node: Call) -> Out | None:
    out = writer.argument(node.arguments[0])
    if len(node.arguments) == 1:
        if out.value in NUMBERS:
            return Out(f"TRUNC({out.text})", ATOM, out.value, out.column)
        if out.value in DATES:
            return Out(f"DATE_TRUNC('day', {_truncated(writer, node.arguments[0], out)})", ATOM, Value.DATETIME,
                       column=True)
        writer.warn(node, "O11-1023", "TRUNC is taken to cut a number; of a date, write DATE_TRUNC('day', ...)")
        return Out(writer.join(node.parts), ATOM, Value.UNKNOWN, out.column)
    unit = writer.literal(node.arguments[1])
    if unit is None:
        return Out(writer.join(node.parts), ATOM, Value.DECIMAL, out.column)
    if unit.upper() not in TRUNCATIONS:
        return writer.refuse(node, "O11-1015", f"TRUNC to {unit} has no counterpart")
    date = _truncated(writer, node.arguments[0], out)
    kept = writer.kept(node.arguments[1])
    return Out(f"DATE_TRUNC('{TRUNCATIONS[unit.upper()]}', {kept}{date})", ATOM, Value.DATETIME, column=True)


def _add_months(writer: Expressions, node: Call) -> Out | None:
    writer.once(node, "O11-1024", "ADD_MONTHS of the last day of a month gives a last day; adding months does not")
    date, count = (writer.argument(item) for item in node.arguments)
    number = writer.original(node.arguments[1]).replace(" ", "")
    base = _date_operand(writer, node.arguments[0], date)
    if number.lstrip("-+").isdigit():
        sign = "-" if number.startswith("-") else "+"
        return Out(f"{base} {sign} INTERVAL '{number.lstrip('-+')} month'", ADD, Value.DATETIME, column=True)
    return Out(f"{base} + {count.at_least(MULTIPLY)} * INTERVAL '1 month'", ADD, Value.DATETIME, column=True)


def _to_date(writer: Expressions, node: Call) -> Out | None:
    if len(node.arguments) != 2:
        return writer.refuse(node, "O11-1015", "TO_DATE without a format reads as the session is set")
    text = writer.literal(node.arguments[1])
    if text is None or "RR" in text.upper():
        return writer.refuse(node, "O11-1015", "the format is not known here, or has years of two digits (RR)")
    value, form = (writer.argument(item) for item in node.arguments)
    return Out(f"TO_TIMESTAMP({value.text}, {form.text})", ATOM, Value.DATETIME)


SQLSERVER: dict[str, tuple[int, int, Handler]] = {
    "GETDATE": (0, 0, _now), "SYSDATETIME": (0, 0, _now), "SYSDATETIMEOFFSET": (0, 0, _now),
    "GETUTCDATE": (0, 0, _utc), "SYSUTCDATETIME": (0, 0, _utc),
    "DATEADD": (3, 3, _dateadd), "DATEDIFF": (3, 3, _datediff), "DATEDIFF_BIG": (3, 3, _datediff),
    "DATEPART": (2, 2, _datepart), "YEAR": (1, 1, _single("year")), "MONTH": (1, 1, _single("month")),
    "DAY": (1, 1, _single("day")), "EOMONTH": (1, 2, _eomonth), "DATETRUNC": (2, 2, _datetrunc),
    "DATENAME": (2, 2, _datename), "FORMAT": (2, 3, _format), "DATEFROMPARTS": (3, 3, _datefromparts),
}
ORACLE: dict[str, tuple[int, int, Handler]] = {
    "GETDATE": (0, 0, _now),  # O11 gives Oracle one of its own
    "TRUNC": (1, 2, _trunc), "ADD_MONTHS": (2, 2, _add_months), "TO_DATE": (1, 3, _to_date),
    "LAST_DAY": (1, 1, _last_day),
}
