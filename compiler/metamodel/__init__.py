"""Read: a live database or a snapshot file becomes a ``Metamodel`` of raw rows."""
