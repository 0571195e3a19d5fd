"""Amounts: read in six languages, scaled exactly, converted by definition, and never inside mere prose."""

import time
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from alchemorsel.application.checking import check
from alchemorsel.application.recipes import exported, parsed, scaled, substitutes
from alchemorsel.domain.conversion import convert
from alchemorsel.domain.conversion_prose import prose_in
from alchemorsel.domain.errors import InvalidRequest
from alchemorsel.domain.lines import read_line
from alchemorsel.domain.quantities import exact
from alchemorsel.domain.recipe import IngredientLine, Recipe
from alchemorsel.domain.recipe_requests import (
    CheckRequest,
    ExportFormat,
    ExportRequest,
    ParseRequest,
    ScaleRequest,
    SubstituteRequest,
)
from alchemorsel.domain.scaling import scale, scale_line
from alchemorsel.domain.vocabulary import GRAMS, MILLILITRES, Allergen, Diet, SafetyStatus, Unit, UnitSystem

LINES = [
    ("2 EL Olivenöl", 2, Unit.TBSP, "Olivenöl"), ("300 gr suiker", 300, Unit.G, "suiker"),
    ("2 gousses d'ail, hachées", 2, Unit.CLOVE, "ail"), ("2 c. à s. de sucre", 2, Unit.TBSP, "sucre"),
    ("2 cuillères à soupe d'huile d'olive", 2, Unit.TBSP, "huile d'olive"), ("3 dientes de ajo", 3, Unit.CLOVE, "ajo"),
    ("2 cucharadas de aceite", 2, Unit.TBSP, "aceite"), ("2 spicchi d'aglio", 2, Unit.CLOVE, "aglio"),
    ("een snufje zout", 1, Unit.PINCH, "zout"), ("2 teentjes knoflook", 2, Unit.CLOVE, "knoflook"),
    ("1 Pfund Hackfleisch", 500, Unit.G, "Hackfleisch"), ("1.500 g Mehl", 1500, Unit.G, "Mehl"),
    ("1-1/2 cups milk", 1.5, Unit.CUP, "milk"), ("eine halbe Zwiebel", 0.5, None, "Zwiebel"),
    ("juice of 1 lemon", 1, None, "lemon"), ("Saft einer Zitrone", 1, None, "Zitrone"),
    ("a pinch", 1, Unit.PINCH, "pinch"),
    ("2% milk", None, None, "2% milk"), ("1/2-inch piece of ginger", None, None, "ginger"),
    ("sale q.b.", None, Unit.TO_TASTE, "sale"), ("2 dozen oysters", 24, Unit.PIECE, "oysters"),
    ("about 2 cups rice", 2, Unit.CUP, "rice"), ("2 400g tins chickpeas", 2, Unit.CAN, "chickpeas"),
]  # fmt: skip
PANCAKES = """Pancakes
Serves 2
Prep time: 10 min
Ingredients
- 200 g flour
- 3 eggs
- 1 1/2 cups milk
Steps
1. Whisk the flour, eggs and milk into a smooth batter.
2. Fry thin pancakes in butter at 180 °C for two minutes.
"""


@pytest.mark.parametrize(("text", "quantity", "unit", "name"), LINES)
def test_lines_of_six_languages_are_read(text: str, quantity: float | None, unit: Unit | None, name: str) -> None:
    read = read_line(text)
    assert (read.quantity, read.unit, read.name) == (quantity, unit, name)


def test_alternatives_are_kept_and_stay_in_the_name() -> None:
    read = read_line("2 tbsp butter or olive oil")
    assert (read.name, read.alternatives) == ("butter or olive oil", ("butter", "olive oil"))
    assert read_line("100 g Zucker (oder Honig)").alternatives == ("Zucker", "Honig")


def test_what_one_holds_and_the_same_amount_again_are_told_apart() -> None:
    can, cup = read_line("1 (14.5 oz) can tomatoes"), read_line("1 cup (120 g) flour")
    assert can.package is not None
    assert (can.package.quantity, can.also) == (14.5, None)
    assert cup.also is not None
    assert (cup.also.quantity, cup.package) == (120, None)


@pytest.mark.parametrize(
    "hostile", ["(" * 20_000, "1 " * 10_000, "a," * 10_000, "1/" * 10_000, " 2-3" * 5000, "½" * 20_000]
)
def test_hostile_lines_are_read_in_linear_time(hostile: str) -> None:
    began = time.perf_counter()
    for size in (900, len(hostile)):
        read_line(hostile[:size])
    assert time.perf_counter() - began < 1


@given(
    st.fractions(min_value=Fraction(1, 8), max_value=500, max_denominator=8),
    st.sampled_from([*GRAMS]) | st.sampled_from([*MILLILITRES]),
    st.sampled_from([*GRAMS]) | st.sampled_from([*MILLILITRES]),
)
def test_a_conversion_there_and_back_is_exact(quantity: Fraction, unit: Unit, to: Unit) -> None:
    there = convert(quantity, unit, to)
    assert (there is None) is (unit.kind is not to.kind)
    assert there is None or convert(there, to, unit) == quantity


@given(st.integers(1, 500), st.integers(1, 500))
def test_floats_are_read_back_as_what_they_were_written_for(top: int, bottom: int) -> None:
    assert exact(top / bottom) == Fraction(top, bottom)


@pytest.mark.parametrize(
    ("text", "us"),
    [
        ("Bake at 180 °C.", "Bake at 355 °F."), ("Cook to 74 °C inside.", "Cook to 165 °F inside."),
        ("Add 2 c water.", "Add 2 c water."), ("Add 20 c of it.", "Add 20 c of it."),
        ("Use vitamin C.", "Use vitamin C."),
        ("Bake at 180 °C (350 °F).", "Bake at 180 °C (350 °F)."), ("Plan B, 3 C and 2 F.", "Plan B, 3 C and 2 F."),
        ("Add 500 g flour.", "Add 1 1/8 lb flour."), ("Wait 20 minutes, 2 l.", "Wait 20 minutes, 8 1/2 cups."),
        ("A 20 cm tin and 3 eggs.", "A 20 cm tin and 3 eggs."),
        ("Boil 700 ml (3 cups) water.", "Boil 700 ml (3 cups) water."),
    ],
)  # fmt: skip
def test_only_measures_are_converted_in_prose(text: str, us: str) -> None:
    assert prose_in(text, UnitSystem.US) == us


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Nd", "Nl", "No"]), max_size=60))
def test_prose_without_digits_is_never_touched(text: str) -> None:
    assert prose_in(text, UnitSystem.US) == text


@pytest.mark.parametrize(
    ("line", "factor", "expected"),
    [
        ({"name": "eggs", "quantity": 3}, Fraction(1, 2), 2), ({"name": "egg", "quantity": 1}, Fraction(1, 4), 1),
        ({"name": "salt", "quantity": 1, "unit": Unit.TSP}, Fraction(1, 3), 0.375),
        ({"name": "oil", "quantity": 2, "unit": Unit.TBSP}, Fraction(3, 2), 3),
        ({"name": "flour", "quantity": 125, "unit": Unit.G}, Fraction(1, 3), 42),
        ({"name": "bay leaf", "quantity": 1, "scalable": False}, Fraction(4), 1),
        ({"name": "salt", "quantity": 2, "unit": Unit.PINCH}, Fraction(5), 4),
        ({"name": "egg whites", "quantity": 3}, Fraction(1, 2), 1.5),
    ],
)  # fmt: skip
def test_scaled_amounts_can_be_measured(line: dict[str, object], factor: Fraction, expected: float) -> None:
    assert scale_line(IngredientLine(id="i1", **line), factor).quantity == expected  # type: ignore[arg-type]  # a table


def pancakes() -> Recipe:
    recipe = parsed(ParseRequest(text=PANCAKES)).recipe
    assert recipe is not None
    return recipe


def test_a_recipe_for_as_many_is_the_same_recipe() -> None:
    assert scale(pancakes(), 2).recipe == pancakes()


@given(st.integers(1, 100))
def test_twice_the_people_eat_twice_as_much_where_nothing_is_rounded(servings: int) -> None:
    lines = scale(pancakes(), 2 * servings).recipe.ingredients
    assert lines[1].quantity == 3 * servings


@given(
    quantity=st.floats(0, 1_000_000, exclude_min=True),
    grams=st.floats(0, 1_000_000),
    factor=st.fractions(Fraction(1, 100), 100),
    unit=st.sampled_from([None, *Unit]),
    system=st.sampled_from([None, *UnitSystem]),
)
@example(quantity=5e-324, grams=0.0, factor=Fraction(1, 13), unit=None, system=None)
@example(quantity=5e-324, grams=1.0, factor=Fraction(100), unit=Unit.LB, system=UnitSystem.METRIC)
def test_whatever_amount_is_stated_scaling_gives_one_or_says_that_it_is_too_much(
    quantity: float, grams: float, factor: Fraction, unit: Unit | None, system: UnitSystem | None
) -> None:
    line = IngredientLine(id="i1", name="flour", quantity=quantity, unit=unit, grams=grams)
    try:
        after = scale_line(line, factor, system)
    except OverflowError:
        return
    assert after.quantity is not None
    assert 0 < after.quantity < 10_000_000_000
    assert after.grams is not None
    assert after.grams >= 0


def test_scaling_converts_and_says_what_it_could_not_do() -> None:
    result = scaled(ScaleRequest(recipe=pancakes(), servings=3, unit_system=UnitSystem.US))
    assert (result.recipe.ingredients[1].quantity, result.recipe.servings) == (5, 3)
    assert "355 °F" in result.recipe.steps[1].text
    assert any("eggs" in note for note in result.notes)


def test_free_text_is_parsed_with_what_was_assumed() -> None:
    answer = parsed(ParseRequest(text=PANCAKES.replace("Serves 2\n", "")))
    assert answer.recipe is not None
    assert (answer.recipe.name, answer.recipe.servings, answer.recipe.prep_minutes) == ("Pancakes", 4, 10)
    assert any("servings" in each for each in answer.assumed)
    assert [line.name for line in answer.ingredients] == ["flour", "eggs", "milk"]


def test_what_is_no_recipe_is_said_to_be_none() -> None:
    answer = parsed(ParseRequest(text="Dear diary, today I slept."))
    assert answer.recipe is None
    assert answer.not_understood


@pytest.mark.parametrize("to", ExportFormat)
def test_every_export_names_every_ingredient(to: ExportFormat) -> None:
    body = exported(ExportRequest(recipe=pancakes(), format=to)).body.decode()
    assert all(word in body for word in ("Pancakes", "flour", "eggs", "milk", "200", "1 1/2"))


def test_json_ld_and_text_come_back_as_they_were() -> None:
    import msgspec  # noqa: PLC0415 - for this one

    document = exported(ExportRequest(recipe=pancakes(), format=ExportFormat.JSON_LD)).body
    back = parsed(ParseRequest(json_ld=msgspec.json.decode(document))).recipe
    again = parsed(
        ParseRequest(text=exported(ExportRequest(recipe=pancakes(), format=ExportFormat.TEXT)).body.decode())
    ).recipe
    for recipe in (back, again):
        assert recipe is not None
        read = [(line.quantity, line.unit, line.name) for line in recipe.ingredients]
        assert read == [(line.quantity, line.unit, line.name) for line in pancakes().ingredients]
        assert [step.text for step in recipe.steps] == [step.text for step in pancakes().steps]


@pytest.mark.parametrize("given_as", ["lines", "text", "recipe"])
def test_a_check_finds_the_milk_however_the_recipe_comes(given_as: str) -> None:
    given: dict[str, CheckRequest] = {
        "lines": CheckRequest(lines=("1 cup milk",), allergies=(Allergen.MILK,)),
        "text": CheckRequest(text=PANCAKES, allergies=(Allergen.MILK,)),
        "recipe": CheckRequest(recipe=pancakes(), allergies=(Allergen.MILK,)),
    }
    answer = check(given[given_as])
    assert answer.safety.status is SafetyStatus.VIOLATIONS_FOUND
    assert Allergen.MILK in answer.allergens


def test_a_check_tells_undercooked_poultry_and_sums_up_a_kosher_kitchen() -> None:
    text = "Salad\n200 g chicken breast\n1 head lettuce\nSlice the raw chicken breast over the lettuce."
    assert check(CheckRequest(text=text)).safety.status is SafetyStatus.VIOLATIONS_FOUND
    kosher = check(CheckRequest(lines=("200 g beef", "1 cup milk"), diets=(Diet.KOSHER,)))
    assert kosher.safety.status is SafetyStatus.VIOLATIONS_FOUND


def test_a_check_wants_exactly_one_recipe() -> None:
    with pytest.raises(InvalidRequest):
        check(CheckRequest(lines=("1 egg",), text="1 egg"))


def test_substitutes_keep_the_diet_and_say_how_many_were_left_out() -> None:
    answer = substitutes(SubstituteRequest(ingredient="2 large eggs", diets=(Diet.VEGAN,)))
    assert answer.known
    assert "ground flaxseed" in [each.name for each in answer.substitutes]
    milk = substitutes(SubstituteRequest(ingredient="milk", allergies=(Allergen.SOYBEANS,)))
    assert (milk.filtered, [each.name for each in milk.substitutes]) == (1, ["oat milk"])
    assert not substitutes(SubstituteRequest(ingredient="unobtainium")).known
