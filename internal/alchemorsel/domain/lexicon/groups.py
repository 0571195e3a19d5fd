"""What people name when they rule out a whole family, and what is made of a food that no family holds."""

from alchemorsel.domain.lexicon.tokens import tokens

GROUPS: dict[str, frozenset[str]] = {
    name: frozenset(tags.split())
    for names, tags in (
        ("nut", "tree_nut peanut"),
        ("tree nut", "tree_nut"),
        ("dairy|milk|milk product|dairy product", "milk"),
        ("lactose", "lactose butterfat"),
        ("meat", "meat beef pork poultry"),
        ("red meat", "meat beef pork"),
        ("poultry", "poultry"),
        ("pork", "pork"),
        ("beef", "beef"),
        ("fish", "fish"),
        ("seafood", "fish crustacean mollusc shellfish"),
        ("shellfish", "crustacean mollusc shellfish"),
        ("crustacean", "crustacean shellfish"),
        ("mollusc|mollusk", "mollusc shellfish"),
        ("gluten", "wheat gluten oats"),
        ("wheat", "wheat wheat_starch"),
        ("egg", "egg"),
        ("soy|soya|soybean", "soy"),
        ("alcohol", "alcohol"),
        ("peanut|groundnut", "peanut"),
        ("sesame", "sesame"),
        ("celery", "celery"),
        ("mustard", "mustard"),
        ("lupin", "lupin"),
        ("sulphite|sulfite", "sulphite"),
        ("honey", "honey"),
    )
    for name in names.split("|")
}
_DERIVED = {
    "tomato": "ketchup, passata, marinara, tomate, tomaat, pomodoro, pomodori, salsa, pizza sauce, puttanesca, "
    "bolognese, "
    "arrabbiata, tikka masala, shakshuka, gazpacho, harissa, barbecue sauce, bbq sauce, pico de gallo",
    "corn": "maize, polenta, cornmeal, cornflour, cornstarch, sweetcorn, popcorn, masa, grits, hominy, mais, maizena, "
    "tortilla chip, taco shell, cornflake, speisestarke, maiz, elote, dextrose, baking powder",
    "garlic": "aioli, knoblauch, ail, ajo, aglio, knoflook, toum, pesto, hummus, tzatziki, chimichurri, gremolata",
    "onion": "shallot, scallion, spring onion, leek, chive, zwiebel, oignon, cebolla, cipolla, ui, echalote, schalotte",
    "potato": "gnocchi, potato chip, french fry, hash brown, rosti, kartoffel, patata, aardappel, papa, "
    "pomme de terre, fecula, vodka",
    "chilli": "chili, chile, jalapeno, cayenne, sriracha, tabasco, harissa, chipotle, gochujang, sambal, hot sauce, "
    "peperoncino, guindilla, piment, habanero, serrano pepper, curry paste",
    "coconut": "kokos, coco, cocco, pina colada, macaroon, kokosmilch, kokosmelk, copra, bounty",
    "strawberry": "erdbeere, fraise, fresa, fragola, aardbei, fragole",
    "apple": "cider, applesauce, calvados, apfel, pomme, manzana, mela, appel, pectin",
    "banana": "banane, platano, plantain, banaan",
    "citrus": "lemon, lime, orange, grapefruit, mandarin, tangerine, clementine, yuzu, kumquat, satsuma, "
    "marmalade, limoncello, "
    "zitrone, citron, limon, limone, citroen, ponzu, bergamot",
    "lemon": "zitrone, citron, limon, limone, citroen, limoncello, lemonade",
    "orange": "cointreau, grand marnier, triple sec, marmalade, naranja, arancia, sinaasappel",
    "mushroom": "champignon, porcini, shiitake, portobello, chanterelle, pilz, seta, champinon, fungo, funghi, "
    "truffle, enoki, "
    "paddenstoel, duxelles, oyster mushroom, morel, cremini, button mushroom",
    "pepper": "paprika, cayenne, pimento, jalapeno, poivron, pimiento, peperone, harissa, ajvar, romesco",
    "pea": "erbse, petit pois, guisante, piselli, erwt, pea protein, mangetout, snow pea, sugar snap",
    "legume": "bean, lentil, chickpea, pea, soy, peanut, lupin, edamame, tofu, hummus, dal",
    "chickpea": "hummus, falafel, gram flour, besan, aquafaba, kichererbse, pois chiche, garbanzo, ceci, "
    "kikkererwt, socca",
    "rice": "risotto, reis, riz, arroz, riso, rijst, sushi, paella, mochi, sake, mirin, congee, pilaf, basmati, "
    "arborio",
    "buckwheat": "soba, kasha, buchweizen, sarrasin, grano saraceno, trigo sarraceno, boekweit, blini",
    "cinnamon": "zimt, cannelle, canela, cannella, kaneel, garam masala, pumpkin spice, mixed spice, five spice",
    "vanilla": "vanille, vainilla, vaniglia",
    "chocolate": "cocoa, cacao, nutella, brownie, mocha, schokolade, chocolat, cioccolato, chocolade, kakao, ganache",
    "caffeine": "coffee, espresso, tea, matcha, cola, chocolate, cocoa, latte, cappuccino, mocha, tiramisu",
    "avocado": "guacamole, aguacate, avocat",
    "coriander": "cilantro, koriander, coriandre, garam masala",
    "gelatin": "gelatine, marshmallow, aspic, gummy, gelatina",
    "yeast": "marmite, vegemite, hefe, levure, levadura, lievito, gist, sourdough, bread, beer, nutritional yeast",
    "sugar": "syrup, honey, jam, caramel, candy, zucker, sucre, azucar, zucchero, suiker, molasses, treacle, icing",
    "kiwi": "kiwifruit", "peach": "nectarine, pfirsich, peche, melocoton, pesca, perzik", "mango": "amchur, "
    "mango chutney",
    "carrot": "mohre, karotte, carotte, zanahoria, carota, wortel, mirepoix",
    "sunflower": "sonnenblume, tournesol, girasol, girasole, zonnebloem, sonnenblumenol, zonnebloemolie, "
    "sunflower seed",
}  # fmt: skip
DERIVED: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {
    tokens(food): tuple(tokens(form) for form in forms.split(",")) for food, forms in _DERIVED.items()
}
"""What is made of a food, or what it is called elsewhere; a custom allergy means these too."""
