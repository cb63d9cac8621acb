"""What a run does at this moment, read from its journal and its session: ``o11c status``."""

from compiler.status.journal import read_state
from compiler.status.session import Session, open_session
from compiler.status.state import State
from compiler.status.text import as_json, as_text
from compiler.status.watch import watch

__all__ = ["Session", "State", "as_json", "as_text", "open_session", "read_state", "watch"]
