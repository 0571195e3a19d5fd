"""The names that somebody might misspell to get them past the checks, and plain words that only look like them."""

NAMES = {
    "milk lactose": """
        milk butter cream cheese yogurt yoghurt buttermilk custard mozzarella parmesan cheddar ricotta mascarpone
        whey casein ghee feta milch sahne joghurt lait beurre fromage leche mantequilla queso latte burro formaggio melk
        boter
    """,
    "egg": "egg mayonnaise meringue oeuf huevo uovo eieren",
    "peanut": "peanut groundnut satay erdnuss cacahuete arachide pinda",
    "tree_nut": """
        almond walnut cashew hazelnut pecan pistachio macadamia marzipan praline pesto nutella mandel haselnuss walnuss
        amande noisette almendra avellana mandorla nocciola amandel
    """,
    "wheat gluten": """
        wheat flour bread pasta barley semolina couscous bulgur seitan spaghetti noodle breadcrumb weizen mehl nudel
        farine harina farina tarwe
    """,
    "soy": "soybean tofu tempeh edamame tamari",
    "fish": "fish salmon tuna anchovy trout haddock mackerel sardine herring halibut fisch lachs poisson pescado",
    "crustacean": "shrimp prawn crab lobster crayfish langoustine scampi garnele crevette gamba",
    "mollusc": "mussel oyster clam squid octopus scallop calamari muschel",
    "sesame": "sesame tahini hummus halva",
    "celery": "celery celeriac sellerie",
    "mustard": "mustard dijon",
    "lupin": "lupin",
    "pork": "pork bacon chorizo pancetta prosciutto salami schinken",
    "beef": "beef steak brisket veal",
    "poultry": "chicken turkey",
    "meat": "lamb sausage mince venison",
    "gelatin": "gelatin gelatine",
    "honey": "honey",
    "alcohol": "wine brandy vodka whisky bourbon liqueur",
}
PLAIN_WORDS = frozenset(
    """
    better bitter batter butler cutter gutter mutter utter putter litter dream scream cram ream creams creamed broad
    break tread dread read bead breads spread heat cheat what four floor flout flower flow money hone boney paste past
    pastes postal post thicken thickens thicker steam stead streak speak sneak stack barely parley custard brawn drawn
    pawn beacon baron roster booster lobsters then when they white wide wing bear beer reef been brief weal deal real
    seal meal lame limb lambs since wince noddle nodule needle clan claim slam calm cramp crate crib carb cabin crag
    tune tuna toffee tour batons brand brands fleur frisch frisches halve late latter glatte mich mine minze pina
    pinta pintas peche poison poisons roter stay stays tisch whisk whisks tout teak satan sauvage seche emince passa
    hasta basta datte marina palta casher seiten berros boissons platte noccioli hueso burgos bother marine gamma
    mamba peso panda pandas sane steal steals rout squib liquid casing raisin reason saline season sausages almonds
    walnuts pecans
    """.split()
)
"""As recipes use them."""
