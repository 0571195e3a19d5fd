"""The checker: words against rules, longest phrase first."""

import pytest

from alchemorsel.domain.checker import Rules, allergens_of, check_text, kosher_mix
from alchemorsel.domain.vocabulary import Allergen, Diet


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
        ("crème fraîche", "dairy_free"), ("ghee", "lactose_free"), ("egg noodles", "egg_free"),
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
        ("beef tomatoes", "vegetarian"), ("cauliflower rice", "keto"),
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
