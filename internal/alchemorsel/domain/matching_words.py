"""The words that tell a cook how and not what, and those that make another food of a food."""

from alchemorsel.domain.words import words


def _set(text: str) -> frozenset[str]:
    return frozenset(words(text))


STRIPPED = _set(
    """
    chopped diced minced sliced grated shredded crushed crumbled cubed halved quartered peeled seeded deseeded pitted
    stoned trimmed washed rinsed drained cleaned torn cut julienned mashed beaten whisked softened melted toasted
    packed sifted heaped heaping level scant generous rounded finely coarsely roughly thinly thickly freshly lightly
    very small medium large big extra jumbo baby mini regular thick thin fresh raw ripe organic free range natural pure
    good quality best plain whole ground boneless skinless skin on bone in uncooked unpeeled unpitted unsalted
    unwaxed seedless leftover store bought homemade local seasonal young tender lean extra cold warm hot room
    temperature lukewarm chilled frozen thawed defrosted prepared ready about approx approximately plus more for
    serving garnish optional taste piece chunk cube slice strip floret wedge ring half quarter stick bit sheet leaf
    sprig stalk stem head bulb bunch fillet of the a an to your favourite favorite chosen some few other
    frisch frische frischer frisches frischen klein kleine kleiner kleines gross grosse grosser grosses mittelgrosse
    fein gehackt gehackte gehackter gehacktes gewurfelt gewurfelte gerieben geriebene geriebener geriebenes geschalt
    geschalte reife reifer reifes reif bio geschnitten entkernt entkernte ungesalzen weich weiche kalte kalter kaltes
    warme warmer zimmerwarm tk tiefgekuhlt tiefgekuhlte aus der dose abgetropft stuck
    frais fraiche fraiches petit petite petits petites gros grosse grosses moyen moyenne hache hachee haches hachees
    emince emincee emincees coupe coupee coupes coupees rape rapee rapees epluche epluchee epluchees mur mure murs
    mures fondu ramolli
    fresco fresca frescos frescas freschi fresche picado picada picados picadas rallado rallada pelado pelada pelados
    cortado cortada maduro madura maduros grande grandes pequeno pequena mediano mediana mediano medianos troceado
    tritato tritata grattugiato grattugiata affettato affettata piccolo piccola piccoli medio media maturo matura
    maturi sbucciato ammorbidito
    vers verse klein kleine grote groot middelgrote rijpe gesneden gesnipperd fijngesneden fijngehakt geraspt geraspte
    biologische biologisch ontpit ontpitte zachte gesmolten
    """
)
"""Preparation, size and praise: a name means the same food without them."""

STATES = _set("dried canned tinned frozen cooked boiled smoked pickled powdered roasted hard")
"""Said after a comma, these may name another food of the table: `rice, cooked`."""

CHANGERS = STATES - _set("frozen") | _set(
    """
    vegan vegetarian plant based meatless imitation mock fake substitute replacer alternative free dairy gluten sugar
    diet condensed evaporated concentrated instant dehydrated candied caramelised caramelized fermented cured
    salted sweetened fried breaded stuffed filled coated flavoured flavored infused reduced low light lite fat zero
    protein pudding getrocknet getrocknete seche secs seco secos secco secchi gedroogd gedroogde vegane veganer
    gezuckert gefullt
    """
)
"""What these name is another food than its head noun says."""

GUARDED_HEADS = _set(
    """
    milk butter cream cheese oil flour sauce paste powder syrup vinegar stock broth bouillon juice sugar bread noodle
    seed nut bean mix seasoning dressing jam jelly wine water chip crisp cake cracker biscuit cookie yogurt yoghurt
    spread extract liqueur chocolate meat fish sausage roll bun salad soup pie crust pastry dough starch gelatin ham
    beer tea coffee soda relish pickle sprout green berry mustard salsa gravy spice pasta
    milch butter kase ol mehl sahne sosse sauce brot zucker essig saft lait beurre fromage huile farine creme pain
    leche queso aceite harina crema pan salsa zumo latte formaggio olio panna pane melk kaas olie meel bloem room brood
    """
)
"""Heads that say too little alone: with a word before them that no rule knows, they are some other food."""
