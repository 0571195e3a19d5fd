"""Keeps the recipe book in SQLite or PostgreSQL. Everything here imports SQLAlchemy late: it takes half a second."""
