"""Wishes as people write them, in three languages, and the dish that the rule kitchen thinks of first."""

from typing import Any

import pytest

from alchemorsel.application.kitchen import question_of
from alchemorsel.domain.drafts import RecipeDraft
from alchemorsel.domain.requests import PantryItem, RecipeRequest
from alchemorsel.domain.vocabulary import Allergen, Course, Diet, Unit, UnitSystem
from alchemorsel.domain.words import words
from alchemorsel.infrastructure.ai.mock.craving import Craving
from alchemorsel.infrastructure.ai.mock.inches import in_inches
from alchemorsel.infrastructure.ai.mock.recipes import compose


def first(prompt: str, **wish: Any) -> RecipeDraft:
    request = question_of(RecipeRequest(prompt=prompt, **wish)).request
    assert isinstance(request, RecipeRequest)
    return next(compose(request))


def steps(draft: RecipeDraft) -> str:
    return " ".join(step.text for step in draft.steps)


@pytest.mark.parametrize(
    ("prompt", "in_title"),
    [
        ("roast chicken and vegetables", "chicken"),
        ("poulet rôti aux carottes", "chicken"),
        ("Suppe mit Kürbis", "pumpkin"),
        ("Curry mit Blumenkohl", "cauliflower"),
        ("einen Kuchen für 12", "cake"),
        ("un gâteau pour six", "cake"),
        ("chocolate cake", "chocolate cake"),
        ("Schokoladenkuchen für acht", "chocolate cake"),
        ("un gâteau au chocolat", "chocolate cake"),
        ("Apfelkuchen", "crumble"),
        ("chocolate mousse", "chocolate pots"),
        ("something with chocolate", "chocolate pots"),
        ("a chocolate smoothie", "smoothie"),
        ("something Thai with noodles", "noodle"),
        ("spaghetti with mushrooms", "spaghetti"),
        ("a chocolate dessert", "chocolate"),
        ("Lachs mit Spinat", "salmon"),
        ("Hähnchencurry für uns beide", "chicken"),
        ("Kürbissuppe", "pumpkin"),
        ("schnelle Tomatenpasta für zwei", "pasta with tomatoes"),
        ("Nudeln mit Pilzen", "pasta with tomatoes and mushrooms"),
        ("Nudelauflauf", "pasta"),
        ("Rindergulasch", "beef"),
        ("Pfannkuchen mit Äpfeln", "pancakes with apples"),
        ("Reis mit Hähnchen", "rice pilaf with chicken"),
        ("sopa de tomate", "tomato and carrot soup"),
        ("ensalada de pepino", "cucumber and lettuce salad"),
        ("guiso de lentejas", "lentil and carrot stew"),
        ("tortilla de patatas", "potato and courgette frittata"),
        ("arroz con pollo", "rice pilaf with chicken"),
        ("zuppa di pomodoro", "tomato and carrot soup"),
        ("risotto ai funghi", "risotto with mushrooms"),
        ("spezzatino di manzo", "beef and carrot stew"),
        ("tomatensoep", "tomato and carrot soup"),
        ("komkommersalade", "cucumber and lettuce salad"),
        ("pannenkoeken", "pancakes"),
        ("stoofpot met rundvlees", "beef and carrot stew"),
        ("fish tacos for 4", "tacos with cod"),
        ("a breakfast smoothie", "smoothie"),
    ],
)
def test_the_dish_is_what_was_asked_for(prompt: str, in_title: str) -> None:
    draft = first(prompt)
    assert in_title in draft.name.lower()
    assert ("No pattern of the dish asked for" in " ".join(draft.tips)) is (prompt == "Apfelkuchen")


@pytest.mark.parametrize(
    "prompt", ["chilli con carne", "pasta al dente", "pour over the papas", "a pate of prunes", "I met a man en route"]
)
def test_english_words_stay_english_though_they_are_foods_elsewhere(prompt: str) -> None:
    request = RecipeRequest(prompt=prompt)
    assert Craving(request).tokens == words(prompt)


@pytest.mark.parametrize(
    "prompt", ["chocolate cake without oven", "chocolate cake in under 30 minutes", "a no-bake chocolate cake"]
)
def test_where_no_cake_can_be_baked_its_nearest_kin_is_made(prompt: str) -> None:
    draft = first(prompt)
    assert draft.name.startswith("Mug cake")
    assert "chocolate" in {line.name for line in draft.ingredients}


@pytest.mark.parametrize("prompt", ["no-knead bread", "a no-bake dessert", "a no-fuss curry"])
def test_a_no_before_work_rules_out_no_dish(prompt: str) -> None:
    assert set(words(prompt)) - {"a", "no"} <= set(Craving(RecipeRequest(prompt=prompt)).tokens)


FAR_EAST = ("japanese", "chinese", "korean", "thai", "vietnamese")
WITHOUT_SOY: tuple[dict[str, Any], ...] = (
    {"excluded_ingredients": ("soy",)},
    {"allergies": (Allergen.SOYBEANS,), "diets": (Diet.VEGAN,)},
    {"allergies": (Allergen.SOYBEANS, Allergen.FISH, Allergen.SESAME, Allergen.MUSTARD)},
)


@pytest.mark.parametrize("terms", WITHOUT_SOY, ids=str)
@pytest.mark.parametrize("kitchen", FAR_EAST)
def test_without_soy_nothing_of_tomato_is_called_far_eastern(kitchen: str, terms: dict[str, Any]) -> None:
    request = question_of(RecipeRequest(prompt=f"{kitchen} without soy", seed=1, **terms)).request
    assert isinstance(request, RecipeRequest)
    cooked = [draft for draft in compose(request) if draft.cuisine]
    assert cooked
    assert not [(each.name, line.name) for each in cooked for line in each.ingredients if "tomato" in line.name]


def test_a_japanese_sauce_without_soy_is_of_sesame() -> None:
    assert "tahini" in {line.name for line in first("Japanese without soy").ingredients}


@pytest.mark.parametrize("prompt", ["a thai dinner with noodles", "thai noodles for two"])
def test_thai_noodles_are_no_spaghetti_with_parmesan(prompt: str) -> None:
    draft = first(prompt)
    assert draft.cuisine == "Thai"
    assert not {"parmesan", "spaghetti"} & {line.name for line in draft.ingredients}


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize(
    "prompt", ["dinner, no oven", "Abendessen ohne Backofen", "un dîner sans four", "no-bake snack"]
)
def test_without_an_oven_nothing_is_baked(prompt: str, seed: int) -> None:
    draft = first(prompt, seed=seed)
    assert "oven" not in draft.equipment
    assert "the oven" not in steps(draft)


@pytest.mark.parametrize("prompt", ["a no-cook lunch", "Snack ohne Kochen", "un apéro sans cuisson"])
def test_what_shall_not_be_cooked_needs_no_fire(prompt: str) -> None:
    assert not first(prompt).cook_minutes or "heat" not in steps(first(prompt))


def test_four_people_are_no_missing_oven() -> None:
    assert Craving(RecipeRequest(prompt="no onions, for four, with four eggs")).lacks == frozenset()


def test_a_dinner_is_rather_a_main_course_than_a_salad() -> None:
    assert first("halal lamb dinner").course is Course.MAIN
    assert "salad" not in first("kosher main with beef").name


def test_chocolate_sweetens_no_fruit_compote() -> None:
    draft = first("apple compote with chocolate", course=Course.DESSERT)
    compote = next((step.text for step in draft.steps if "small pan" in step.text), "")
    assert "chocolate" not in compote or "cream" in compote


def test_rhubarb_is_never_served_raw() -> None:
    salad = first("salad", ingredients=(PantryItem(name="rhubarb", must_use=True),))
    assert "Stew the rhubarb" in steps(salad)
    assert not any("rhubarb" in step.text and "bowl" in step.text for step in salad.steps)


def test_vegan_pancakes_have_a_batter_that_holds() -> None:
    draft = first("pancakes", diets=(Diet.VEGAN,), allergies=(Allergen.SOYBEANS, Allergen.TREE_NUTS), servings=4)
    grams = {line.name: line.quantity for line in draft.ingredients}
    assert grams["lukewarm water"] == pytest.approx(1.67 * (grams["plain flour"] or 0), rel=0.05)
    assert draft.name.startswith("Pancakes")


def test_boiling_uses_no_oil() -> None:
    draft = first("pasta", ingredients=("oil", "fusilli"), excluded_ingredients=("garlic", "onion"))
    assert "oil" in {line.name for line in draft.ingredients}
    assert " oil" in steps(draft)


def test_a_food_that_the_pantry_names_twice_goes_in_once() -> None:
    parsley = (PantryItem(name="fresh parsley"), PantryItem(name="fresh parsley", unit=Unit.CL))
    named = [line.name for line in first("curry", ingredients=parsley, servings=23).ingredients]
    assert named.count("fresh parsley") == 1


def test_crumbled_tofu_is_not_cubed_before() -> None:
    tofu = first("scrambled tofu").ingredients[0]
    assert (tofu.name, tofu.preparation) == ("tofu", "patted dry")


def test_one_onion_is_an_onion_in_every_step() -> None:
    draft = first("a quick tomato pasta for two")
    assert next(line.name for line in draft.ingredients if "onion" in line.name) == "onion"
    assert "onions" not in steps(draft)


def test_an_american_cook_gets_ounces_and_inches() -> None:
    salmon = PantryItem(name="salmon", quantity=400, unit=Unit.G, must_use=True)
    request = RecipeRequest(
        prompt="salmon and potato stew", ingredients=(salmon,), servings=2, unit_system=UnitSystem.US
    )
    question = question_of(request)
    assert isinstance(question.request, RecipeRequest)
    draft = next(compose(question.request))
    line = next(line for line in draft.ingredients if line.name == "salmon")
    assert (line.quantity, line.unit) == (14.0, "oz")
    said = f"{steps(draft)} {' '.join(line.preparation or '' for line in draft.ingredients)}"
    assert " cm" not in said
    assert "3/4-inch" in said


@pytest.mark.parametrize(
    ("metric", "american"),
    [
        ("cut into 2 cm dice", "cut into 3/4-inch dice"),
        ("Roll into balls of 3 cm with wet hands.", "Roll into balls of 1 1/4 inches with wet hands."),
        ("4 mm thin", "1/8 inch thin"),
        ("a tin of 26 cm", "a tin of 26 cm"),
    ],
)
def test_lengths_are_said_as_a_ruler_shows_them(metric: str, american: str) -> None:
    assert in_inches(metric) == american
