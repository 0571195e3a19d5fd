"""What foods are made of, by their names: the longest phrase wins, and a phrase without tags masks.

`coconut milk` has no tags, so the `milk` inside it means nothing; `almond milk` has only `tree_nut`.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from alchemorsel.domain.words import words

_FOODS = {
    "pork": "pork bacon ham prosciutto pancetta chorizo salami lard guanciale speck pepperoni gammon|pork belly",
    "beef": "beef steak veal brisket oxtail suet tallow sirloin ribeye bresaola pastrami|ground beef|corned beef",
    "meat": "meat lamb mutton venison rabbit goat sausage mince meatball hotdog bratwurst kebab|bone broth|beef stock",
    "poultry": "chicken turkey duck goose quail poultry|chicken stock|chicken broth",
    "fish": "fish salmon tuna cod haddock trout anchovy sardine mackerel halibut herring bass sole tilapia eel caviar "
    "dashi bonito roe|fish sauce|worcestershire sauce",
    "crustacean": "shrimp prawn crab lobster crayfish langoustine scampi",
    "mollusc": "mussel clam oyster scallop squid octopus calamari snail cuttlefish|oyster sauce",
    "shellfish": "shellfish seafood",
    "milk": "milk butter cream cheese yogurt yoghurt ghee whey casein buttermilk mozzarella parmesan cheddar feta "
    "ricotta mascarpone brie gouda gruyere pecorino halloumi paneer quark kefir custard dairy camembert "
    "skyr|creme fraiche|sour cream|ice cream|dulce de leche|condensed milk|white chocolate|milk chocolate",
    "egg": "egg mayonnaise mayo meringue aioli albumen omelette frittata|egg white|egg yolk|hollandaise sauce",
    "honey": "honey|royal jelly|bee pollen",
    "gelatin": "gelatin gelatine marshmallow aspic",
    "insect": "carmine cochineal shellac",
    "wheat": "wheat flour bread pasta spaghetti penne macaroni fusilli linguine tagliatelle lasagne lasagna orzo "
    "couscous bulgur semolina seitan panko breadcrumb noodle tortilla pita naan baguette brioche croissant "
    "spelt farro freekeh durum kamut udon ramen gnocchi cracker pastry biscuit cookie cake ciabatta crouton "
    "sourdough|soy sauce|filo pastry|puff pastry|pizza dough",
    "gluten": "barley rye malt beer ale lager stout hoisin teriyaki|gluten",
    "oats": "oat oatmeal porridge granola muesli|oat milk|rolled oat",
    "soy": "soy soya tofu tempeh edamame miso tamari natto|soy sauce|soy milk|soya milk|hoisin teriyaki|soybean",
    "peanut": "peanut groundnut satay|peanut butter|peanut oil",
    "tree_nut": "nut almond walnut cashew hazelnut pecan pistachio macadamia marzipan praline nutella frangipane "
    "pesto amaretto nougat|brazil nut|pine nut|almond milk|cashew milk|almond butter|almond flour|"
    "cashew butter|almond extract|ground almond",
    "celery": "celery celeriac|celery salt|celery seed",
    "mustard": "mustard|mustard seed|dijon mustard",
    "sesame": "sesame tahini halva hummus|sesame oil|sesame seed|za'atar",
    "sulphite": "wine vermouth sherry port|wine vinegar|dried apricot|white wine|red wine",
    "lupin": "lupin lupine|lupin flour",
    "alcohol": "alcohol wine beer ale lager stout rum vodka whisky whiskey brandy cognac bourbon gin tequila sherry "
    "port vermouth marsala mirin sake liqueur kirsch champagne prosecco cider amaretto schnapps|"
    "white wine|red wine",
    "blood": "blood|black pudding|blood sausage",
    "starchy": "sugar flour rice pasta spaghetti penne noodle bread potato honey syrup corn oat couscous tortilla "
    "macaroni breadcrumb|brown sugar|maple syrup",
}
_MASKS = (
    "coconut milk|coconut cream|coconut butter|coconut yogurt|coconut yoghurt|rice milk|"
    "cream of tartar|creamed coconut|"
    "cocoa butter|shea butter|apple butter|butter bean|butter lettuce|butternut|butternut squash|nutmeg|"
    "oyster mushroom|eggplant|egg plant|water chestnut|chestnut|buckwheat|"
    "buckwheat flour|buckwheat noodle|rice flour|corn flour|cornflour|corn starch|chickpea flour|potato flour|"
    "potato starch|tapioca flour|coconut flour|gram flour|rice noodle|glass noodle|rice paper|rice cracker|"
    "rice pasta|lentil pasta|chickpea pasta|corn tortilla|rice wine vinegar|rice vinegar|mustard green|"
    "apple cider|apple cider vinegar|cider vinegar|ginger ale|ginger beer|root beer|"
    "chicken of the wood|hen of the wood|kidney bean|beef tomato|beefsteak tomato|steak seasoning|"
    "coconut|tiger nut|passion fruit|nutritional yeast|"
    "crab apple|cauliflower rice|cauliflower steak|cabbage steak|cheese cloth|"
    "cheesecloth|bread pan|bread knife|bread board|cake tin|cake pan|pastry brush|cookie sheet|cookie cutter|"
    "pasta pot|pasta water|fish slice|egg cup|egg timer|milk pan|butter knife|noodle pot|"
    "wheat free|nut free|dairy free|egg free|gluten free|alcohol free"
)
_TAGS_BESIDE = {
    "rice flour": {"starchy"},
    "corn flour": {"starchy"},
    "cornflour": {"starchy"},
    "corn starch": {"starchy"},
    "rice noodle": {"starchy"},
    "corn tortilla": {"starchy"},
    "rice pasta": {"starchy"},
    "rice paper": {"starchy"},
    "potato flour": {"starchy"},
    "potato starch": {"starchy"},
    "pine nut": {"tree_nut"},
    "worcestershire sauce": {"fish"},
}
_FREE_FROM = {
    "vegan": {
        "meat", "beef", "pork", "poultry", "fish", "crustacean", "mollusc", "shellfish",
        "milk", "egg", "honey", "gelatin", "insect", "blood",
    },
    "gluten": {"wheat", "gluten", "oats"},
    "wheat": {"wheat"},
    "dairy": {"milk"},
    "milk": {"milk"},
    "lactose": {"milk"},
    "egg": {"egg"},
    "nut": {"tree_nut", "peanut"},
    "peanut": {"peanut"},
    "alcohol": {"alcohol"},
    "meat": {"meat", "beef", "pork", "poultry"},
    "soy": {"soy"},
    "fish": {"fish"},
}  # fmt: skip
GROUPS: dict[str, frozenset[str]] = {
    "nut": frozenset({"tree_nut", "peanut"}),
    "tree nut": frozenset({"tree_nut"}),
    "dairy": frozenset({"milk"}),
    "lactose": frozenset({"milk"}),
    "milk": frozenset({"milk"}),
    "meat": frozenset({"meat", "beef", "pork", "poultry"}),
    "red meat": frozenset({"meat", "beef", "pork"}),
    "poultry": frozenset({"poultry"}),
    "pork": frozenset({"pork"}),
    "beef": frozenset({"beef"}),
    "fish": frozenset({"fish"}),
    "seafood": frozenset({"fish", "crustacean", "mollusc", "shellfish"}),
    "shellfish": frozenset({"crustacean", "mollusc", "shellfish"}),
    "gluten": frozenset({"wheat", "gluten", "oats"}),
    "wheat": frozenset({"wheat"}),
    "egg": frozenset({"egg"}),
    "soy": frozenset({"soy"}),
    "soya": frozenset({"soy"}),
    "alcohol": frozenset({"alcohol"}),
    "peanut": frozenset({"peanut"}),
    "sesame": frozenset({"sesame"}),
    "honey": frozenset({"honey"}),
}
"""What people name when they exclude a whole family."""


class Mention(NamedTuple):
    """A food named in a text: its words, what it holds, and where (word positions)."""

    phrase: str
    tags: frozenset[str]
    start: int
    end: int


def _table() -> dict[tuple[str, ...], frozenset[str]]:
    table: dict[tuple[str, ...], set[str]] = {}
    for tag, listing in _FOODS.items():
        singles, *phrases = listing.split("|")
        for food in (*singles.split(), *phrases):
            table.setdefault(words(food), set()).add(tag)
    for mask in _MASKS.split("|"):
        table[words(mask)] = set(_TAGS_BESIDE.get(mask, ()))
    return {phrase: frozenset(tags) for phrase, tags in table.items()}


_TABLE = _table()
_LONGEST = max(len(phrase) for phrase in _TABLE)


@lru_cache(maxsize=4096)
def mentions(text: str) -> tuple[Mention, ...]:
    """Every food that the text names, longest phrase first at each place, qualified words understood."""
    return tuple(_scan(words(text)))


def _scan(tokens: tuple[str, ...]) -> Iterator[Mention]:
    at = 0
    while at < len(tokens):
        found = _longest(tokens, at)
        if found is None:
            at += 1
            continue
        end, tags = found
        yield Mention(" ".join(tokens[at:end]), tags - _masked_before(tokens, at), at, end)
        at = end


def _longest(tokens: tuple[str, ...], at: int) -> tuple[int, frozenset[str]] | None:
    for end in range(min(len(tokens), at + _LONGEST), at, -1):
        tags = _TABLE.get(tokens[at:end])
        if tags is not None:
            return end, tags
    return None


def _masked_before(tokens: tuple[str, ...], at: int) -> frozenset[str]:
    """What `vegan X`, `plant-based X` or `dairy-free X` takes away from X."""
    masked: set[str] = set()
    before = tokens[max(0, at - 4) : at]
    if before[-1:] in {("vegan",), ("meatless",)} or before[-2:] == ("plant", "based"):
        masked |= _FREE_FROM["vegan"]
    for first, second in pairwise(before):
        if second == "free" and first in _FREE_FROM:
            masked |= _FREE_FROM[first]
    return frozenset(masked)


def tags_of(text: str) -> frozenset[str]:
    """All that the foods named in a text hold."""
    return frozenset().union(*(mention.tags for mention in mentions(text)))
