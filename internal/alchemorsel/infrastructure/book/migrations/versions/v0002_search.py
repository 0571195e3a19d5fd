"""Full-text search; the words of what is kept already are read out of its documents."""

import msgspec
import sqlalchemy as sa
from alembic import op

from alchemorsel.domain.book.entry import Entry
from alchemorsel.infrastructure.book.words import insertion, words_of

revision = "0002"
down_revision = "0001"

_BATCH = 500
# The words are finished, so that SQLite needs no rules of its own; one or two letters of a word are enough to find it.
_SQLITE = """
CREATE VIRTUAL TABLE recipe_words USING fts5(
    name, ingredients, rest, labels, tokenize="ascii tokenchars '_'", prefix='2 3', detail=column
)
"""
_POSTGRES = (
    """
    CREATE TABLE recipe_words (
        seq BIGINT PRIMARY KEY REFERENCES recipes (seq) ON DELETE CASCADE, words tsvector NOT NULL
    )
    """,
    "CREATE INDEX ix_recipe_words ON recipe_words USING gin (words)",
)
_KEPT = sa.text(
    "SELECT r.seq, r.owner, d.body FROM recipes r JOIN recipe_documents d ON d.seq = r.seq "
    "WHERE r.deleted_us IS NULL AND r.seq > :after ORDER BY r.seq LIMIT :batch"
)


def upgrade() -> None:
    dialect = op.get_bind().dialect.name
    for statement in (_SQLITE,) if dialect == "sqlite" else _POSTGRES:
        op.execute(statement)
    _fill(op.get_bind(), dialect)


def downgrade() -> None:
    op.execute("DROP TABLE recipe_words")


def _fill(connection: sa.Connection, dialect: str) -> None:
    after = 0
    while rows := connection.execute(_KEPT, {"after": after, "batch": _BATCH}).all():
        for seq, owner, body in rows:
            statement, values = insertion(dialect, seq, words_of(msgspec.json.decode(body, type=Entry), owner))
            connection.execute(sa.text(statement), values)
        after = rows[-1].seq
