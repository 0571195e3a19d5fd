"""The checker: words against rules, longest phrase first."""

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from alchemorsel.domain.checker import Rules, allergens_of, cautions, check_text, kosher_mix, unverified
from alchemorsel.domain.lexicon.foods.cellar import CELLAR
from alchemorsel.domain.lexicon.foods.cereals import CEREALS
from alchemorsel.domain.lexicon.foods.dairy import DAIRY
from alchemorsel.domain.lexicon.foods.hidden import HIDDEN
from alchemorsel.domain.lexicon.foods.meat import MEAT
from alchemorsel.domain.lexicon.foods.nuts import NUTTY
from alchemorsel.domain.lexicon.foods.plants import STARCHY
from alchemorsel.domain.lexicon.foods.sea import SEA
from alchemorsel.domain.lexicon.tokens import tokens
from alchemorsel.domain.vocabulary import Allergen, Diet

CERTAIN = (CELLAR, CEREALS, DAIRY, MEAT, NUTTY, SEA, {"": STARCHY})


def breaks(text: str, **rules: tuple[str, ...]) -> bool:
    return bool(
        check_text(
            text,
            Rules(
                diets=tuple(Diet(diet) for diet in rules.get("diets", ())),
                allergies=tuple(Allergen(allergen) for allergen in rules.get("allergies", ())),
                custom_allergies=rules.get("custom", ()),
                excluded=rules.get("excluded", ()),
            ),
        )
    )


@pytest.mark.parametrize(
    ("text", "diet"),
    [
        ("Parmesan", "vegan"), ("honey", "vegan"), ("2 Eggs", "vegan"), ("CHICKEN thighs", "vegetarian"),
        ("fish sauce", "vegetarian"), ("gelatine leaves", "vegetarian"), ("beef mince", "pescatarian"),
        ("soy sauce", "gluten_free"), ("couscous", "gluten_free"), ("pearl barley", "gluten_free"),
        ("crème fraîche", "dairy_free"), ("butter", "lactose_free"), ("egg noodles", "egg_free"),
        ("peanut butter", "nut_free"), ("pancetta", "halal"), ("red wine", "halal"), ("prawns", "kosher"),
        ("sirloin", "hindu"), ("brown sugar", "keto"), ("bourbon", "alcohol_free"),
    ],
)  # fmt: skip
def test_what_breaks_a_diet_is_found(text: str, diet: str) -> None:
    assert breaks(text, diets=(diet,))


@pytest.mark.parametrize(
    ("text", "diet"),
    [
        ("coconut milk", "vegan"), ("cocoa butter", "vegan"), ("butternut squash", "vegan"), ("eggplant", "vegan"),
        ("oyster mushrooms", "vegan"), ("cream of tartar", "vegan"), ("vegan butter", "vegan"),
        ("plant-based mince", "vegan"), ("butter beans", "dairy_free"), ("almond milk", "dairy_free"),
        ("dairy-free cream cheese", "dairy_free"), ("buckwheat flour", "gluten_free"), ("rice noodles", "gluten_free"),
        ("gluten-free flour", "gluten_free"), ("nutmeg", "nut_free"), ("water chestnuts", "nut_free"),
        ("coconut", "nut_free"), ("apple cider vinegar", "alcohol_free"), ("ginger ale", "alcohol_free"),
        ("beef tomatoes", "vegetarian"), ("duck sauce", "vegetarian"), ("Impossible burger", "vegetarian"),
        ("cauliflower rice", "keto"),
    ],
)  # fmt: skip
def test_what_only_sounds_like_it_is_not(text: str, diet: str) -> None:
    assert not breaks(text, diets=(diet,))


@pytest.mark.parametrize(
    ("text", "allergen"),
    [
        ("walnuts", "tree_nuts"), ("satay", "peanuts"), ("tofu", "soybeans"), ("tahini", "sesame"),
        ("mussels", "molluscs"), ("scampi", "crustaceans"), ("seafood mix", "crustaceans"),
        ("Dijon mustard", "mustard"),
        ("celeriac", "celery"), ("white wine", "sulphites"), ("anchovies", "fish"), ("bread", "wheat"),
        ("rye", "gluten_cereals"), ("mayonnaise", "eggs"), ("lupin flour", "lupin"), ("wal\u200bnuts", "tree_nuts"),
        ("Eierlikör", "eggs"), ("Snickers", "peanuts"), ("Ferrero Rocher", "tree_nuts"), ("Gries", "wheat"),
    ],
)  # fmt: skip
def test_what_holds_an_allergen_is_found(text: str, allergen: str) -> None:
    assert breaks(text, allergies=(allergen,))
    assert Allergen(allergen) in allergens_of(text)


def test_a_dairy_free_label_says_nothing_about_nuts() -> None:
    assert breaks("dairy-free almond cheese", allergies=("tree_nuts",))


def test_an_excluded_word_is_found_in_any_number_and_case() -> None:
    assert breaks("2 red ONIONS, sliced", excluded=("onion",))
    assert not breaks("2 carrots", excluded=("onion",))


def test_an_excluded_family_covers_its_members() -> None:
    assert breaks("walnuts", excluded=("nuts",))
    assert breaks("prawns", excluded=("seafood",))
    assert breaks("cheddar", excluded=("dairy",))


def test_an_excluded_word_inside_another_foods_name_is_another_food() -> None:
    assert not breaks("peanut butter", excluded=("butter",))
    assert not breaks("coconut milk", excluded=("milk",))
    assert breaks("peanut butter and butter", excluded=("butter",))


def test_a_custom_allergy_is_matched_by_its_words() -> None:
    (finding,) = check_text("cherry tomatoes", Rules(custom_allergies=("tomato",)))
    assert (finding.code, finding.severity) == ("custom_allergy", "block")


def test_meat_and_milk_in_one_list_is_not_kosher() -> None:
    assert kosher_mix(("chicken", "cream"))
    assert not kosher_mix(("chicken", "coconut cream"))


def test_no_rules_find_nothing() -> None:
    assert check_text("bacon", Rules()) == ()


def test_what_a_label_may_hide_is_a_caution_and_no_violation() -> None:
    vegan, wheat = Rules(diets=(Diet.VEGAN,)), Rules(allergies=(Allergen.WHEAT,))
    assert not check_text("1 stock cube", vegan)
    assert {finding.severity for finding in cautions("1 stock cube", vegan)} == {"warn"}
    assert cautions("Worcestershire sauce", wheat)[0].code == "may_contain"
    assert not cautions("carrots", vegan)


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("1 stock cube", {"allergies": ("celery",)}), ("red curry paste", {"allergies": ("crustaceans",)}),
        ("100 g dark chocolate", {"allergies": ("tree_nuts",)}), ("granola", {"diets": ("nut_free",)}),
        ("6 sausages", {"diets": ("gluten_free",)}), ("kimchi", {"diets": ("vegan",)}),
        ("320 g puff pastry", {"diets": ("dairy_free",)}), ("1 pie crust", {"allergies": ("milk",)}),
        ("2 naan", {"diets": ("vegan",)}), ("gnocchi", {"allergies": ("eggs",)}),
        ("barbecue sauce", {"allergies": ("fish",)}), ("vanilla extract", {"diets": ("halal",)}),
        ("white wine vinegar", {"diets": ("halal",)}), ("Gruyère", {"diets": ("vegetarian",)}),
        ("red wine", {"diets": ("vegan",)}), ("mixed nuts", {"allergies": ("peanuts",)}),
        ("nut butter", {"allergies": ("peanuts",)}),
        ("cream crackers", {"allergies": ("milk",)}), ("2 tbsp ghee", {"diets": ("lactose_free",)}),
    ],
)  # fmt: skip
def test_a_product_whose_label_may_name_it_warns_and_does_not_block(text: str, rules: dict[str, Any]) -> None:
    asked = msgspec.convert(rules, Rules)
    assert not check_text(text, asked)
    assert {finding.severity for finding in cautions(text, asked)} == {"warn"}


@pytest.mark.parametrize(
    "text",
    ["2 tbsp ghee", "clarified butter", "Butterschmalz", "beurre clarifié", "30 g aged Parmesan", "mature cheddar"],
)
def test_milk_is_milk_to_an_allergy_however_little_sugar_it_holds(text: str) -> None:
    assert breaks(text, allergies=("milk",))
    assert breaks(text, diets=("dairy_free",))
    assert breaks(text, custom=("lactose",))


@pytest.mark.parametrize("text", ["30 g aged Parmesan", "mature cheddar", "50 g butter"])
def test_cheese_and_butter_are_lactose_free_only_where_they_say_so(text: str) -> None:
    assert breaks(text, diets=("lactose_free",))
    assert not breaks(f"lactose-free {text}", diets=("lactose_free",))


@pytest.mark.parametrize("text", ["1 pie crust", "ready-rolled pastry", "1 tart shell"])
def test_bought_doughs_are_of_wheat(text: str) -> None:
    assert breaks(text, allergies=("wheat",))
    assert not breaks(f"gluten-free {text.removeprefix('1 ')}", diets=("gluten_free",))
    assert not breaks("a pastry brush", allergies=("wheat",))


def test_words_that_say_it_is_not_there_do_not_name_it() -> None:
    assert not breaks("kiwi-free jam", custom=("kiwi",))
    assert not breaks("jam without kiwi", excluded=("kiwi",))
    assert breaks("kiwi, free-range", custom=("kiwi",))
    assert breaks("kiwi jam without sugar", custom=("kiwi",))


def test_what_only_may_be_inside_has_an_entry_that_says_what_is_certain() -> None:
    known = set(_names(CERTAIN))
    assert [name for name in _names((HIDDEN,)) if name not in known] == []


def _names(families: tuple[dict[str, str], ...]) -> Iterator[tuple[str, ...]]:
    for family in families:
        for listing in family.values():
            yield from (tokens(" ".join(name.split())) for name in listing.split(","))


def test_either_branch_of_an_alternative_counts() -> None:
    assert breaks("butter or olive oil", diets=("vegan",))
    assert breaks("vegan or regular butter", diets=("vegan",))
    assert breaks("vegan sausages & butter", diets=("vegan",))


def test_a_qualifier_takes_away_its_own_diet_and_no_more() -> None:
    assert not breaks("butter (dairy-free), softened", allergies=("milk",))
    assert not breaks("leche sin lactosa", diets=("lactose_free",))
    assert breaks("lactose-free milk", diets=("dairy_free",))
    assert breaks("vegan almond cheese", allergies=("tree_nuts",))
    assert breaks("nut-free almonds", allergies=("tree_nuts",))
    assert breaks("2 eggs, free-range", allergies=("eggs",))
    assert breaks("this is not vegan butter", diets=("vegan",))


def test_a_comma_ends_a_phrase() -> None:
    assert breaks("butter, beans", diets=("vegan",))
    assert not breaks("butter beans", diets=("vegan",))


def test_a_custom_allergy_means_what_is_made_of_the_food_too() -> None:
    assert breaks("2 tbsp ketchup", custom=("tomato",))
    assert breaks("Passata", custom=("tomatoes",))
    assert not breaks("2 tbsp ketchup", excluded=("tomato",))


@pytest.mark.parametrize(
    "text",
    [
        "Hackfleisch, gemischt", "gemischtes Hackfleisch", "500 g Hackfleisch (gemischt)", "Hack, gemischt",
        "gemischtes Hack", "gem. Hackfleisch", "Gehacktes, gemischt", "Hackfleisch, halb/halb",
        "mince, mixed (beef and pork)", "minced meat, mixed", "mixed mince", "mince, mixed (500 g)",
        "viande hachée mélangée", "gehakt, gemengd",
    ],
)  # fmt: skip
def test_mixed_mince_is_pork_and_beef_wherever_the_word_stands(text: str) -> None:
    assert breaks(text, diets=("halal",))
    assert breaks(text, excluded=("pork",))
    assert breaks(text, diets=("hindu",))


@pytest.mark.parametrize(
    "text",
    [
        "Hackfleisch", "Hackfleisch, gut gemischt", "Hackfleisch, gemischt mit Kräutern", "Rinderhack, gemischt",
        "Hackfleisch, gemischt (Rind und Lamm)", "gemischtes Hackfleisch aus Rind und Lamm", "lamb mince, mixed",
        "mince, mixed with the onion", "vegan mince, mixed", "veganes Hack, gemischt", "halal mince, mixed",
    ],
)  # fmt: skip
def test_mince_that_may_be_of_one_animal_is_not_called_pork(text: str) -> None:
    assert not breaks(text, diets=("halal",), excluded=("pork",))


@pytest.mark.parametrize(
    "text",
    ["2 EL gehackte Mandeln", "fein gehackte, frische Petersilie", "hack the squash in half", "5 kitchen hacks"],
)
def test_what_is_only_hacked_is_no_meat(text: str) -> None:
    assert not breaks(text, diets=("vegan",))


@pytest.mark.parametrize("text", ["500 g Hack", "Gehacktes", "Gehacktes vom Rind", "Gehacktes und Zwiebeln"])
def test_german_mince_is_meat_by_its_short_names_too(text: str) -> None:
    assert breaks(text, diets=("vegetarian",))


@pytest.mark.parametrize("text", ["xanthic globules", "zubrowka flour", "2 tbsp qwertz"])
def test_what_no_rule_knows_is_unverified(text: str) -> None:
    assert unverified(text)


@pytest.mark.parametrize("text", ["2 carrots", "plain flour", "200 g Mehl", "olive oil", "1 courgette"])
def test_what_is_known_is_not(text: str) -> None:
    assert not unverified(text)
