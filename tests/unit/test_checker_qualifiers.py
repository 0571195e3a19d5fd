"""Qualifiers that are believed, and those that are not: denied, conditional, shared or impossible ones."""

import pytest

from alchemorsel.application.kitchen import question_of
from alchemorsel.application.plating import plate
from alchemorsel.domain.checker import Rules, check_text
from alchemorsel.domain.errors import BadAnswer, InvalidRequest
from alchemorsel.domain.lexicon.foods.firm import FIRM
from alchemorsel.domain.lexicon.table import TABLE
from alchemorsel.domain.lexicon.tokens import tokens
from alchemorsel.domain.requests import RecipeRequest
from alchemorsel.domain.sense import make_sense
from alchemorsel.domain.vocabulary import Allergen, Diet
from alchemorsel.infrastructure.ai.drafting import read_draft
from alchemorsel.infrastructure.ai.prompts import draft_type
from tests.support import samples

STRICT = Rules(
    diets=(Diet.VEGAN, Diet.GLUTEN_FREE), allergies=(Allergen.MILK, Allergen.WHEAT, Allergen.EGGS, Allergen.SOYBEANS)
)
SHARED = (
    "whole or oat milk", "cow's or oat milk", "Kuh- oder Hafermilch", "skimmed or almond milk",
    "lait d'avoine ou de vache", "leche de avena o entera", "koe- of havermelk", "latte d'avena o intero",
    "lactose-free or oat milk", "goat or soy milk", "oat milk or regular", "gewone of havermelk",
)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "60 g parmesan (omit for vegan)", "100 g butter (use vegan if needed)", "200 g flour (gluten-free if needed)",
        "cream (skip if dairy-free)", "soy sauce (gluten-free if needed)", "butter (vegan if you like)",
        "butter (vegan works too)", "butter (vegan optional)", "butter, vegan, if possible",
        "if possible, gluten-free flour",
        "preferably vegan butter", "for vegans, omit the parmesan", "if vegan, skip the cheese",
        "butter (leave out to keep it vegan)", "for vegan guests replace the butter by oil",
        "Stir the cream into the dairy-free mixture", "parmesan (omit for vegan), basil, butter (vegan)",
        "parmesan (use a vegan one), butter", "butter or vegan alternative", "wheat pasta (gluten-free for coeliacs)",
        "Sahne, auf Wunsch vegan", "Mehl (bei Bedarf glutenfrei)", "wahlweise vegane Butter", "Butter, evtl. vegan",
        "beurre (végétal si besoin)", "farine (sans gluten si nécessaire)", "farine, de préférence sans gluten",
        "harina (sin gluten si es necesario)", "mantequilla (opcionalmente vegana)", "queso, preferiblemente vegano",
        "burro (vegano se preferisci)", "farina (se necessario senza glutine)", "panna, eventualmente vegana",
        "boter (eventueel vegan)", "bloem, indien nodig glutenvrij", "kaas, liefst vegan",
    ],
)  # fmt: skip
def test_a_conditional_qualifier_does_not_qualify(text: str) -> None:
    assert check_text(text, STRICT)


@pytest.mark.parametrize(
    "text",
    [
        "non-vegan cheese", "not vegan cheese", "cheese (not vegan)", "non-gluten-free flour", "non-dairy-free cheese",
        "keine vegane Butter", "nicht vegane Butter", "fromage pas végan", "beurre non végétal",
        "mantequilla no vegana", "burro non vegano", "geen vegan boter", "niet-vegan kaas",
    ],
)  # fmt: skip
def test_a_denied_qualifier_does_not_qualify(text: str) -> None:
    assert check_text(text, STRICT)


@pytest.mark.parametrize(
    "text",
    [
        *SHARED, "regular or gluten-free flour", "normal or vegan butter", "cheese (vegan or regular)",
        "normale oder glutenfreie Nudeln", "vegan butter or regular", "gluten-free flour or plain",
        "milk (oat or whole)",
        "regular/vegan butter", "farina normale o senza glutine", "mantequilla normal o vegana",
        "beurre normal ou végétal", "gewone of glutenvrije pasta",
    ],
)  # fmt: skip
def test_of_two_names_with_one_head_either_counts(text: str) -> None:
    assert check_text(text, STRICT)


@pytest.mark.parametrize("text", SHARED)
def test_a_shared_head_is_found_in_the_pantry(text: str) -> None:
    with pytest.raises(InvalidRequest, match="milk"):
        make_sense(RecipeRequest(prompt="pancakes", ingredients=(text,), allergies=(Allergen.MILK,)))


def test_a_shared_head_is_found_in_a_draft() -> None:
    question = question_of(RecipeRequest(prompt="a quick tomato pasta", allergies=(Allergen.MILK,)))
    line = {"name": "whole or oat milk", "quantity": 100, "unit": "ml", "preparation": None}
    draft, _ = read_draft(
        samples.pasta(ingredients=[*samples.PASTA["ingredients"], line]), draft_type(question.feature)
    )
    with pytest.raises(BadAnswer):
        plate(question, draft)


@pytest.mark.parametrize(
    "text",
    [
        "gluten-free wheat flour", "gluten-free seitan", "gluten-free barley", "gluten-free couscous",
        "dairy-free whey powder", "vegan casein", "dairy-free ghee", "egg-free eggs", "glutenfreies Weizenmehl",
        "farine de blé sans gluten", "dairy-free cow's milk", "glutenfreies Dinkelvollkornmehl", "lactose-free milk",
    ],
)  # fmt: skip
def test_what_cannot_be_true_of_a_food_is_not_believed(text: str) -> None:
    assert check_text(text, STRICT)


@pytest.mark.parametrize(
    "text",
    [
        "gluten-free oats", "vegan butter", "butter (vegan), softened", "dairy-free butter", "dairy-free cream",
        "vegan cheese", "egg-free mayonnaise", "gluten-free flour", "oats (certified gluten-free)", "vegan egg",
        "no-bake vegan ice cream", "2 tbsp vegan butter, if needed", "200 g (gluten-free) flour", "dairy-free milk",
        "1 tsp salt (optional), 200 g (gluten-free) flour", "vegan or plant-based butter", "water or almond milk",
        "coconut or almond milk", "olive oil or vegan butter", "vegan and gluten-free bread",
        "butter (vegan, gluten-free)",
        "gluten-free and vegan pancakes", "harina sin gluten", "leche vegetal", "beurre végétal", "burro vegano",
        "pâtes courtes sans gluten", "Nudeln (glutenfrei)", "vegane Sahne", "Grease the tin with oil or vegan butter",
        "2 cups of almond milk", "non-dairy milk", "latte vegano", "plantaardige boter",
    ],
)  # fmt: skip
def test_a_plain_qualifier_is_believed(text: str) -> None:
    assert check_text(text, STRICT) == ()


@pytest.mark.parametrize(
    "text",
    [
        "flour or gluten-free flour", "milk or lactose-free milk", "butter or dairy-free spread",
        "Whisk the eggs and gluten-free flour", "2 eggs and dairy-free cream", "milk or dairy-free alternative",
    ],
)  # fmt: skip
def test_a_food_before_what_is_free_is_no_part_of_its_list(text: str) -> None:
    assert check_text(text, STRICT)


@pytest.mark.parametrize("text", ["Egg and dairy-free mayonnaise", "gluten and egg free noodles"])
def test_a_list_of_what_it_is_free_of_is_read_as_a_whole(text: str) -> None:
    assert check_text(text, STRICT) == ()


def test_gluten_free_wheat_starch_is_free_of_gluten_and_not_of_wheat() -> None:
    text = "gluten-free wheat starch"
    assert check_text(text, Rules(diets=(Diet.GLUTEN_FREE,))) == ()
    assert check_text(text, Rules(allergies=(Allergen.WHEAT,)))
    assert check_text("wheat starch", Rules(diets=(Diet.GLUTEN_FREE,)))


def test_lactose_free_milk_is_milk_without_lactose() -> None:
    assert check_text("lactose-free milk", Rules(diets=(Diet.LACTOSE_FREE,))) == ()
    assert check_text("lactose-free milk", Rules(allergies=(Allergen.MILK,)))


def test_everything_that_is_firm_is_known_to_hold_it() -> None:
    named = [
        (tokens(" ".join(name.split())), set(tags.split())) for tags, names in FIRM.items() for name in names.split(",")
    ]
    assert [phrase for phrase, tags in named if phrase not in TABLE or not TABLE[phrase].firm & tags] == []
