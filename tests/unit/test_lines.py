import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alchemorsel.domain.line_measures import Measure
from alchemorsel.domain.lines import ReadLine, read_line
from alchemorsel.domain.units import UNIT_ALIASES, read_unit
from alchemorsel.domain.vocabulary import Unit

TABLE = {
    "200 g flour": ReadLine(quantity=200, unit=Unit.G, name="flour"),
    "200g flour": ReadLine(quantity=200, unit=Unit.G, name="flour"),
    "300 gr suiker": ReadLine(quantity=300, unit=Unit.G, name="suiker"),
    "2 c water": ReadLine(quantity=2, unit=Unit.CUP, name="water"),
    "1.5 kg potatoes": ReadLine(quantity=1.5, unit=Unit.KG, name="potatoes"),
    "1,5 kg potatoes": ReadLine(quantity=1.5, unit=Unit.KG, name="potatoes"),
    "1/2 cup milk": ReadLine(quantity=0.5, unit=Unit.CUP, name="milk"),
    "1 1/2 cups milk": ReadLine(quantity=1.5, unit=Unit.CUP, name="milk"),
    "1½ cups milk": ReadLine(quantity=1.5, unit=Unit.CUP, name="milk"),
    "½ tsp. salt": ReadLine(quantity=0.5, unit=Unit.TSP, name="salt"),
    "1 T oil": ReadLine(quantity=1, unit=Unit.TBSP, name="oil"),
    "1 t oil": ReadLine(quantity=1, unit=Unit.TSP, name="oil"),
    "8 fl oz cream": ReadLine(quantity=8, unit=Unit.FL_OZ, name="cream"),
    "8 fl. oz. cream": ReadLine(quantity=8, unit=Unit.FL_OZ, name="cream"),
    "2-3 carrots": ReadLine(quantity=2, quantity_max=3, name="carrots"),
    "2 – 3 carrots": ReadLine(quantity=2, quantity_max=3, name="carrots"),
    "2 to 3 tbsp olive oil": ReadLine(quantity=2, quantity_max=3, unit=Unit.TBSP, name="olive oil"),
    "a pinch of salt": ReadLine(quantity=1, unit=Unit.PINCH, name="salt"),
    "an onion": ReadLine(quantity=1, name="onion"),
    "half a lemon": ReadLine(quantity=0.5, name="lemon"),
    "two eggs": ReadLine(quantity=2, name="eggs"),
    "1 onion, finely chopped": ReadLine(quantity=1, name="onion", preparation="finely chopped"),
    "3 large cloves garlic": ReadLine(quantity=3, unit=Unit.CLOVE, name="garlic", preparation="large"),
    "3 cloves": ReadLine(quantity=3, name="cloves"),
    "1 tsp cloves": ReadLine(quantity=1, unit=Unit.TSP, name="cloves"),
    "1 (14.5 oz) can tomatoes": ReadLine(
        quantity=1, unit=Unit.CAN, name="tomatoes", preparation="14.5 oz", package=Measure(quantity=14.5, unit=Unit.OZ)
    ),
    "2 x 400 g tins tomatoes": ReadLine(quantity=800, unit=Unit.G, name="tomatoes"),
    "1 kg/2¼ lb potatoes": ReadLine(
        quantity=1, unit=Unit.KG, name="potatoes", also=Measure(quantity=2.25, unit=Unit.LB)
    ),
    "1 500 g flour": ReadLine(quantity=1500, unit=Unit.G, name="flour"),
    "1\u202f500 g flour": ReadLine(quantity=1500, unit=Unit.G, name="flour"),
    "1\u00a0500 ml d'eau": ReadLine(quantity=1500, unit=Unit.ML, name="eau"),
    "Mehl 1 500 g": ReadLine(quantity=1500, unit=Unit.G, name="Mehl"),
    "1 500 g tin tomatoes": ReadLine(
        quantity=1, unit=Unit.CAN, name="tomatoes", preparation="500 g", package=Measure(quantity=500, unit=Unit.G)
    ),
    "1 14.5-ounce can tomatoes": ReadLine(
        quantity=1,
        unit=Unit.CAN,
        name="tomatoes",
        preparation="14.5-ounce",
        package=Measure(quantity=14.5, unit=Unit.OZ),
    ),
    "4 (6 oz) salmon fillets": ReadLine(
        quantity=4, name="salmon fillets", preparation="6 oz each", package=Measure(quantity=6, unit=Unit.OZ)
    ),
    "4 fillets salmon (6 oz each)": ReadLine(
        quantity=4, name="fillets salmon", preparation="6 oz each", package=Measure(quantity=6, unit=Unit.OZ)
    ),
    "4 Lachsfilets (je 150 g)": ReadLine(
        quantity=4, name="Lachsfilets", preparation="je 150 g", package=Measure(quantity=150, unit=Unit.G)
    ),
    "4 salmon fillets, 6 oz each": ReadLine(
        quantity=4, name="salmon fillets", preparation="6 oz each", package=Measure(quantity=6, unit=Unit.OZ)
    ),
    "2 onions (300 g)": ReadLine(
        quantity=2, name="onions", preparation="300 g", also=Measure(quantity=300, unit=Unit.G)
    ),
    "4 (4 ounce) skinless, boneless chicken breast halves": ReadLine(
        quantity=4,
        name="skinless boneless chicken breast halves",
        preparation="4 ounce each",
        package=Measure(quantity=4, unit=Unit.OZ),
    ),
    "1 cup fresh, chopped parsley": ReadLine(quantity=1, unit=Unit.CUP, name="fresh chopped parsley"),
    "2 fresh, chopped": ReadLine(quantity=2, name="fresh", preparation="chopped"),
    ".5 tsp salt": ReadLine(quantity=0.5, unit=Unit.TSP, name="salt"),
    "the juice of half a lemon": ReadLine(quantity=0.5, name="lemon", preparation="juice"),
    "1 cup minus 1 tbsp flour": ReadLine(quantity=0.9375, unit=Unit.CUP, name="flour"),
    "1 tbsp minus 1 cup flour": ReadLine(quantity=1, unit=Unit.TBSP, name="minus 1 cup flour"),
    "optional: 2 eggs": ReadLine(quantity=2, name="eggs", optional=True),
    "1 etto di prosciutto": ReadLine(quantity=100, unit=Unit.G, name="prosciutto"),
    "5-spice powder": ReadLine(name="5-spice powder"),
    "five spice powder": ReadLine(name="five spice powder"),
    "3-bean salad": ReadLine(name="3-bean salad"),
    "1 tsp 5-spice powder": ReadLine(quantity=1, unit=Unit.TSP, name="5-spice powder"),
    "1-pound steak": ReadLine(quantity=1, unit=Unit.LB, name="steak"),
    "1. flour": ReadLine(name="flour"),
    "2 150 g salmon fillets": ReadLine(
        quantity=2, name="salmon fillets", preparation="150-g", package=Measure(quantity=150, unit=Unit.G)
    ),
    "1 500 potatoes": ReadLine(quantity=1, name="500 potatoes"),
    "1 lb 2 oz minced beef": ReadLine(quantity=1.125, unit=Unit.LB, name="minced beef"),
    "500 g/1 lb 2 oz minced beef": ReadLine(
        quantity=500, unit=Unit.G, name="minced beef", also=Measure(quantity=1.125, unit=Unit.LB)
    ),
    "1/3 cup butter ((75 g))": ReadLine(
        quantity=1 / 3, unit=Unit.CUP, name="butter", preparation="75 g", also=Measure(quantity=75, unit=Unit.G)
    ),
    "3 bananas (, mashed)": ReadLine(quantity=3, name="bananas", preparation="mashed"),
    "flour, 200 g": ReadLine(quantity=200, unit=Unit.G, name="flour"),
    "flour: 200 g": ReadLine(quantity=200, unit=Unit.G, name="flour"),
    "4 6-ounce salmon fillets": ReadLine(
        quantity=4, name="salmon fillets", preparation="6-ounce", package=Measure(quantity=6, unit=Unit.OZ)
    ),
    "1 cup (120 g) flour": ReadLine(
        quantity=1, unit=Unit.CUP, name="flour", preparation="120 g", also=Measure(quantity=120, unit=Unit.G)
    ),
    "1 cup plus 2 tbsp flour": ReadLine(quantity=1.125, unit=Unit.CUP, name="flour"),
    "1 cup plus salt": ReadLine(quantity=1, unit=Unit.CUP, name="plus salt"),
    "handful of basil leaves": ReadLine(unit=Unit.HANDFUL, name="basil leaves"),
    "Prise Salz": ReadLine(unit=Unit.PINCH, name="Salz"),
    "a few sprigs of thyme": ReadLine(unit=Unit.SPRIG, name="thyme"),
    "slice of bread": ReadLine(unit=Unit.SLICE, name="bread"),
    "clove powder": ReadLine(name="clove powder"),
    "1. 2 carrots": ReadLine(quantity=2, name="carrots"),
    "1-inch piece of ginger": ReadLine(name="ginger", preparation="1-inch piece"),
    "ein halber Liter Milch": ReadLine(quantity=0.5, unit=Unit.L, name="Milch"),
    "salt to taste": ReadLine(unit=Unit.TO_TASTE, name="salt"),
    "salt": ReadLine(name="salt"),
    "type 00 flour": ReadLine(name="type 00 flour"),
    "1/0 cup milk": ReadLine(name="1/0 cup milk"),
    "200": ReadLine(name="200"),
    "g": ReadLine(name="g"),
    "": ReadLine(name=""),
}


@pytest.mark.parametrize("text", TABLE, ids=lambda text: text or "nothing")
def test_a_line_is_read_into_its_parts(text: str) -> None:
    assert read_line(text) == TABLE[text]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80) | st.from_regex(r"[0-9½ /.,x-]{0,12}[a-z(), ]{0,12}", fullmatch=True))
def test_no_text_breaks_the_reader_and_no_food_is_lost(text: str) -> None:
    line = read_line(text)
    assert bool(line.name) == bool(text.split())
    assert line.quantity_max is None or line.quantity is None or line.quantity_max > line.quantity


@given(st.integers(1, 9999), st.sampled_from(sorted(UNIT_ALIASES)), st.sampled_from(["flour", "olive oil"]))
def test_the_food_keeps_neither_amount_nor_unit(amount: int, unit: str, food: str) -> None:
    line = read_line(f"{amount} {unit} {food}")
    assert (line.quantity, line.unit, line.name) == (amount, UNIT_ALIASES[unit], food)


@pytest.mark.parametrize("unit", Unit)
def test_every_unit_reads_itself(unit: Unit) -> None:
    assert read_unit(unit.value) is unit


@pytest.mark.parametrize("word", ["", "large", "flour", "°F"])
def test_what_is_no_unit_is_none(word: str) -> None:
    assert read_unit(word) is None


def test_a_huge_number_is_a_name_and_no_amount() -> None:
    assert read_line("9" * 400 + " g salt").quantity is None
