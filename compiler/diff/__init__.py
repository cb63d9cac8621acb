"""Diff: what changed between two compiled folders, in the plan's terms, then file by file."""
