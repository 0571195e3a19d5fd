"""The whole book as a document and back, our own and other people's."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alchemorsel.application.book.bookkeeper import Bookkeeper
from alchemorsel.application.book.importing import BATCH
from alchemorsel.application.book.ports import Added, Shelved
from alchemorsel.domain.book.requests import BookFormat, BookQuery, CookedRequest
from alchemorsel.domain.errors import Busy, InvalidRequest, Misconfigured
from alchemorsel.domain.foods import NO_FOODS
from alchemorsel.domain.vocabulary import Allergen, Course, Diet
from alchemorsel.infrastructure.book.sql_book import SqlRecipeBook
from tests.support.book import MINE, asked, keeper_in, recipe, shelved, sqlite_database
from tests.support.clock import FakeClock

MEALIE: dict[str, Any] = {
    "@context": "https://schema.org", "@type": "Recipe", "name": "Mac &amp; Cheese", "description": "",
    "image": ["https://mealie.example/api/media/recipes/1/images/original.webp?version=1"],
    "datePublished": "2026-01-02T10:00:00", "prepTime": "PT10M", "cookTime": None, "totalTime": "PT1H5M",
    "recipeYield": "4 servings", "recipeIngredient": ["250.0 g macaroni ", "2.0 cup cheddar grated"],
    "recipeInstructions": ["Boil the macaroni until soft.", "Stir in the cheddar &amp; serve."],
    "recipeCategory": ["Main"], "keywords": ["Comfort food", "kids"], "nutrition": {"calories": None},
}  # fmt: skip
"""As the head of a page of Mealie 3 has it: HTML escaped, fields that nobody filled in as null."""
TANDOOR: list[dict[str, Any]] = [
    {
        "@context": "http://schema.org", "@type": "Recipe", "creditText": "", "isBasedOn": "", "name": "Lentil soup",
        "description": "Thick.", "prepTime": "15", "totalTime": "55", "recipeYield": "3", "image": [],
        "recipeCategory": [], "comment": [],
        "recipeIngredient": ["200.0 g red lentils", "1.0 None onion", "0.0 None salt"],
        "recipeInstructions": [{"@type": "HowToStep", "text": "Simmer the lentils with the onion."}],
    },
    {"@context": "http://schema.org", "@type": "Recipe", "name": "Nothing", "recipeIngredient": [], "prepTime": "0"},
]  # fmt: skip
"""As Tandoor's export for RecipeSage has it: bare minutes, and None for a unit that is not there."""


async def export(keeper: Bookkeeper, owner: str = MINE, to: BookFormat = BookFormat.JSON) -> bytes:
    return b"".join([piece async for piece in keeper.export(owner, to)])


async def exported_graph(keeper: Bookkeeper) -> list[dict[str, Any]]:
    graph: list[dict[str, Any]] = json.loads(await export(keeper, to=BookFormat.JSON_LD))["@graph"]
    return graph


def document(*recipes: object) -> bytes:
    return json.dumps({"format": "alchemorsel-book", "version": 1, "recipes": list(recipes)}).encode()


async def filled(keeper: Bookkeeper) -> None:
    soup = await keeper.save(
        MINE, asked(recipe("Süppchen \0 🍲"), tags=("alt", "Neu"), notes="½ \u202e\0", favourite=True)
    )
    await keeper.save(MINE, asked(recipe("Süppchen \0 🍲")))
    await keeper.save(MINE, asked(diets=(Diet.VEGAN,), allergies=(Allergen.MILK,)))
    for rating in (5, None, 4, 4):
        await keeper.cooked(MINE, soup.saved.id, CookedRequest(rating=rating, note="ja\n"))


@pytest.mark.parametrize("to", list(BookFormat))
async def test_a_book_that_goes_out_and_comes_back_is_the_same_to_the_byte(tmp_path: Path, to: BookFormat) -> None:
    async with keeper_in(tmp_path / "one") as one, keeper_in(tmp_path / "two") as two:
        await filled(one)
        gone = await export(one, to=to)
        answer = await two.take_in(MINE, gone)
        assert (answer.imported, answer.skipped, answer.refused) == (3, 0, ())
        assert await export(two, to=to) == gone
        assert await export(two) == await export(one)
        again = await two.take_in(MINE, gone)
        assert (again.imported, again.skipped) == (0, 3)


async def test_an_empty_book_is_a_document_too(tmp_path: Path) -> None:
    async with keeper_in(tmp_path) as keeper:
        assert json.loads(await export(keeper)) == {"format": "alchemorsel-book", "version": 1, "recipes": []}
        assert (await keeper.take_in(MINE, await export(keeper))).imported == 0


async def test_an_export_for_others_is_schema_org(tmp_path: Path) -> None:
    async with keeper_in(tmp_path) as keeper:
        await filled(keeper)
        graph = json.loads(await export(keeper, to=BookFormat.JSON_LD))["@graph"]
    assert [each["@type"] for each in graph] == ["Recipe"] * 3
    rated = next(each for each in graph if "aggregateRating" in each)["aggregateRating"]
    assert (rated["ratingValue"], rated["ratingCount"]) == (4.33, 3)


async def test_another_programs_edit_of_our_export_is_read_by_its_standard_fields(tmp_path: Path) -> None:
    async with keeper_in(tmp_path) as keeper:
        await keeper.save(MINE, asked())
        node = (await exported_graph(keeper))[0]
        del node["alchemorsel:saved"]
        await keeper.take_in("other", json.dumps({**node, "name": "Better soup"}).encode())
        (found,) = (await keeper.page("other", BookQuery())).recipes
        assert found.name == "Better soup"


async def test_what_another_program_changed_in_our_export_is_not_undone(tmp_path: Path) -> None:
    async with keeper_in(tmp_path / "one") as one, keeper_in(tmp_path / "two") as two:
        await filled(one)
        await one.save(MINE, asked(diets=(Diet.VEGAN,), tags=("quick",), notes="Mine."))
        *_, node = await exported_graph(one)
        edited = {**node, "name": "Better soup", "recipeIngredient": [*node["recipeIngredient"], "1 leek"]}
        answer = await two.take_in(MINE, json.dumps(edited).encode())
        (said,) = answer.partly_understood
        assert (answer.imported, said.name, said.not_understood) == (1, "Better soup", ())
        assert said.assumed[0] == "changed elsewhere, and taken as a new recipe: name, recipeIngredient"
        (listed,) = (await two.page(MINE, BookQuery())).recipes
        kept = await two.get(MINE, listed.id)
        assert (kept.recipe.name, [line.name for line in kept.recipe.ingredients][-1]) == ("Better soup", "leek")
        assert (kept.tags, kept.notes, kept.recipe.diets_requested) == (("quick",), "Mine.", (Diet.VEGAN,))
        assert (await two.take_in(MINE, json.dumps(edited).encode())).skipped == 1
        # Where the recipe itself is there already, both are kept.
        assert (await one.take_in(MINE, json.dumps(edited).encode())).imported == 1


async def test_a_rated_recipe_that_was_changed_elsewhere_keeps_its_log(tmp_path: Path) -> None:
    async with keeper_in(tmp_path / "one") as one, keeper_in(tmp_path / "two") as two:
        await filled(one)
        node = next(each for each in await exported_graph(one) if "aggregateRating" in each)
        await two.take_in(MINE, json.dumps({**node, "recipeCuisine": "German"}).encode())
        (listed,) = (await two.page(MINE, BookQuery())).recipes
        assert (listed.cuisine, listed.cooked_count, listed.rating) == ("German", 4, 4.33)


async def test_a_change_elsewhere_that_breaks_a_promise_is_refused(tmp_path: Path) -> None:
    async with keeper_in(tmp_path) as keeper:
        await keeper.save(MINE, asked(allergies=(Allergen.MILK,)))
        (node,) = await exported_graph(keeper)
        edited = {**node, "recipeIngredient": ["500 g tomatoes", "50 g butter"]}
        answer = await keeper.take_in("other", json.dumps(edited).encode())
        assert (answer.imported, "milk" in answer.refused[0].why) == (0, True)


async def test_what_was_only_written_differently_is_as_it_was(tmp_path: Path) -> None:
    async with keeper_in(tmp_path / "one") as one, keeper_in(tmp_path / "two") as two:
        await one.save(MINE, asked(notes="Mine."))
        (node,) = await exported_graph(one)
        passed_on = {**node, "recipeIngredient": [f" {each}  " for each in node["recipeIngredient"]], "image": "x.png"}
        answer = await two.take_in(MINE, json.dumps(dict(reversed(passed_on.items()))).encode())
        assert answer.partly_understood[0].assumed == ("changed elsewhere, and left out: image, recipeIngredient",)
        assert await export(two) == await export(one)


async def test_an_import_that_breaks_off_tells_how_far_it_came(tmp_path: Path) -> None:
    class Breaking(SqlRecipeBook):
        async def add_all(self, owner: str, many: Sequence[Shelved]) -> Added:
            if len(many) < BATCH:
                raise Busy("Somebody else is writing.", suggestion="Try again; nothing was changed.")
            return await super().add_all(owner, many)

    clock, made = FakeClock(), [shelved(recipe(f"Soup {n}")).saved for n in range(BATCH + 2)]
    whole = document(*(json.loads(msgspec.json.encode(each)) for each in made[:BATCH]), 7, *(
        json.loads(msgspec.json.encode(each)) for each in made[BATCH:]))  # fmt: skip
    async with sqlite_database(tmp_path) as database:
        answer = await Bookkeeper(Breaking(database, clock), clock, lambda: NO_FOODS).take_in(MINE, whole)
        assert (answer.imported, [each.index for each in answer.refused]) == (BATCH, [BATCH, BATCH + 1, BATCH + 2])
        assert "Send the document again" in answer.refused[-1].why
        again = await Bookkeeper(SqlRecipeBook(database, clock), clock, lambda: NO_FOODS).take_in(MINE, whole)
        assert (again.imported, again.skipped, len(again.refused)) == (2, BATCH, 1)


async def test_an_import_that_cannot_begin_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    async with keeper_in(tmp_path / "file") as keeper:
        with pytest.raises(Misconfigured):
            await keeper.take_in(MINE, json.dumps(MEALIE).encode())


async def test_mealies_recipe_is_taken_in_and_what_had_no_place_is_said(tmp_path: Path) -> None:
    async with keeper_in(tmp_path) as keeper:
        answer = await keeper.take_in(MINE, json.dumps(MEALIE).encode())
        assert (answer.imported, answer.refused) == (1, ())
        missed = {each.text for each in answer.partly_understood[0].not_understood}
        assert {"image", "datePublished"} <= missed
        (found,) = (await keeper.page(MINE, BookQuery(tags=("comfort FOOD",)))).recipes
        assert (found.name, found.total_minutes, found.course) == ("Mac & Cheese", 65, Course.MAIN)
        assert Allergen.MILK in found.allergens
        assert (await keeper.take_in(MINE, json.dumps(MEALIE).encode())).skipped == 1


async def test_tandoors_recipes_are_taken_in_and_what_is_none_is_refused(tmp_path: Path) -> None:
    async with keeper_in(tmp_path) as keeper:
        answer = await keeper.take_in(MINE, json.dumps(TANDOOR).encode())
        assert (answer.imported, [(each.index, each.name) for each in answer.refused]) == (1, [(1, "Nothing")])
        (found,) = (await keeper.page(MINE, BookQuery(q="lentil"))).recipes
        kept = (await keeper.get(MINE, found.id)).recipe
        assert (kept.prep_minutes, kept.total_minutes, kept.servings) == (15, 55, 3)
        assert [(line.name, line.quantity) for line in kept.ingredients][1:] == [("onion", 1.0), ("salt", None)]


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"[]", b"{}", b"7", b'"text"', b"\xff", b'{"@type": "Person"}', b"[" * 50_000, b'{"a":' * 20_000,
        b'{"format": "alchemorsel-book", "version": 2, "recipes": []}',
        b'{"format": "other", "version": 1, "recipes": []}',
        b'{"format": "alchemorsel-book", "version": 1, "recipes": [], "more": 1}', b'{"format": 7}',
    ],
)  # fmt: skip
async def test_what_is_no_document_is_refused(tmp_path: Path, content: bytes) -> None:
    async with keeper_in(tmp_path) as keeper:
        with pytest.raises(InvalidRequest):
            await keeper.take_in(MINE, content)


async def test_a_broken_recipe_does_not_keep_the_others_out(tmp_path: Path) -> None:
    async with keeper_in(tmp_path) as keeper:
        good = (await keeper.save("other", asked())).saved
        plain = json.loads(msgspec.json.encode(good))
        entry = {"id": good.id, "at": "2026-11-20T12:00:00Z", "rating": 3, "note": ""}
        broken = [
            {**plain, "id": "x"}, {**plain, "version": 0}, {**plain, "cooked": [entry, entry]}, 7, None, [],
            {**plain, "created_at": "0001-01-01T00:00:00+14:00"}, {**plain, "allergies": ["fish"], "recipe": {}},
            {**plain, "recipe": {**plain["recipe"], "diets_requested": ["vegan"], "name": "Beef stew"}},
        ]  # fmt: skip
        answer = await keeper.take_in(MINE, document(*broken, plain))
        assert answer.imported + len(answer.refused) == len(broken) + 1
        assert answer.imported >= 1
        assert all(each.why for each in answer.refused)
        assert await keeper.get(MINE, good.id) == good


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["@type", "@graph", "name", "recipeIngredient", "recipeInstructions", "text", "prepTime",
                             "recipeYield", "keywords", "alchemorsel:saved", "format", "version", "recipes"]),
            inner | st.just("Recipe"), max_size=6,
        )
    ),
    max_leaves=20,
)  # fmt: skip


@settings(max_examples=100, suppress_health_check=list(HealthCheck))
@given(JSON)
async def test_no_document_breaks_the_import(tmp_path_factory: pytest.TempPathFactory, content: object) -> None:
    async with keeper_in(tmp_path_factory.getbasetemp() / "imports") as keeper:
        try:
            answer = await keeper.take_in(MINE, json.dumps(content).encode())
        except InvalidRequest:
            return
        assert answer.imported + answer.skipped + len(answer.refused) >= 0
