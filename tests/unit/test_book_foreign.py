"""What other programs say beside a recipe comes along where the book has a place, and is named where it has none."""

import json
from pathlib import Path
from typing import Any

import pytest

from alchemorsel.domain.book.entry import SavedRecipe
from alchemorsel.domain.book.requests import BookQuery
from alchemorsel.domain.vocabulary import Course
from tests.support.book import MINE, keeper_in

OMELETTE: dict[str, Any] = {
    "@type": "Recipe", "name": "Omelette", "recipeYield": "2", "prepTime": "PT5M", "inLanguage": "en",
    "recipeIngredient": ["2 eggs", "1 tbsp butter"], "recipeInstructions": ["Fry the eggs in the butter."],
}  # fmt: skip


async def taken(folder: Path, **fields: Any) -> tuple[SavedRecipe, dict[str, str]]:
    async with keeper_in(folder) as keeper:
        answer = await keeper.take_in(MINE, json.dumps({**OMELETTE, **fields}).encode())
        (listed,) = (await keeper.page(MINE, BookQuery())).recipes
        missed = [each for part in answer.partly_understood for each in part.not_understood]
        return await keeper.get(MINE, listed.id), {each.text: each.why for each in missed}


@pytest.mark.parametrize(
    ("fields", "notes"),
    [
        ({"notes": "Use a <b>hot</b> pan.\nServe at once."}, "Use a hot pan.\nServe at once."),
        ({"comment": [{"@type": "Comment", "text": "Too salty", "author": {"name": "Ann"}}, "Good &amp; quick"]},
         "Ann: Too salty\nGood & quick"),
        ({"url": "https://food.example/omelette", "author": {"@type": "Person", "name": "Bea"}},
         "By: Bea\nSource: https://food.example/omelette"),
        ({"author": ["Bea", {"name": "Cy"}], "isBasedOn": {"@id": "https://food.example/1"}},
         "By: Bea, Cy\nBased on: https://food.example/1"),
        ({"notes": None, "comment": [], "url": "", "author": {}, "image": []}, ""),
    ],
)  # fmt: skip
async def test_remarks_and_sources_become_notes(tmp_path: Path, fields: dict[str, Any], notes: str) -> None:
    kept, missed = await taken(tmp_path, **fields)
    assert (kept.notes, missed) == (notes, {})


@pytest.mark.parametrize(
    ("fields", "note"),
    [
        ({"aggregateRating": {"ratingValue": "4", "ratingCount": "1"}}, ""),
        ({"aggregateRating": {"ratingValue": 4.0, "reviewCount": 1, "bestRating": 5}}, ""),
        ({"review": {"reviewRating": {"ratingValue": 4}, "author": "Ann", "reviewBody": "Nice."}}, "Ann: Nice."),
    ],
)
async def test_one_persons_rating_begins_the_log(tmp_path: Path, fields: dict[str, Any], note: str) -> None:
    kept, missed = await taken(tmp_path, **fields)
    assert (kept.rating, missed) == (4.0, {})
    assert kept.cooked[0].note == f"Rated before it came here. {note}".strip()


@pytest.mark.parametrize(
    "fields",
    [
        {"aggregateRating": {"ratingValue": 4, "ratingCount": 2}}, {"aggregateRating": {"ratingValue": 4}},
        {"aggregateRating": {"ratingValue": 4.5, "ratingCount": 1}}, {"aggregateRating": 4},
        {"aggregateRating": {"ratingValue": 4, "ratingCount": 1, "bestRating": 10}},
        {"review": [{"reviewRating": {"ratingValue": 4}}, {"reviewRating": {"ratingValue": 5}}]},
        {"review": {"reviewBody": "Nice."}}, {"image": "omelette.jpg"}, {"datePublished": "2026-01-02"},
    ],
)  # fmt: skip
async def test_what_has_no_place_is_named(tmp_path: Path, fields: dict[str, Any]) -> None:
    kept, missed = await taken(tmp_path, **fields)
    assert (kept.rating, kept.cooked, kept.notes) == (None, (), "")
    assert missed.keys() == fields.keys()


async def test_what_is_too_long_for_the_notes_is_named(tmp_path: Path) -> None:
    kept, missed = await taken(tmp_path, notes="x" * 9_999 + " the end")
    assert (len(kept.notes), missed) == (10_000, {"the end": "the notes are full"})


async def test_titles_groups_and_second_categories_are_not_dropped_without_a_word(tmp_path: Path) -> None:
    served = {"@type": "HowToStep", "text": "Serve at once."}
    steps = [
        {"@type": "HowToStep", "name": "Fry", "text": "Put the butter into a pan."},
        {"@type": "HowToStep", "name": "Add the eggs...", "text": "Add the eggs and stir."},
        {"@type": "HowToSection", "name": "Serving", "itemListElement": [served]},
    ]  # fmt: skip
    kept, missed = await taken(tmp_path, recipeCategory=["Main course", "Brunch", "main"], recipeInstructions=steps)
    assert kept.recipe.course is Course.MAIN
    assert set(missed) == {"Fry", "Serving", "recipeCategory: Brunch"}
