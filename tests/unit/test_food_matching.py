"""Which food a line is taken for."""

import pytest

from alchemorsel.domain.matching import How, choose, find
from alchemorsel.infrastructure.foods.table import load_foods

TABLE = load_foods()


def food(name: str, preparation: str | None = None) -> str | None:
    match = find(name, TABLE, preparation)
    return match.food.name if match else None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("onion", "onion"),
        ("Onions", "onion"),
        ("Zwiebeln", "onion"),
        ("cebollas", "onion"),
        ("cipolle", "onion"),
        ("oignons", "onion"),
        ("uien", "onion"),
        ("coconut milk", "coconut milk"),
        ("peanut butter", "peanut butter"),
        ("cream of tartar", "cream of tartar"),
        ("double cream", "heavy cream"),
        ("crème", "heavy cream"),
        ("courgettes", "zucchini"),
        ("aubergine", "eggplant"),
        ("olio extravergine d'oliva", "olive oil"),
        ("black pepper", "black pepper"),
        ("red pepper", "red bell pepper"),
        ("butternut squash", "butternut squash"),
        ("sweet potatoes", "sweet potato"),
    ],
)
def test_names_in_six_languages_find_their_food(name: str, expected: str) -> None:
    match = find(name, TABLE)
    assert match is not None
    assert (match.food.name, match.how) == (expected, How.NAME)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("large organic carrots", "carrot"),
        ("finely chopped fresh parsley", "parsley"),
        ("boneless skinless turkey breast", "turkey breast"),
        ("ripe mangoes, cubed", "mango"),
        ("klein gehackte Zwiebel", "onion"),
        ("broccoli florets", "broccoli"),
    ],
)
def test_preparation_size_and_praise_do_not_count(name: str, expected: str) -> None:
    assert food(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"), [("Anjou pears", "pear"), ("Cox apples", "apple"), ("Chantenay carrots", "baby carrot")]
)
def test_an_unknown_kind_of_a_known_thing_is_taken_for_it(name: str, expected: str) -> None:
    assert food(name) == expected


def test_an_unknown_kind_is_less_sure_than_a_name() -> None:
    match = find("Anjou pears", TABLE)
    assert match is not None
    assert match.how is How.HEAD_NOUN


@pytest.mark.parametrize(
    "name",
    [
        "oat milk",
        "hemp milk",
        "macadamia butter",
        "cocoa butter",
        "vegan cheese",
        "gluten-free bread",
        "truffle oil",
        "sugar-free jam",
        "smoked duck",
        "dried mango",
        "chocolate cake",
        "banana bread mix",
        "coffee beans",
        "lemon tart",
        "egg replacer",
        "xyzzy",
        "",
        "fresh",
    ],
)
def test_what_no_rule_is_sure_of_is_no_food(name: str) -> None:
    assert find(name, TABLE) is None


@pytest.mark.parametrize(
    ("name", "preparation", "expected"),
    [
        ("basil", "dried", "dried basil"),
        ("rice", "cooked", "cooked white rice"),
        ("lentils", "canned or cooked, drained", "cooked lentils"),
        ("tomatoes", "canned, drained", "canned tomato"),
        ("onion", "chopped and fried until golden", "onion"),
        ("tomatoes", "chopped", "tomato"),
    ],
)
def test_what_stands_behind_the_comma_may_name_another_food(name: str, preparation: str, expected: str) -> None:
    assert food(name, preparation) == expected


def test_what_is_known_dry_is_not_taken_for_its_cooked_form() -> None:
    assert find("millet", TABLE) is not None
    assert find("millet", TABLE, "cooked") is None
    assert find("cooked millet", TABLE) is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("butter or olive oil", "butter"),
        ("chicken or vegetable stock", "chicken stock"),
        ("red or white wine", "red wine"),
        ("salt and pepper", "salt"),
        ("breast of chicken", "chicken breast"),
        ("juice of lemon", "lemon juice"),
    ],
)
def test_of_several_foods_the_first_counts(name: str, expected: str) -> None:
    assert food(name) == expected


def test_the_nearest_food_is_called_a_stand_in() -> None:
    match = find("crème fraîche", TABLE)
    assert match is not None
    assert (match.food.name, match.how) == ("sour cream", How.STAND_IN)


def test_a_model_chooses_among_the_tables_foods_only() -> None:
    chosen = choose("oat", "rolled oat things", TABLE)
    assert chosen is not None
    assert (chosen.food.name, chosen.how) == ("rolled oats", How.MODEL)
    assert choose("unicorn", "xyzzy", TABLE) is None


@pytest.mark.parametrize(
    ("word", "line"), [("milk", "hemp milk"), ("butter", "macadamia butter"), ("oil", "truffle oil")]
)
def test_a_model_cannot_choose_what_the_guards_refused(word: str, line: str) -> None:
    assert choose(word, line, TABLE) is None
