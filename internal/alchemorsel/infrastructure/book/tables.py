"""The tables as queries see them; the migrations make them.

The document is the truth, the columns beside it are what lists filter and sort by. Times are microseconds since 1970
in UTC, sets of diets and allergens are bits.
"""

from sqlalchemy import BigInteger, Column, Integer, MetaData, String, Table, Text

metadata = MetaData()

recipes = Table(
    "recipes",
    metadata,
    Column("seq", BigInteger, primary_key=True),
    Column("owner", String(64), nullable=False),
    Column("id", String(36), nullable=False),
    Column("version", Integer, nullable=False),
    Column("content_id", String(64), nullable=False),
    Column("created_us", BigInteger, nullable=False),
    Column("updated_us", BigInteger, nullable=False),
    Column("deleted_us", BigInteger),
    Column("favourite", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("name_key", Text, nullable=False),
    Column("servings", Integer, nullable=False),
    Column("total_minutes", Integer, nullable=False),
    Column("cuisine", Text),
    Column("cuisine_key", Text),
    Column("course", String(20)),
    Column("language", String(35), nullable=False),
    Column("provider", String(20)),
    Column("diets", Integer, nullable=False),
    Column("allergens", Integer, nullable=False),
    Column("may_contain", Integer, nullable=False),
    Column("suspected", Integer, nullable=False),
    Column("unverified", Integer, nullable=False),
    Column("tags", Text, nullable=False),
    Column("rating_sum", Integer, nullable=False),
    Column("rating_count", Integer, nullable=False),
    Column("rating_key", Integer, nullable=False),
    Column("cooked_count", Integer, nullable=False),
    Column("rules", Text, nullable=False),
)
"""`suspected` are allergens that are shown or possible; `rating_key` is the mean rating in hundredths, 0 for none;
`rules` is the version of those that it was last checked by."""

documents = Table(
    "recipe_documents",
    metadata,
    Column("seq", BigInteger, primary_key=True),
    Column("body", Text, nullable=False),
)
"""What a cook keeps, as JSON; apart from the rest, so that lists need not read past it."""

cooked = Table(
    "recipe_cooked",
    metadata,
    Column("seq", BigInteger, primary_key=True),
    Column("id", String(36), primary_key=True),
    Column("at_us", BigInteger, nullable=False),
    Column("rating", Integer),
    Column("note", Text, nullable=False),
)
idempotency = Table(
    "idempotency_keys",
    metadata,
    Column("owner", String(64), primary_key=True),
    Column("key", Text, primary_key=True),
    Column("digest", String(64), nullable=False),
    Column("created_us", BigInteger, nullable=False),
    Column("recipe_id", String(36), nullable=False),
    Column("body", Text, nullable=False),
)
"""What a write came to, for whoever sends it again."""
