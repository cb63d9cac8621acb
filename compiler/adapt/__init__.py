"""`o11c adapt-sql`: SQL of O11 apps, rewritten for ODC's Aurora PostgreSQL after the vendor's published mapping."""
