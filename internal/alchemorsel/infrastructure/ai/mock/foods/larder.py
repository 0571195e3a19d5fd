"""What stands on the shelf and gives a dish its taste: fats, acids, spices, herbs, sauces, milks."""

from alchemorsel.domain.vocabulary import Unit
from alchemorsel.infrastructure.ai.mock.foods.food import Food, Kind, names

_HERB = (Unit.HANDFUL, "roughly chopped")

LARDER = (
    Food("olive oil", Kind.FAT, 0.5, Unit.TBSP, aka=names("extra virgin olive oil|oil|avocado oil|virgin olive oil")),
    Food("sunflower oil", Kind.FAT, 0.5, Unit.TBSP,
         aka=names("vegetable oil|rapeseed oil|canola oil|peanut oil|groundnut oil|corn oil|sesame oil|"
                   "coconut oil|ghee|lard")),
    Food("butter", Kind.FAT, 8, cup_g=227, aka=names("margarine|vegan butter|unsalted butter|plant butter")),
    Food("lemon juice", Kind.ACID, 0.5, Unit.TBSP, aka=names("lemon|lemon zest")),
    Food("lime juice", Kind.ACID, 0.5, Unit.TBSP, aka=names("lime|lime zest")),
    Food("cider vinegar", Kind.ACID, 0.5, Unit.TBSP,
         aka=names("vinegar|apple cider vinegar|rice vinegar|wine vinegar|white wine vinegar|red wine vinegar|"
                   "balsamic vinegar|balsamic|sherry vinegar|tamarind")),
    Food("soy sauce", Kind.SALTY, 1, Unit.TBSP,
         aka=names("tamari|coconut aminos|teriyaki sauce|teriyaki|hoisin sauce")),
    Food("fish sauce", Kind.SALTY, 1, Unit.TSP, aka=names("oyster sauce|worcestershire sauce")),
    Food("miso paste", Kind.SALTY, 2, Unit.TSP, aka=names("miso|gochujang|black bean sauce")),
    Food("mustard", Kind.SALTY, 0.5, Unit.TSP, aka=names("dijon mustard|wholegrain mustard|horseradish|wasabi")),
    Food("tomato paste", Kind.SALTY, 2, Unit.TSP,
         aka=names("ketchup|tomato ketchup|harissa|sriracha|hot sauce|chilli sauce|chili sauce|salsa")),
    Food("tahini", Kind.PASTE, 0.5, Unit.TBSP,
         aka=names("peanut butter|almond butter|cashew butter|nut butter|sunflower seed butter")),
    Food("hummus", Kind.SALTY, 1, Unit.TBSP, aka=names("pesto|mayonnaise|mayo|vegan mayo|aioli|tapenade|chutney")),
    Food("sugar", Kind.SWEET, 2, Unit.TSP, cup_g=200,
         aka=names("brown sugar|caster sugar|white sugar|icing sugar|cane sugar|erythritol|stevia|"
                   "sweetener|jaggery")),
    Food("honey", Kind.SWEET, 2, Unit.TSP, aka=names("runny honey")),
    Food("maple syrup", Kind.SWEET, 2, Unit.TSP,
         aka=names("agave syrup|golden syrup|date syrup|syrup|molasses|treacle|agave|jam|strawberry jam|"
                   "marmalade")),
    Food("dark chocolate", Kind.CHOCOLATE, 15, prep="finely chopped",
         aka=names("chocolate|milk chocolate|chocolate chip|white chocolate|nutella")),
    Food("cocoa powder", Kind.SWEET_SPICE, 1, Unit.TSP, cup_g=85, aka=names("cocoa|cacao|cacao powder")),
    Food("milk", Kind.MILK, 200, Unit.ML,
         aka=names("whole milk|skimmed milk|semi-skimmed milk|buttermilk|kefir|lactose-free milk")),
    Food("soya milk", Kind.MILK, 200, Unit.ML,
         aka=names("soy milk|almond milk|plant milk|cashew milk|hemp milk|pea milk|oat milk|rice milk")),
    Food("coconut milk", Kind.CREAM, 100, Unit.ML, aka=names("coconut cream|canned coconut milk|light coconut milk")),
    Food("cream", Kind.CREAM, 50, Unit.ML,
         aka=names("double cream|single cream|heavy cream|whipping cream|oat cream|soy cream|soya cream|"
                   "plant cream|creme fraiche|sour cream|mascarpone|cream cheese|ricotta|quark")),
    Food("yogurt", Kind.CREAM, 80, cup_g=245,
         aka=names("yoghurt|natural yogurt|natural yoghurt|greek yogurt|greek yoghurt|plain yogurt|"
                   "plain yoghurt|soy yogurt|skyr|cottage cheese|coconut yogurt|coconut yoghurt")),
    Food("vegetable stock", Kind.STOCK, 300, Unit.ML,
         aka=names("stock|vegetable broth|broth|stock cube|bouillon|dashi")),
    Food("chicken stock", Kind.STOCK, 300, Unit.ML,
         aka=names("chicken broth|beef stock|beef broth|fish stock|bone broth")),
    Food("white wine", Kind.DRINK, 120, Unit.ML,
         aka=names("wine|red wine|beer|cider|sherry|apple juice|orange juice|tomato juice|coffee|tea")),
    Food("water", Kind.STOCK, 300, Unit.ML),
    Food("lukewarm water", Kind.STOCK, 200, Unit.ML),
    Food("parsley", Kind.HERB, 0.25, *_HERB, aka=names("fresh parsley|flat-leaf parsley")),
    Food("coriander", Kind.HERB, 0.25, *_HERB, aka=names("cilantro|fresh coriander|coriander leaf")),
    Food("basil", Kind.HERB, 0.25, Unit.HANDFUL, "torn", aka=names("fresh basil|thai basil|basil leaf")),
    Food("mint", Kind.HERB, 0.25, *_HERB, aka=names("fresh mint|mint leaf")),
    Food("dill", Kind.HERB, 0.25, *_HERB, aka=names("chive|fresh dill|chervil|tarragon|cress")),
    Food("thyme", Kind.HERB, 1, Unit.SPRIG, "stripped from the stalks",
         aka=names("rosemary|sage|fresh thyme|oregano sprig|marjoram")),
    Food("dried oregano", Kind.SPICE, 0.25, Unit.TSP,
         aka=names("oregano|italian herb|mixed herb|dried herb|herb|dried thyme|dried basil|"
                   "herbes de provence|za'atar")),
    Food("paprika", Kind.SPICE, 0.5, Unit.TSP,
         aka=names("smoked paprika|sweet paprika|ras el hanout|taco seasoning|cajun seasoning")),
    Food("ground cumin", Kind.SPICE, 0.5, Unit.TSP,
         aka=names("cumin|cumin seed|caraway|fennel seed|ground coriander|coriander seed|mustard seed")),
    Food("curry powder", Kind.SPICE, 1, Unit.TSP,
         aka=names("garam masala|curry paste|thai curry paste|red curry paste|green curry paste|"
                   "curry spice|tikka paste")),
    Food("ground turmeric", Kind.SPICE, 0.25, Unit.TSP,
         aka=names("turmeric|saffron|ground ginger|five spice|five-spice|sumac|allspice")),
    Food("chilli flakes", Kind.SPICE, 0.125, Unit.TSP,
         aka=names("chilli flake|chili flake|chilli powder|chili powder|cayenne|cayenne pepper|"
                   "red pepper flake")),
    Food("ground cinnamon", Kind.SWEET_SPICE, 0.25, Unit.TSP,
         aka=names("cinnamon|cinnamon stick|nutmeg|cardamom|mixed spice|pumpkin spice|star anise|clove")),
    Food("vanilla extract", Kind.SWEET_SPICE, 0.25, Unit.TSP,
         aka=names("vanilla|vanilla bean|vanilla sugar|vanilla pod")),
    Food("baking powder", Kind.LEAVEN, 0.5, Unit.TSP, aka=names("baking soda|bicarbonate of soda|cream of tartar")),
    Food("salt", Kind.SEASONING, 0.125, Unit.TSP,
         aka=names("sea salt|table salt|kosher salt|rock salt|flaky salt|celery salt|garlic powder|"
                   "onion powder")),
    Food("black pepper", Kind.SEASONING, 1, Unit.TO_TASTE, "freshly ground",
         aka=names("pepper|white pepper|ground pepper|peppercorn|ground black pepper")),
)  # fmt: skip
