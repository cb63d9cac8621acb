"""Scope: which entities are written, which are only mapped, which are left out, and why."""

from compiler.scope.types import Elsewhere, Left, Recorded, Referred, Scope, Taken
from compiler.scope.walk import select

__all__ = ["Elsewhere", "Left", "Recorded", "Referred", "Scope", "Taken", "select"]
