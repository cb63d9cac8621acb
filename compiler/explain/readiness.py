"""The readiness of ODC's assets, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from compiler.explain.listing import printed
from compiler.scope.readiness import Readiness


def readiness_text(readiness: Iterable[Readiness]) -> str:
    """Return each asset with ``Ready`` or ``Not ready``, its errors and warnings below, in publishing order."""
    lines: list[str] = []
    for item in readiness:
        lines.append(f"{item.asset.name}: {_word(item)}")
        for found in item.findings:
            tail = f": {found.found}" if found.found else ""
            lines.append(f"  {found.severity.value}[{found.code}] {found.where}: {found.title}{tail}")
    return printed(lines)


def readiness_json(readiness: Iterable[Readiness]) -> str:
    """Return the same as JSON: ``{"assets": [{"name", "place", "ready", "findings"}]}``."""
    assets = [
        {
            "name": item.asset.name,
            "place": item.asset.place,
            "ready": item.ready,
            "findings": [
                {
                    "code": found.code, "severity": found.severity.value, "title": found.title,
                    "where": found.where, "found": found.found, "action": found.action,
                }
                for found in item.findings
            ],
        }
        for item in readiness
    ]
    return msgspec.json.format(msgspec.json.encode({"assets": assets}), indent=1).decode()


def _word(item: Readiness) -> str:
    return "Ready" if item.ready else "Not ready"
