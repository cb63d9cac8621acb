"""Plan: what will be done, in which order and why, without a word of SQL."""
