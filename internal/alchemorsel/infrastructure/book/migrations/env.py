"""What Alembic runs: the steps inside the one transaction that its caller has begun."""

from alembic import context

from alchemorsel.infrastructure.book.migrations import VERSION_TABLE

context.configure(
    connection=context.config.attributes["connection"], version_table=VERSION_TABLE, transactional_ddl=True
)
context.run_migrations()
