"""The routes that work on recipes without any model."""

from typing import Any

from litestar import Request, Response, post
from litestar.handlers import HTTPRouteHandler

from alchemorsel.domain.exporting import Document
from alchemorsel.domain.foods import FoodTable
from alchemorsel.domain.value import encode
from alchemorsel.interfaces.http.accepting import JSON
from alchemorsel.interfaces.http.body import read_json_body
from alchemorsel.interfaces.http.decoding import RequestDecoder
from alchemorsel.interfaces.http.recipe_operations import RECIPE_OPERATIONS, RecipeOperation


def recipe_routes(foods: FoodTable) -> list[HTTPRouteHandler]:
    """One route for each operation.

    Args:
        foods: what nutrition is computed from.
    """
    return [_route(operation, foods) for operation in RECIPE_OPERATIONS]


def _route(operation: RecipeOperation, foods: FoodTable) -> HTTPRouteHandler:
    decoder = RequestDecoder(operation.request_type)

    async def answer(request: Request[Any, Any, Any]) -> Response[bytes]:
        result = operation.answers(decoder.decode(await read_json_body(request)), foods)
        if isinstance(result, Document):
            return _document(result)
        return Response(encode(result), media_type=JSON, headers={"Cache-Control": "no-store"})

    return post(operation.path, status_code=200, name=operation.name)(answer)


def _document(document: Document) -> Response[bytes]:
    headers = {
        "Cache-Control": "no-store",
        "Content-Disposition": f'inline; filename="recipe.{document.suffix}"',
    }
    return Response(document.body, media_type=document.media_type, headers=headers)
