"""What several tests share: tables in memory, the reference interpreter, the judges, the generator."""
