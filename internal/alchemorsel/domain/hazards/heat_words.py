"""The kitchen's words that tell hot from cold: what heats, where it does, what only prepares, and what ends it."""

HEATS = frozenset(
    """
    cook fry boil bake roast grill broil simmer saute sear brown poach steam stew braise heat toast microwave barbecue
    bbq griddle blanch scramble smoke reheat cooking boiling simmering frying baking roasting char caramelise
    caramelize sizzle sweat melt airfry parboil vide reduce flambe nuke casserole
    kochen kocht koche garen gart braten brat backen bak backt grillen dunsten dampfen schmoren anbraten anbrat
    erhitzen rosten frittieren kocheln kochend aufkochen uberbacken ausbacken pochieren sieden schmort grill einkochen
    cuire cuit frire bouillir rotir griller mijoter revenir dorer poeler cuisson saisir cuisez enfourner enfournez
    mijotez poelez grillez rissoler
    cocer cuece freir frie hervir hierve hornear hornea asar asa dorar dora guisar guisa cocinar cocina sofreir sofrie
    saltear saltea cuajar cuaja
    cuocere cuoci cuocete cuocia friggere friggi bollire arrostire grigliare rosolare rosola soffriggere soffriggi
    infornare inforna infornate cuociono lessare lessa stufare
    koken kook kookt braden braad bakt bakken stoven stoof frituren verhitten gril
    """.split()
)
PLACES = frozenset(
    """
    oven microwave grill barbecue bbq broiler griddle cooker fryer crockpot airfryer smoker circulator steamer
    backofen ofen mikrowelle schongarer horno forno magnetron mijoteuse
    """.split()
)
"""What stands in one of these is heated, whatever the verb."""
NOT_A_VERB_AFTER = frozenset(
    """
    the a an this that these its your their of on with some french buttered sweet potato hot my leftover cold
    """.split()
)
"""`the steam`, `on toast`, `with fries` name things."""
EVEN_AFTER_THESE = frozenset({"boil", "simmer", "cooking", "boiling", "simmering", "frying"})
NOT_BROWN = frozenset("sugar rice bread lentil butter onion mushroom sauce flour ale basmati mustard".split())
"""What is brown by nature."""
HEATED = frozenset(
    """
    cooked fried grilled baked boiled poached roasted seared scrambled braised steamed browned toasted simmered smoked
    gekocht gekochte gebraten gebratene gegrillt gegrillte gebacken gegart gegarte cuite cuits cocido cocida cotto cotta
    gebakken gegrilde gekookt gekookte
    """.split()
)
"""Right before a food: it has been heated somewhere."""
PREPARES = frozenset(
    """
    add put place lay stir tip pour drop lower slide throw return toss mix combine whisk beat fold dress arrange spread
    layer shape form season rub coat slice dice chop cut trim mince pat rinse drain stuff wrap brush blend puree mash
    knead roll press thread divide squeeze grate peel crack separate crumble drizzle scatter sprinkle top spoon ladle
    set transfer turn flip cover work dip dredge skewer bring assemble break finish garnish bone skin debone fill crimp
    shred tear halve quarter crush pound line grease spray insert hold seal lift let leave keep use score
    """.split()
)
PREHEATS = frozenset({"preheat", "vorheizen", "prechauffer", "prechauffez", "precalentar", "preriscaldare"})
PASSES = frozenset(
    """
    marinate marinade chill cool refrigerate freeze rest soak stand steep proof rise whip cure
    """.split()
)
"""It takes time and heats nothing."""
SERVES = frozenset({"serve", "enjoy", "eat", "store", "plate", "remove", "take", "discard"})
CUTS = frozenset(
    "slice dice chop cut trim mince pat rinse peel season rub divide bone skin debone halve quarter".split()
)
"""What is done to several foods side by side, so that they do not become one."""
TAKES_OUT = frozenset({"take", "remove", "out", "from", "off", "serve"})
WHIPS = frozenset({"whisk", "beat", "whip", "fold", "blend", "knead", "puree"})
ENDS_HEAT = frozenset("cool chill refrigerate freeze serve fridge freezer enjoy eat".split())
RAW = frozenset(
    {"raw", "uncooked", "roh", "rohe", "rohes", "roher", "rohen", "cru", "crue", "crudo", "cruda", "rauw", "rauwe"}
)
AND = frozenset("and then while und dann et puis y luego poi dan before after e".split())
TOWARDS = frozenset(
    """
    in into with over on onto under for until at by from to to through mit im auf uber unter avec dans sur con nel nella
    sobre met bei zu
    """.split()
)
"""Behind such a word stands what helps, not what is heated: `fry in the oil`."""
TOGETHER = frozenset(
    """
    it them everything all mixture together meat alle alles tout todo tutto mischung masse zusammen ensemble junto
    insieme samen
    """.split()
)
DONE_SIGNS = frozenset(
    """
    golden brown browned crisp crispy opaque tender done flake flaky cooked pink firm sizzling bubbling through clear
    thickened scrambled gar goldbraun durchgegart knusprig dore dorado dorato gaar goudbruin juices
    charred ribbon curdled
    """.split()
)
BEFORE_SET = frozenset({"until", "just", "almost", "nearly", "softly", "lightly", "are", "is", "have", "has", "barely"})
"""`until just set`, and not `set aside`."""
DEGREES = frozenset({"c", "degree", "celsius", "grad", "grado", "gradi", "graden", "degre", "f", "fahrenheit"})
TIMES = frozenset(
    """
    minute min hour hr second minuten stunde stunden heure hora ora ore minuto minuti uur minuut
    """.split()
)
