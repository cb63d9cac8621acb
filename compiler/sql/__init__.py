"""Lower: typed plan steps become statements of one dialect."""
