"""The shortest question to the book's database."""

from sqlalchemy import text

from alchemorsel.infrastructure.book.database import Database


async def ask(database: Database) -> None:
    """Raises what a request would meet, as one of our errors."""
    async with database.reading() as connection:
        await connection.execute(text("SELECT count(*) FROM recipes WHERE seq = 0"))
