"""Custom allergies and exclusions mean a food in every language that the lexicon knows it in."""

import pytest

from alchemorsel.domain.checker import Rules, check_text

PAIRS = [
    ("Kartoffeln", "potato"), ("2 EL Tomatenmark", "tomato"), ("pommes de terre", "potato"), ("papas", "potato"),
    ("Kartoffelbrei", "potatoes"), ("aardappelpuree", "potato"), ("potatoes", "Kartoffel"), ("potatoes", "Kartoffeln"),
    ("cebolla", "onion"), ("cipolle", "onions"), ("Frühlingszwiebeln", "onion"), ("zanahorias", "carrot"),
    ("Zimtstange", "cinnamon"), ("fragole", "strawberry"), ("Erdbeermarmelade", "strawberries"),
    ("garlic", "Knoblauch"),
    ("hummus", "Kichererbsen"), ("poivrons rouges", "bell pepper"), ("Gurken", "cucumber"), ("ketchup", "Tomate"),
    ("peanut butter", "Erdnüsse"), ("Butter", "Milch"), ("prawns", "Schalentiere"), ("shrimp", "mariscos"),
    ("Speck", "Schwein"), ("œufs", "Eier"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "allergy"), PAIRS)
def test_an_allergy_is_read_in_every_language(text: str, allergy: str) -> None:
    (finding,) = check_text(text, Rules(custom_allergies=(allergy,)))
    assert finding.code == "custom_allergy"


@pytest.mark.parametrize("excluded", ["potato", "Kartoffel", "pomme de terre", "patata"])
def test_an_excluded_food_is_read_in_every_language(excluded: str) -> None:
    assert check_text("500 g Kartoffeln", Rules(excluded=(excluded,)))


@pytest.mark.parametrize(
    ("text", "allergy"),
    [
        ("pomme de terre", "apple"), ("tamarind", "beef"), ("grapefruit", "grape"), ("Mangold", "mango"),
        ("peppermint tea", "pepper"), ("lemongrass", "lemon"), ("Zitronengras", "lemon"),
        ("black pepper", "bell pepper"),
        ("pepper from the grinder", "beef"), ("clams", "lamb"), ("ohne Kartoffeln", "potato"), ("lima beans", "lime"),
        ("Zuckerschoten", "sugar"), ("coconut milk", "Milch"), ("Aardappel", "appel"), ("carrots", "potato"),
    ],
)  # fmt: skip
def test_a_word_that_only_holds_the_name_is_another_food(text: str, allergy: str) -> None:
    assert check_text(text, Rules(custom_allergies=(allergy,))) == ()
