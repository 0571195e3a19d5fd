"""What one of a food weighs: as the table's own measure of a whole one says, within what a kitchen scale would show."""

import pytest

from alchemorsel.domain.nutrients_lines import cost_text
from alchemorsel.domain.vocabulary import Evidence
from alchemorsel.infrastructure.foods.table import load_foods

TABLE = load_foods()
ONE_WEIGHS_G = {
    "apple": (130, 220), "apricot": (25, 60), "artichoke": (100, 180), "asparagus spear": (10, 25),
    "asian pear": (100, 280), "avocado": (130, 220), "bagel": (85, 120), "banana": (100, 140), "beet": (60, 150),
    "cantaloupe": (500, 1000), "carrot": (50, 80), "cauliflower": (500, 900), "celery stalk": (30, 65),
    "cherry": (5, 10), "cherry tomato": (10, 25), "chicken breast": (100, 260), "chicken drumstick": (80, 150),
    "chicken thigh": (60, 190), "clementine": (60, 90), "corn on the cob": (90, 150), "croissant": (45, 70),
    "cucumber": (200, 400), "date": (5, 25), "duck egg": (60, 80), "egg": (44, 60), "egg white": (28, 38),
    "egg yolk": (14, 20), "eggplant": (400, 600), "fennel bulb": (200, 300), "fig": (40, 65), "fillet cod": (150, 250),
    "flour tortilla": (30, 75), "gingersnap": (5, 10), "grape": (3, 8), "grapefruit": (200, 350),
    "green bell pepper": (100, 170), "green cabbage": (700, 1300), "hamburger bun": (40, 70),
    "honeydew melon": (800, 1600), "jalapeño": (10, 20), "kiwi": (60, 90), "leek": (80, 200), "lemon": (50, 110),
    "lime": (50, 80), "mango": (200, 350), "nectarine": (120, 160), "onion": (100, 150), "orange": (120, 190),
    "oyster mushroom": (10, 40), "papaya": (150, 800), "peach": (130, 180), "pear": (140, 230), "persimmon": (140, 200),
    "pineapple": (800, 1500), "plum": (50, 90), "plum tomato": (50, 90), "pomegranate": (200, 350),
    "potato": (150, 300), "prune": (7, 12), "radish": (3, 10), "raisin": (0.3, 1), "red bell pepper": (100, 170),
    "red onion": (100, 150), "rutabaga": (300, 800), "shallot": (10, 40), "shrimp": (5, 15), "spring onion": (10, 25),
    "strawberry": (10, 20), "sweet potato": (110, 250), "tangerine": (70, 110), "tomato": (100, 150),
    "turnip": (100, 180), "watermelon": (3000, 9000), "white mushroom": (12, 25), "zucchini": (150, 330),
}  # fmt: skip
"""What one of a size that shops call usual weighs, without what nobody eats."""


@pytest.mark.parametrize("food", ONE_WEIGHS_G)
def test_one_of_an_everyday_food_weighs_what_one_does(food: str) -> None:
    costed = cost_text(f"2 {food}", TABLE)
    least, most = ONE_WEIGHS_G[food]
    assert costed.weighed is not None
    assert costed.food is not None
    assert least <= costed.weighed.grams / 2 <= most
    assert costed.weighed.grams / 2 in {weight.grams for weight in costed.food.weights}


@pytest.mark.parametrize(
    ("line", "grams"),
    [
        ("2 tomatoes", 246), ("1 large tomato", 182), ("1 small tomato", 91), ("2 roma tomatoes", 124),
        ("3 Kirschtomaten", 51), ("1 watermelon", 4518), ("1/2 cantaloupe", 276), ("1 small cauliflower", 265),
        ("1 large cabbage", 1248), ("2 large celery stalks", 128), ("1 große Zwiebel", 150), ("1 kleiner Apfel", 149),
        ("2 tomates grandes", 364), ("1 lettuce leaf", 8), ("3 basil leaves", 1.5), ("1 thick slice white bread", 28),
        ("1 cup tomatoes", 180), ("1 cup cherry tomatoes", 149),
    ],
)  # fmt: skip
def test_a_size_that_is_stated_is_the_size_that_is_weighed(line: str, grams: float) -> None:
    weighed = cost_text(line, TABLE).weighed
    assert weighed is not None
    assert weighed.grams == pytest.approx(grams)
    assert weighed.evidence is Evidence.DERIVED


@pytest.mark.parametrize("line", ["1 bulb garlic", "1 garlic bulb", "1 head garlic", "1 Knolle Knoblauch"])
def test_a_head_of_garlic_is_ten_cloves_and_an_estimate(line: str) -> None:
    weighed = cost_text(line, TABLE).weighed
    assert weighed is not None
    assert (weighed.grams, weighed.evidence) == (30, Evidence.ESTIMATED)


@pytest.mark.parametrize("line", ["8 lime wedges", "2 lemon slices", "4 broccoli florets"])
def test_a_part_is_never_weighed_as_a_whole(line: str) -> None:
    assert cost_text(line, TABLE).weighed is None


@pytest.mark.parametrize(
    ("line", "food"),
    [
        ("1 can tuna", "canned tuna"), ("1 can tomatoes", "canned tomato"), ("2 cans corn", "canned corn"),
        ("1 can coconut milk", "coconut milk"), ("200 g tomatoes", "tomato"),
    ],
)  # fmt: skip
def test_what_comes_in_a_can_is_the_canned_food(line: str, food: str) -> None:
    found = cost_text(line, TABLE).food
    assert found is not None
    assert found.name == food


@pytest.mark.parametrize(
    ("line", "grams"),
    [
        ("4 (6 oz) salmon fillets", 680.4), ("4 (8 oz.) ribeye steaks", 907.2), ("2 (1 pound) pork tenderloins", 907.2),
        ("4 fillets salmon (6 oz each)", 680.4), ("4 Lachsfilets (je 150 g)", 600), ("2 (4 oz) sticks butter", 226.8),
        ("4 (4 ounce) skinless, boneless chicken breast halves", 453.6), ("1 (14.5 oz) can tomatoes", 411.1),
        ("1 14.5-ounce can tomatoes", 411.1), ("1 kg/2¼ lb potatoes", 1000), ("2 carrots (150 g)", 150),
    ],
)  # fmt: skip
def test_what_each_weighs_and_what_all_weigh_are_told_apart(line: str, grams: float) -> None:
    costed = cost_text(line, TABLE)
    assert costed.weighed is not None
    assert costed.match is not None
    assert costed.weighed.grams == pytest.approx(grams, abs=0.1)
