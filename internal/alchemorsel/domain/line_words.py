"""The small words of ingredient lines in six languages, folded: sizes, articles, `or`, `to taste`, `juice of`."""

import re

SIZES = frozenset(
    "small medium large big heaped heaping level scant generous medium-sized extra-large jumbo "
    "klein kleine kleiner kleines kleinen gross grosse grosser grosses grossen mittelgross mittelgrosse mittelgrosser "
    "mittlere mittelgrosses mittelgrossen gestrichen gestrichene gestrichener gestr gehauft gehaufte gehaufter geh "
    "knapp knapper leicht petit petits petite petites gros grosses grand grands grandes moyen moyens moyenne "
    "moyennes bombee rase belle beau pequeno pequenos pequena pequenas grande mediano medianos mediana medianas "
    "colmada rasa piccolo piccoli piccola piccole grandi medio medi media medie colmo raso grote groot middelgrote "
    "afgestreken volle".split()
)
ADJECTIVES = frozenset(
    "boneless skinless bone-in skin-on fresh freshly frozen dried dry raw cooked ripe firm soft thick thin lean "
    "organic unsalted salted unsweetened sweetened peeled chopped diced sliced minced grated shredded crushed ground "
    "roasted toasted tender young small medium large hot warm cold low-fat fat-free low-sodium gluten-free free-range "
    "frisch frische frischer frisches reif reife reifer reifes getrocknete gehackte gekochte grosse kleine "
    "mittelgrosse frais fraiche fraiches seche petit petite gros grosse fresco fresca frescos frescas fresche freschi "
    "seco secos maduro maduros maturo maturi verse rijpe gedroogde".split()
)
"""Alone before a comma, these describe a food that is named behind it."""
BULLET = re.compile(r"^(?:[-*•▢□◦‣·–]|\[[ xX]?\]|\d{1,2}[.)](?= )) +")
FEW = re.compile(
    r"^(?:a few|some|several|ein paar|einige|etwas|quelques|algunos|algunas|unos cuantos|alcuni|alcune|qualche|enkele)"
    r" (?=\S)",
    re.IGNORECASE,
)
"""No number, and no part of the food's name either."""
APPROXIMATE = re.compile(
    r"^(?:about|approx\.?|approximately|roughly|around|circa|ca\.?|c\.(?= )|etwa|ungef[aä]hr|rund|environ|unos|unas|"
    r"aproximadamente|ongeveer|~|≈|più)(?: |(?<=[~≈]))",
    re.IGNORECASE,
)
_OPTIONAL_WORDS = r"(?:optional|facultatif|facultative|opcional|facoltativo|optioneel)"
TO_TASTE = re.compile(
    r",? ?\(?\b(?:to taste|nach geschmack|nach belieben|au gout|selon (?:le )?gout|al gusto|a piacere|q\. ?b\.?|"
    r"quanto basta|naar smaak)\)?$"
)
OPTIONAL = re.compile(rf"^{_OPTIONAL_WORDS} ?: ?|,? ?\(?\b{_OPTIONAL_WORDS}\)?$")
ARTICLE = re.compile(
    r"(?:of the|of an?|of|an?|de la|de l'|des|del|della|dello|delle|dei|degli|dell'|du|de|d'|di|van|von|vom) ?\b"
)
ALTERNATIVE = re.compile(r" (?:and/or|or|oder|ou|o|und/oder|et/ou|y/o|e/o) ")
PARTS_OF = re.compile(
    r"(?:the )?(?P<part>(?:finely )?(?:grated |freshly squeezed )?(?:zest and juice|juice and zest|juice|zest|rind|"
    r"peel)|saft|abrieb|schale|(?:le )?(?:jus|zeste)|(?:el )?zumo|jugo|ralladura|(?:il )?succo|scorza|sap|rasp) "
    r"(?:of|von|vom|de|d'|di|van)? ?(?=[\da-z])"
)
