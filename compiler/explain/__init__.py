"""Explain: the plan in words. It reads the plan and nothing else, so what it says is what runs."""

from compiler.explain.answer import explain
from compiler.explain.listing import plan_text

__all__ = ["explain", "plan_text"]
