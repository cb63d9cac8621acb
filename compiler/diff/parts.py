"""Parts of two plans as plain data: which belong together, and where two of them differ."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import msgspec

T = TypeVar("T")

_LONGEST = 160
_LISTS = (list, tuple)
# What tells an item of a list from its neighbours: the first of these that does.
_NAMES = (
    ("id",), ("key",), ("attribute",), ("target",), ("column",), ("name",), ("label",), ("side", "label"), ("table",),
    ("old", "new"),
)


@dataclass(frozen=True, slots=True)
class Paired(Generic[T]):
    """What belongs together (in the new order), and what only one side has."""

    both: tuple[tuple[T, T], ...]
    gone: tuple[T, ...]
    new: tuple[T, ...]


def pair(old: Sequence[T], new: Sequence[T], *keys: Callable[[T], Hashable]) -> Paired[T]:
    """Pair the items that agree in the first key, then those left in the second, and so on.

    Items with an equal key are paired in their order.
    """
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for key in keys:
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for place, item in enumerate(old):
            if place not in taken:
                waiting[key(item)].append(place)
        for place, item in enumerate(new):
            if place not in partner and (found := waiting.get(key(item))):
                partner[place] = found.pop(0)
                taken.add(partner[place])
    return Paired(
        both=tuple((old[partner[place]], item) for place, item in enumerate(new) if place in partner),
        gone=tuple(item for place, item in enumerate(old) if place not in taken),
        new=tuple(item for place, item in enumerate(new) if place not in partner),
    )


def plain(part: object, *without: str) -> dict[str, Any]:
    """Return a part of a plan as plain data, without these fields."""
    found: dict[str, Any] = msgspec.to_builtins(part)
    return {key: value for key, value in found.items() if key not in without}


def canonical(value: object) -> str:
    """Return any plain data, or part of a plan, as a text: equal texts mean equal data."""
    return msgspec.json.encode(value, order="sorted").decode()


def differences(old: object, new: object, path: str = "") -> Iterator[str]:
    """Yield in words where two plain values differ, leaf by leaf."""
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in [*old, *(key for key in new if key not in old)]:
            one, other = old.get(key), new.get(key)
            if isinstance(one, bool) or isinstance(other, bool):
                # A plan does not say what is the default.
                one, other = (one, not one) if other is None else (not other, other) if one is None else (one, other)
            yield from differences(one, other, f"{path}.{key}" if path else key)
    elif isinstance(old, _LISTS) and isinstance(new, _LISTS):
        yield from _lists(old, new, path)
    else:
        yield f"{path}: {short(old)} -> {short(new)}"


def _lists(old: Sequence[Any], new: Sequence[Any], path: str) -> Iterator[str]:
    fields = _naming(old, new)
    paired = pair(list(enumerate(old)), list(enumerate(new)), lambda item: _named(item[1], fields))
    for _, item in paired.gone:
        yield f"{path}: lost {_called(item, fields)}"
    for _, item in paired.new:
        yield f"{path}: gained {_called(item, fields)}"
    for (_, one), (_, other) in paired.both:
        yield from differences(one, other, f"{path}[{_called(one, fields)}]")
    places = [place for (place, _), _ in paired.both]
    if places != sorted(places):
        yield f"{path}: another order: {short(', '.join(_called(item, fields) for item in new))}"


def _naming(old: Sequence[Any], new: Sequence[Any]) -> tuple[str, ...]:
    """Return the fields that tell the items of both lists apart; none of them: items are told apart as a whole."""
    for fields in _NAMES:
        if all(isinstance(item, dict) and all(field in item for field in fields) for item in (*old, *new)):
            sides = [[_named(item, fields) for item in side] for side in (old, new)]
            if all(len(set(side)) == len(side) for side in sides):
                return fields
    return ()


def _named(item: Any, fields: tuple[str, ...]) -> str:
    return canonical([item[field] for field in fields] if fields else item)


def _called(item: Any, fields: tuple[str, ...]) -> str:
    """Return what people call an item of a list."""
    if not fields:
        return short(item)
    values = [item[field] for field in fields]
    values += [item[word] for word in ("label", "name") if word in item and word not in fields]
    names = [value["name"] if isinstance(value, dict) and "name" in value else short(value) for value in values]
    return short(" ".join(names))


def short(value: object) -> str:
    """Return a plain value for people, cut where it is long."""
    if value is None:
        return "nothing"
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
