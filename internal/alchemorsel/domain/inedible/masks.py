"""Food that only bears such a name, kitchen words that hold one, and the words that deny what they stand beside."""

EDIBLE_ALL_THE_SAME = """
    baker's ammonia, bakers ammonia, baking ammonia, ammoniaca per dolci, ammoniaca alimentare, amoniaco de panaderia,
    food grade lye, food safe lye, culinary lye, lye pretzel, lye roll, lye bun, lye bread, lye bagel, lye dough, lye
    stick, lye croissant, lye cured, lye treated, lye peeled, lye soaked, lye water, lye bath, food grade essential
    oil, huile essentielle alimentaire, food grade mineral oil, edible camphor, edible glue, food grade epsom salt,
    meat glue, cake glue, sugar glue, glue gun, like soap, of soap, propane grill, propane burner, propane tank,
    propane torch, butane burner, butane torch, bitter almond extract, bitter almond flavour, bitter almond flavor,
    bitter almond flavouring, bitter almond flavoring, bitter almond aroma, bitter almond essence, bitter almond
    liqueur, bitter almond syrup, bitter almond oil, extrait de amande amere, extrait d'amande amere, arome d'amande
    amere, arome amande amere, extracto de almendra amarga, aroma di mandorla amara, aroma mandorla amara, apricot
    kernel oil, apricot kernel liqueur, sweet potato leaf, sweet potato sprout, low mercury, low in mercury, high
    mercury, high in mercury, less mercury, mercury level, mercury content, freddie mercury, kitty litter cake, cat
    litter cake, cigarette russe, cigarettes russe, cigarette borek, cigarette cookie, tobacco onion, mandrake beer,
    fliegenpilz tomate, fliegenpilz tomaten, fliegenpilz ei, fliegenpilz eier, tomaten fliegenpilze
"""
DENIED_BEFORE = frozenset(
    "no without avoid avoiding not never ohne san sans sin senza zonder geen kein keine remove removing discard "
    "discarding minus except".split()
)
BETWEEN = frozenset("any the use using eat eating all of add adding".split())
"""May stand between a denial and what it denies: `never use rhubarb leaves`."""
DENIED_AFTER = frozenset("free removed discarded trimmed entfernt".split())
