"""Which kitchen a wish names, and the foods that taste of it."""

from functools import lru_cache

from alchemorsel.domain.words import words

_PALETTES = {
    "italian": "chopped tomatoes|basil|dried oregano|parmesan|mozzarella|white beans|aubergines|courgettes|garlic|"
               "penne|spaghetti|olives|rocket",
    "french": "thyme|shallots|leeks|mushrooms|mustard|cream|green beans|white beans|cider vinegar|parsley|butter",
    "german": "potatoes|cabbage|mustard|parsley|dill|onions|pork loin|sausages|cider vinegar|apples|leeks|bread",
    "greek": "feta|cucumber|tomatoes|olives|dried oregano|dill|mint|yogurt|lamb|aubergines|white beans",
    "spanish": "paprika|bell peppers|chickpeas|prawns|olives|chopped tomatoes|parsley|garlic|rice|almonds",
    "mexican": "ground cumin|black beans|kidney beans|coriander|sweetcorn|bell peppers|avocado|chilli|corn tortillas|"
               "lime juice|chopped tomatoes|chilli flakes",
    "indian": "curry powder|ground turmeric|ginger|coriander|chickpeas|cooked lentils|cauliflower|spinach|yogurt|rice|"
              "peas|ground cumin",
    "thai": "coconut milk|ginger|chilli|lime juice|coriander|basil|rice noodles|prawns|firm tofu|peanuts|fish sauce|"
            "pak choi|spring onions",
    "vietnamese": "rice noodles|mint|coriander|lime juice|fish sauce|ginger|prawns|carrots|cucumber|spring onions|"
                  "peanuts",
    "chinese": "soy sauce|ginger|garlic|spring onions|pak choi|broccoli|pork loin|firm tofu|rice|mushrooms",
    "japanese": "miso paste|soy sauce|ginger|spring onions|soba|salmon fillet|firm tofu|mushrooms|spinach|sesame seeds|"
                "tahini",
    "korean": "soy sauce|garlic|ginger|spring onions|sesame seeds|beef steak|cabbage|spinach|carrots|rice",
    "middle eastern": "chickpeas|tahini|mint|parsley|ground cumin|aubergines|couscous|bulgur|lamb|yogurt|lemon juice|"
                      "tomatoes|cucumber",
    "american": "sweetcorn|cheddar|black beans|minced beef|sweet potatoes|maple syrup|kidney beans|paprika|bacon",
    "british": "potatoes|peas|carrots|leeks|parsnips|parsley|thyme|cheddar|mustard|mint",
}  # fmt: skip
_FAMILIES = {
    "asian": ("chinese", "thai", "japanese", "korean", "vietnamese"),
    "mediterranean": ("greek", "italian", "spanish", "french", "middle eastern"),
    "latin american": ("mexican",),
    "oriental": ("middle eastern",),
}
_ALSO = {
    "tex mex": "mexican", "mexico": "mexican", "italy": "italian", "sicilian": "italian", "tuscan": "italian",
    "france": "french", "germany": "german", "bavarian": "german", "austrian": "german", "greece": "greek",
    "spain": "spanish", "india": "indian", "pakistani": "indian", "bengali": "indian", "thailand": "thai",
    "vietnam": "vietnamese", "china": "chinese", "szechuan": "chinese", "cantonese": "chinese", "japan": "japanese",
    "korea": "korean", "lebanese": "middle eastern", "turkish": "middle eastern", "persian": "middle eastern",
    "moroccan": "middle eastern", "israeli": "middle eastern", "syrian": "middle eastern", "usa": "american",
    "us": "american", "southern": "american", "english": "british", "irish": "british", "scottish": "british",
}  # fmt: skip


@lru_cache(maxsize=512)
def kitchens_of(cuisine: str) -> frozenset[str]:
    """The kitchens that a word for a cuisine may mean; none where it is not one we cook."""
    said = f" {' '.join(words(cuisine))} "
    known = {name for name in _PALETTES if f" {name} " in said}
    known |= {name for other, name in _ALSO.items() if f" {other} " in said}
    return frozenset(known.union(*(names for family, names in _FAMILIES.items() if f" {family} " in said)))


@lru_cache(maxsize=512)
def palette_of(cuisine: str) -> frozenset[str]:
    """Our own names of the foods that taste of it."""
    return frozenset(name for kitchen in kitchens_of(cuisine) for name in _PALETTES[kitchen].split("|"))
