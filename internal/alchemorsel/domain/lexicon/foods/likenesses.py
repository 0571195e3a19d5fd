"""Plants in the shape of meat and milk: `cashew cheese` is a nut, `lentil burger` no meat."""

_MILKS = (
    "milk cream yogurt yoghurt kefir drink creamer|cream cheese|ice cream|sour cream|creme fraiche|"
    "whipped cream|whipping cream|whipped topping|condensed milk|evaporated milk"
)
_CHEESES = "cheese feta mozzarella parmesan ricotta|cream cheese"
_MEATS = (
    "mince sausage meatball burger patty steak bacon ham chunk nugget schnitzel bolognese ragu "
    "kebab chorizo jerky chicken gyros mayo mayonnaise meatloaf"
)
_SHAPES = (
    ("coconut almond cashew soy soya oat rice hemp macadamia hazelnut pea flax pistachio quinoa", _MILKS),
    ("cashew soy soya almond coconut tofu macadamia", _CHEESES),
    ("tofu tempeh seitan soy soya jackfruit quorn veggie tvp", _MEATS),
    ("lentil chickpea bean mushroom vegetable falafel beetroot nut quinoa portobello walnut pea|black bean",
     "meatball burger patty bolognese ragu meatloaf nugget schnitzel"),
    ("mushroom coconut carrot aubergine eggplant|rice paper", "bacon jerky"),
    ("cauliflower celeriac cabbage portobello aubergine tofu seitan mushroom watermelon", "steak wing|buffalo wing"),
    ("cauliflower broccoli palm konjac", "rice couscous"),
    ("courgette zucchini carrot squash|butternut squash", "noodle spaghetti lasagne|lasagne sheet"),
    ("sunflower coconut cocoa peanut almond cashew hazelnut walnut macadamia soy soya|sunflower seed|pumpkin seed",
     "butter"),
    ("cauliflower aubergine eggplant courgette zucchini|sweet potato", "pizza crust|lasagne"),
)  # fmt: skip


def _listed(text: str) -> list[str]:
    singles, *phrases = text.split("|")
    return [*singles.split(), *phrases]


def likenesses() -> list[tuple[str, str]]:
    """Pairs of what it is made of and what it looks like."""
    pairs = [(made_of, shape) for bases, shapes in _SHAPES for made_of in _listed(bases) for shape in _listed(shapes)]
    return [(made_of, shape) for made_of, shape in pairs if made_of != shape]
