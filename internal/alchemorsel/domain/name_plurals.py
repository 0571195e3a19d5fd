"""Says the name of what is counted as its number asks: 1 egg, 3 eggs. Names come from this list, never from a rule."""

_MANY = {
    **{name: f"{name}s" for name in (
        "apple apricot artichoke aubergine avocado bagel banana beet beetroot breast bun burger carrot chicken chilli "
        "chop courgette cucumber date drumstick egg eggplant fig fillet kiwi leek leg lemon lime mushroom nectarine "
        "onion orange parsnip pear pepper pitta plum roll sausage scallion shallot steak tart thigh tortilla "
        "turnip wing wrap yolk zucchini"
    ).split()},
    "leaf": "leaves", "mango": "mangoes", "peach": "peaches", "potato": "potatoes",
    "radish": "radishes", "squash": "squashes", "strawberry": "strawberries", "tomato": "tomatoes",
}  # fmt: skip
_ONE = {many: one for one, many in _MANY.items()}


def counted_name(name: str, quantity: float) -> str:
    """The name for so many pieces; a name that is not known to be countable stays as it is."""
    known = _MANY if quantity > 1 else _ONE
    head, space, last = name.rpartition(" ")
    other = known.get(last.casefold())
    return f"{head}{space}{other}" if other and last.islower() else name
