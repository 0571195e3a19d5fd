"""By which rules each recipe was checked, and which recipe an idempotency key made."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_ID_AT, _ID_LONG = 8, 36
"""A kept answer begins with its id: `{"id":"...`."""


def upgrade() -> None:
    # No rules are called so: what is there already is checked again.
    op.add_column("recipes", sa.Column("rules", sa.Text, nullable=False, server_default=""))
    op.add_column("idempotency_keys", sa.Column("recipe_id", sa.String(36), nullable=False, server_default=""))
    op.execute(f"UPDATE idempotency_keys SET recipe_id = substr(body, {_ID_AT}, {_ID_LONG})")  # noqa: S608 - ours


def downgrade() -> None:
    op.drop_column("idempotency_keys", "recipe_id")
    op.drop_column("recipes", "rules")
