"""A rehearsal: both environments of a project made out of its snapshots, filled with invented rows, and migrated."""
