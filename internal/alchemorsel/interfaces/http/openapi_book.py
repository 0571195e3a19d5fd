"""The recipe book's part of the OpenAPI document, its examples plated by the code that plates real ones."""

from datetime import UTC, datetime

import msgspec

from alchemorsel.application.book.bookkeeper import entry_of
from alchemorsel.application.book.plating import facets_of, plated_entry
from alchemorsel.domain.book.entry import Cooked, Entry, RecipeList, RecipeSummary, SavedRecipe
from alchemorsel.domain.book.requests import Changes, CookedRequest, ImportAnswer, SaveRequest
from alchemorsel.domain.foods import FoodTable
from alchemorsel.domain.vocabulary import Diet
from alchemorsel.interfaces.http.accepting import JSON
from alchemorsel.interfaces.http.book_operations import BOOK_OPERATIONS, BookOperation
from alchemorsel.interfaces.http.openapi_book_parameters import BOOK_PARAMETERS
from alchemorsel.interfaces.http.openapi_operation import Json, json_of, operation_of, response_of
from alchemorsel.interfaces.http.openapi_problems import problem_references
from alchemorsel.interfaces.http.recipe_operations import sample_recipe

BOOK_TYPES = (SaveRequest, Changes, CookedRequest, SavedRecipe, RecipeList, ImportAnswer)
"""What becomes components of the document."""
TAG = {"name": "book", "description": "The recipe book: what a cook keeps. Each key has a book of its own."}
_ID = "0199aa10-7c00-7000-8000-0123456789ab"
_LOG_ID = "0199aa11-1c00-7000-8000-0123456789ab"
_AT = datetime(2026, 11, 20, 18, 30, tzinfo=UTC)
_JSON_LD = "application/ld+json"
_ANY_DOCUMENT: Json = {"type": ["object", "array"], "items": {"type": "object"}}


def book_paths(foods: FoodTable) -> Json:
    """The path items."""
    examples = _examples(foods)
    paths: Json = {}
    for operation in BOOK_OPERATIONS:
        paths.setdefault(operation.path, {})[operation.method] = _operation(operation, examples)
    return paths


def _operation(operation: BookOperation, examples: dict[type, msgspec.Struct]) -> Json:
    problems = problem_references((*operation.statuses, "default"))
    return operation_of(
        operation,
        TAG["name"],
        parameters=_parameters(operation),
        body=_body(operation, examples),
        responses={**_success(operation, examples), **problems},
    )


def _parameters(operation: BookOperation) -> list[Json]:
    recipe_id = [{"$ref": "#/components/parameters/RecipeId"}] if "{recipe_id}" in operation.path else []
    return [*recipe_id, *(BOOK_PARAMETERS[each] for each in operation.takes)]


def _body(operation: BookOperation, examples: dict[type, msgspec.Struct]) -> Json | None:
    if operation.takes_document:
        return {JSON: {"schema": _ANY_DOCUMENT}, _JSON_LD: {"schema": _ANY_DOCUMENT}}
    return None if operation.asks is None else json_of(examples[operation.asks])


def _success(operation: BookOperation, examples: dict[type, msgspec.Struct]) -> Json:
    headers: Json = {}
    if operation.answer is SavedRecipe:
        headers["ETag"] = {"description": "The version, in quotes.", "schema": {"type": "string"}, "example": '"3"'}
    if operation.answer is RecipeList:
        headers["Link"] = {"description": 'The next page, `rel="next"`.', "schema": {"type": "string"}}
    if operation.gives_document:
        documents = {each: {"schema": {"type": "object"}} for each in (JSON, _JSON_LD)}
        return {"200": response_of(documents, description="The document.", headers=headers)}
    content = None if operation.answer is None else json_of(examples[operation.answer])
    unchanged = {"304": {"description": "It is the version that you have."}} if operation.name == "show-recipe" else {}
    return {operation.status: response_of(content, headers=headers), **unchanged}


def _examples(foods: FoodTable) -> dict[type, msgspec.Struct]:
    asked = SaveRequest(recipe=sample_recipe(), tags=("sunday",), diets=(Diet.VEGETARIAN,))
    entry = plated_entry(entry_of(asked), foods)
    log = (Cooked(id=_LOG_ID, at=_AT, rating=4, note="A little more milk."),)
    saved = SavedRecipe(
        id=_ID,
        version=2,
        created_at=_AT,
        updated_at=_AT,
        cooked=log,
        rating=4.0,
        **{name: getattr(entry, name) for name in Entry.__struct_fields__},
    )
    return {
        SaveRequest: asked,
        Changes: Changes(favourite=True, recipe={"servings": 3}),
        CookedRequest: CookedRequest(rating=4, note="A little more milk."),
        SavedRecipe: saved,
        RecipeList: RecipeList(recipes=(_summary(saved),), next=None),
        ImportAnswer: ImportAnswer(imported=1, skipped=0),
    }


def _summary(saved: SavedRecipe) -> RecipeSummary:
    facets, recipe = facets_of(saved.recipe), saved.recipe
    return RecipeSummary(
        id=saved.id,
        version=saved.version,
        name=recipe.name,
        total_minutes=recipe.total_minutes,
        servings=recipe.servings,
        diets=facets.diets,
        allergens=facets.allergens,
        may_contain=facets.may_contain,
        unverified=facets.unverified,
        tags=saved.tags,
        favourite=saved.favourite,
        rating=saved.rating,
        cooked_count=len(saved.cooked),
        cuisine=recipe.cuisine,
        course=recipe.course,
        language=recipe.language,
        provider=None,
        created_at=saved.created_at,
        updated_at=saved.updated_at,
    )
