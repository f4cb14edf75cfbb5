"""What lasts: SQLAlchemy Core tables and one module of queries per subject."""
