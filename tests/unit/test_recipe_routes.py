"""The routes on recipes, and the commands: they answer without any model."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from alchemorsel.application.kitchen import Kitchen
from alchemorsel.bootstrap.cli import make_wiring
from alchemorsel.domain.keys import KeyScope
from alchemorsel.domain.value import encode
from alchemorsel.interfaces.cli import make_cli
from alchemorsel.interfaces.http.access_routes import rule_of
from alchemorsel.interfaces.http.app import make_app
from alchemorsel.interfaces.http.recipe_operations import RECIPE_OPERATIONS, RecipeOperation
from tests.support.asgi import Answered, send
from tests.support.clock import FakeClock
from tests.support.example_ai import ExampleAI

APP = make_app(Kitchen(ExampleAI(), FakeClock(), deadline_s=60))
PANCAKES = (
    "Pancakes\nServes 2\n200 g flour\n3 eggs\n1 cup milk\nWhisk flour, eggs and milk, then fry thin pancakes at 180 °C."
)
each_operation = pytest.mark.parametrize("operation", RECIPE_OPERATIONS, ids=lambda each: each.name)


async def post(path: str, body: bytes) -> Answered:
    return await send(APP, path, method="POST", headers=[("content-type", "application/json")], body=body)


@each_operation
async def test_the_published_request_is_answered(operation: RecipeOperation) -> None:
    answered = await post(operation.path, encode(operation.example()))
    assert answered.status == 200
    assert answered.headers["cache-control"] == "no-store"
    if operation.answer_type is not None:
        assert answered.json.keys() == set(operation.answer_type.__struct_fields__)


@each_operation
async def test_an_unknown_field_is_told(operation: RecipeOperation) -> None:
    answered = await post(operation.path, b'{"no_such": 1}')
    assert (answered.status, answered.json["code"]) == (422, "invalid")


@each_operation
def test_a_key_with_the_scope_use_opens_it(operation: RecipeOperation) -> None:
    assert rule_of(operation.path).needs is KeyScope.USE


@pytest.mark.parametrize(
    ("to", "media_type", "sign"),
    [
        ("json_ld", "application/ld+json", '"@type":"Recipe"'), ("markdown", "text/markdown", "## Ingredients"),
        ("cooklang", "text/plain", "@flour{200%g}"), ("text", "text/plain", "- 200 g flour"),
    ],
)  # fmt: skip
async def test_an_export_is_the_document_itself(to: str, media_type: str, sign: str) -> None:
    recipe = (await post("/api/v1/recipes/parse", json.dumps({"text": PANCAKES}).encode())).json["recipe"]
    answered = await post("/api/v1/recipes/export", json.dumps({"recipe": recipe, "format": to}).encode())
    assert answered.headers["content-type"].startswith(media_type)
    assert answered.headers["content-type"].count("charset") <= 1
    assert sign in answered.body.decode()


async def test_a_parsed_recipe_scales() -> None:
    recipe = (await post("/api/v1/recipes/parse", json.dumps({"text": PANCAKES}).encode())).json["recipe"]
    body = json.dumps({"recipe": recipe, "servings": 100}).encode()
    scaled: dict[str, Any] = (await post("/api/v1/recipes/scale", body)).json
    assert [line["quantity"] for line in scaled["recipe"]["ingredients"]] == [10, 150, 50]


def run(*args: str, given: str = "") -> Result:
    return CliRunner().invoke(make_cli(make_wiring({})), list(args), input=given)


@pytest.mark.parametrize(
    ("line", "to", "said"),
    [
        ("2 cups flour", "g", "250 g flour"), ("1 lb potatoes", "g", "453.6 g potatoes"),
        ("500 ml milk", "cups", "2.113 cup milk"), ("3 tsp salt", "tbsp", "1 tbsp salt"),
        ("2 large eggs", "g", "100 g eggs"), ("100 g honey", "tbsp", "4.762 tbsp honey"),
        ("1 cup onions, sliced", "g", "115 g onions"), ("1-2 cups flour", "g", "125-250 g flour"),
        ("2-3 eggs", "g", "100-150 g eggs"), ("1 can tuna", "g", "165 g tuna"),
    ],
)  # fmt: skip
def test_an_amount_is_converted(line: str, to: str, said: str) -> None:
    assert run("convert", line, "--to", to).output.strip() == said


@pytest.mark.parametrize(
    ("amount", "to", "said"),
    [
        ("1 lb", "g", "453.6 g"), ("8 oz", "g", "226.8 g"), ("1 kg", "lb", "2.205 lb"), ("250 ml", "cup", "1.057 cup"),
        ("½ cup", "tbsp", "8 tbsp"), ("1-2 cups", "ml", "236.6-473.2 ml"), ("1 lb 8 oz", "oz", "24 oz"),
        ("1 cup minus 1 tbsp", "tbsp", "15 tbsp"), ("350 F", "C", "175 °C"), ("350-375 F", "C", "175-190 °C"),
    ],
)  # fmt: skip
def test_mass_in_mass_volume_in_volume_and_heat_need_no_food(amount: str, to: str, said: str) -> None:
    assert run("convert", amount, "--to", to).output.strip() == said


@pytest.mark.parametrize(("amount", "to", "why"), [("8 oz", "ml", "without a food"), ("350 F", "g", "a temperature")])
def test_what_has_no_food_is_told_why_it_needs_one(amount: str, to: str, why: str) -> None:
    failed = run("convert", amount, "--to", to)
    assert failed.exit_code == 2
    assert why in failed.output


def test_what_a_file_says_that_was_not_understood_is_told() -> None:
    scaled = run("scale", "--file", "-", "--servings", "4", given=f"{PANCAKES}\nsalt\nGuten Appetit")
    assert scaled.exit_code == 0
    assert "not understood: Guten Appetit" in scaled.output


@pytest.mark.parametrize(
    ("line", "to"), [("2 cups unobtainium", "g"), ("salt", "g"), ("2 cups flour", "furlong"), ("2 sprigs sage", "g")]
)
def test_what_cannot_be_converted_is_said(line: str, to: str) -> None:
    assert run("convert", line, "--to", to).exit_code == 2


def test_a_check_exits_with_one_where_something_is_broken() -> None:
    broken, kept = run("check", "2 eggs", "--diet", "vegan"), run("check", "2 carrots", "--diet", "vegan")
    assert (broken.exit_code, kept.exit_code) == (1, 0)
    assert "not vegan" in broken.output


def test_a_recipe_is_scaled_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "pancakes.txt"
    file.write_text(PANCAKES)
    scaled = run("scale", "--file", str(file), "--servings", "4", "--units", "us")
    assert scaled.exit_code == 0
    assert "6 eggs" in scaled.output
    assert "355 °F" in scaled.output
