"""The recipes, their documents, the log of what was cooked, and the keys of writes that happen once."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_BIG = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_SORTABLE = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
"""Names sort by code point on every database, as cursors compare them."""
_FILTERED = ("favourite", "course", "cuisine_key", "total_minutes", "provider", "diets", "suspected")
"""At the end of every index that sorts: a list is filtered without looking at the rows it leaves out."""
_SORTED = ("updated_us", "created_us", "name_key", "total_minutes", "rating_key")


def upgrade() -> None:
    _create_recipes()
    _create_what_hangs_on_them()
    _create_keys()
    _index()


def downgrade() -> None:
    for table in ("idempotency_keys", "recipe_cooked", "recipe_documents", "recipes"):
        op.drop_table(table)


def _create_recipes() -> None:
    op.create_table(
        "recipes",
        sa.Column("seq", _BIG, sa.Identity(), primary_key=True, autoincrement=True),
        sa.Column("owner", sa.String(64), nullable=False),
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("content_id", sa.String(64), nullable=False),
        sa.Column("created_us", sa.BigInteger, nullable=False),
        sa.Column("updated_us", sa.BigInteger, nullable=False),
        sa.Column("deleted_us", sa.BigInteger),
        sa.Column("favourite", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("name_key", _SORTABLE, nullable=False),
        sa.Column("servings", sa.Integer, nullable=False),
        sa.Column("total_minutes", sa.Integer, nullable=False),
        sa.Column("cuisine", sa.Text),
        sa.Column("cuisine_key", sa.Text),
        sa.Column("course", sa.String(20)),
        sa.Column("language", sa.String(35), nullable=False),
        sa.Column("provider", sa.String(20)),
        sa.Column("diets", sa.Integer, nullable=False),
        sa.Column("allergens", sa.Integer, nullable=False),
        sa.Column("may_contain", sa.Integer, nullable=False),
        sa.Column("suspected", sa.Integer, nullable=False),
        sa.Column("unverified", sa.Integer, nullable=False),
        sa.Column("tags", sa.Text, nullable=False),
        sa.Column("rating_sum", sa.Integer, nullable=False),
        sa.Column("rating_count", sa.Integer, nullable=False),
        sa.Column("rating_key", sa.Integer, nullable=False),
        sa.Column("cooked_count", sa.Integer, nullable=False),
        sa.UniqueConstraint("owner", "id", name="uq_recipes_owner_id"),
        sqlite_autoincrement=True,
    )


def _create_what_hangs_on_them() -> None:
    op.create_table(
        "recipe_documents",
        sa.Column("seq", _BIG, _of_a_recipe(), primary_key=True, autoincrement=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "recipe_cooked",
        sa.Column("seq", _BIG, _of_a_recipe(), primary_key=True, autoincrement=False),
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("at_us", sa.BigInteger, nullable=False),
        sa.Column("rating", sa.Integer),
        sa.Column("note", sa.Text, nullable=False),
    )


def _create_keys() -> None:
    op.create_table(
        "idempotency_keys",
        sa.Column("owner", sa.String(64), primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("created_us", sa.BigInteger, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )


def _of_a_recipe() -> sa.ForeignKey:
    return sa.ForeignKey("recipes.seq", ondelete="CASCADE")


def _index() -> None:
    there = sa.text("deleted_us IS NULL")
    for column in _SORTED:
        op.create_index(
            f"ix_recipes_{column}",
            "recipes",
            ["owner", column, "seq", *(each for each in _FILTERED if each != column)],
            sqlite_where=there,
            postgresql_where=there,
        )
    op.create_index("ix_recipes_content", "recipes", ["owner", "content_id"])
    op.create_index("ix_recipes_deleted", "recipes", ["deleted_us"])
    op.create_index("ix_idempotency_created", "idempotency_keys", ["created_us"])
