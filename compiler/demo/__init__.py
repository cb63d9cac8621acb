"""Sample environments, and the PostgreSQL server that the demo, ``rehearse`` and the tests run on."""
