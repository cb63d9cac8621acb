"""Keys in the comments of a catalog: ODC keeps the keys of O11, and whoever writes them there says what is what."""

from __future__ import annotations

import re

# A key as people and tools write it: 32 hexadecimal digits, with hyphens or without, not part of a longer word.
_KEY = re.compile(r"(?<![0-9a-z-])[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}(?![0-9a-z-])")


def keys_in(comment: str | None) -> frozenset[str]:
    """Return the keys that a comment names, in the form of ``plain_key``."""
    return frozenset(plain_key(item) for item in _KEY.findall((comment or "").lower()))


def plain_key(key: str) -> str:
    """Return an SS_KEY without its hyphens. Keys that are no GUID never equal one of a comment."""
    return key.lower().replace("-", "")
