"""The plan's canonical JSON: same plan, same bytes."""

from __future__ import annotations

import msgspec

from compiler.plan.ir import Plan

PLAN_VERSION = 1
PLAN_FILE = "plan.json"


def encode(plan: Plan) -> bytes:
    """Return the plan as indented JSON with a newline at the end."""
    return msgspec.json.format(msgspec.json.encode(plan), indent=1) + b"\n"


def decode(data: bytes) -> Plan:
    """Return the plan that ``encode`` wrote. Raises ``msgspec.DecodeError`` for other bytes."""
    return msgspec.json.decode(data, type=Plan)
