"""The table of what a cook does with the recipe book over HTTP; its part of the OpenAPI document is made from it."""

import msgspec

from alchemorsel.domain.book.entry import RecipeList, SavedRecipe
from alchemorsel.domain.book.requests import Changes, CookedRequest, ImportAnswer, SaveRequest
from alchemorsel.interfaces.http.recipe_operations import RECIPES_PATH

MOST_SAVED_BYTES = 512 * 1024
"""The longest recipe with everything that code says of it has about half of it."""
MOST_IMPORTED_BYTES = 32 * 1024 * 1024
"""Some thousand recipes; more than that goes in by the command line."""
_ONE = f"{RECIPES_PATH}/{{recipe_id}}"
_PROBLEMS = ("500", "503")
_BODY = ("400", "413", "415", "422")


class BookOperation(msgspec.Struct, frozen=True, kw_only=True):
    """One operation.

    Args:
        takes_document: whether the body is a document of recipes.
        gives_document: whether the answer is one.
        asks: the request body's type; None where there is none, or it is a document.
        answer: the answer's type; None likewise.
        status: of success.
        statuses: the problems it may end in.
        takes: the names of its parameters, beside the path's own.
    """

    name: str
    method: str
    path: str
    summary: str
    description: str
    statuses: tuple[str, ...]
    takes_document: bool = False
    gives_document: bool = False
    asks: type[msgspec.Struct] | None = None
    answer: type[msgspec.Struct] | None = None
    status: str = "200"
    takes: tuple[str, ...] = ()


BOOK_OPERATIONS = (
    BookOperation(
        name="save-recipe",
        method="post",
        path=RECIPES_PATH,
        summary="Keep a recipe",
        description=(
            "The body of a generated recipe as it came, or `recipe` with whatever belongs to it. It is plated first: "
            "nutrition, allergens, safety and the content's id are computed anew. Refused (422) is only a recipe that "
            "breaks a diet or an allergy promised of it; what else the checks find stands in `recipe.safety`. With an "
            "`Idempotency-Key`, sent again within a day, it is kept once and answered alike."
        ),
        asks=SaveRequest,
        answer=SavedRecipe,
        status="201",
        statuses=(*_BODY, *_PROBLEMS),
        takes=("Idempotency-Key",),
    ),
    BookOperation(
        name="list-recipes",
        method="get",
        path=RECIPES_PATH,
        summary="Find kept recipes",
        description=(
            "Every condition has to hold. With `q` titles that match come first, then the rest, the last saved first; "
            "without it what was changed last. `next`, and the header `Link`, lead to the next page; pages hold "
            "together whatever is saved meanwhile. `diets` and `allergens` are as checked by word: nothing is ever "
            "called safe. What holds no word to look for, such as `q=*`, is a 422."
        ),
        answer=RecipeList,
        statuses=("422", *_PROBLEMS),
        takes=(
            "q",
            "diet",
            "allergen_free",
            "cuisine",
            "course",
            "max_minutes",
            "ingredient",
            "tag",
            "provider",
            "favourite",
            "sort",
            "cursor",
            "limit",
        ),
    ),
    BookOperation(
        name="export-book",
        method="get",
        path=f"{RECIPES_PATH}/export",
        summary="The whole book as one document",
        description=(
            "Everything that is kept, by its time of creation. `json_ld` is schema.org for Mealie, Tandoor and others; "
            "it holds our own fields too, so that either format comes back without loss, byte for byte. Where another "
            "program changed the standard fields, an import takes what they say, as a new recipe, and tells so."
        ),
        gives_document=True,
        statuses=("422", *_PROBLEMS),
        takes=("format",),
    ),
    BookOperation(
        name="import-book",
        method="post",
        path=f"{RECIPES_PATH}/import",
        summary="Take in a document of recipes",
        description=(
            "Either export, or schema.org recipes in JSON-LD as other programs write them: one object, a list or an "
            "@graph, up to 32 MiB. What is kept already is skipped, so it can be sent again, also where `refused` says "
            "that the database was lost on the way."
        ),
        takes_document=True,
        answer=ImportAnswer,
        statuses=(*_BODY, *_PROBLEMS),
    ),
    BookOperation(
        name="show-recipe",
        method="get",
        path=_ONE,
        summary="One kept recipe",
        description="Its `ETag` is its version. With `If-None-Match`, 304 where it has not changed.",
        answer=SavedRecipe,
        statuses=("404", *_PROBLEMS),
        takes=("If-None-Match",),
    ),
    BookOperation(
        name="replace-recipe",
        method="put",
        path=_ONE,
        summary="Write a kept recipe anew",
        description="All of it; the log of when it was cooked stays. `If-Match` has to say which version is replaced.",
        asks=SaveRequest,
        answer=SavedRecipe,
        statuses=("404", "412", "428", *_BODY, *_PROBLEMS),
        takes=("If-Match",),
    ),
    BookOperation(
        name="change-recipe",
        method="patch",
        path=_ONE,
        summary="Change some of a kept recipe",
        description=(
            "A JSON merge patch (RFC 7396) of `favourite`, `tags`, `notes`, `allergies`, `custom_allergies` and the "
            "fields of `recipe`: lists are replaced as a whole, null takes a field away. What comes of it is plated "
            "again."
        ),
        asks=Changes,
        answer=SavedRecipe,
        statuses=("404", "412", "428", *_BODY, *_PROBLEMS),
        takes=("If-Match",),
    ),
    BookOperation(
        name="remove-recipe",
        method="delete",
        path=_ONE,
        summary="Delete a kept recipe",
        description="It can be brought back until the operator purges what was deleted long ago.",
        status="204",
        statuses=("400", "404", "412", *_PROBLEMS),
        takes=("If-Match",),
    ),
    BookOperation(
        name="restore-recipe",
        method="post",
        path=f"{_ONE}/restore",
        summary="Bring a deleted recipe back",
        description="One that is there is left as it is.",
        answer=SavedRecipe,
        statuses=("404", *_PROBLEMS),
    ),
    BookOperation(
        name="cooked-recipe",
        method="post",
        path=f"{_ONE}/cooked",
        summary="Note that it was cooked",
        description="With a rating from 1 to 5 and a note, if you like. `rating` is the mean of all of them.",
        asks=CookedRequest,
        answer=SavedRecipe,
        status="201",
        statuses=("404", *_BODY, *_PROBLEMS),
        takes=("Idempotency-Key",),
    ),
)
