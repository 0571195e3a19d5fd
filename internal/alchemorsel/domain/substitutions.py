"""Classic substitutions: what does the same work in a dish, how much of it, and what changes."""

from typing import NamedTuple

from alchemorsel.domain.vocabulary import Role


class Swap(NamedTuple):
    """`by` stands in for `food` (a name of it, or several split at bars)."""

    food: str
    by: str
    ratio: str
    role: Role
    reason: str


SWAPS = (
    Swap("egg", "ground flaxseed", "1 egg -> 1 tbsp ground flaxseed + 3 tbsp water", Role.BINDER,
         "Binds cakes, pancakes and patties after 10 minutes of soaking; it does not hold air."),
    Swap("egg", "aquafaba", "1 egg -> 3 tbsp aquafaba (liquid of canned chickpeas)", Role.BINDER,
         "Whips and binds; the nearest thing to egg white in meringues and mousses."),
    Swap("egg", "mashed banana", "1 egg -> 60 g mashed banana", Role.BINDER,
         "Keeps sweet bakes moist; tastes of banana and makes them denser."),
    Swap("butter", "olive oil", "100 g butter -> 80 ml olive oil", Role.FAT,
         "For frying and most cakes; not where butter is creamed with sugar."),
    Swap("butter", "coconut oil", "100 g butter -> 80 g coconut oil", Role.FAT,
         "Solid when cool like butter, so it also suits crumbles and crusts; unrefined, it tastes of coconut."),
    Swap("milk", "oat milk", "250 ml milk -> 250 ml oat milk", Role.BULK,
         "The mildest plant milk for sauces, porridge and baking."),
    Swap("milk", "soya milk", "250 ml milk -> 250 ml soya milk", Role.BULK,
         "Has about as much protein as milk, so batters and custards set better."),
    Swap("buttermilk", "milk and lemon juice", "250 ml buttermilk -> 235 ml milk + 1 tbsp lemon juice", Role.ACID,
         "Let it stand for 10 minutes; sour enough to wake baking soda."),
    Swap("cream|double cream|heavy cream", "coconut milk", "200 ml cream -> 200 ml full-fat coconut milk", Role.FAT,
         "Rich in curries and soups and does not split; tastes of coconut and does not whip when warm."),
    Swap("sour cream|creme fraiche", "natural yogurt", "100 g sour cream -> 100 g thick natural yogurt", Role.ACID,
         "Lighter; stir it in off the heat, or it curdles."),
    Swap("yogurt|greek yogurt", "coconut yogurt", "100 g yogurt -> 100 g coconut yogurt", Role.ACID,
         "Without milk; a little sweeter and fattier."),
    Swap("parmesan", "nutritional yeast", "30 g parmesan -> 2 tbsp nutritional yeast + a pinch of salt", Role.AROMA,
         "Savoury without milk; it does not melt."),
    Swap("plain flour|flour", "buckwheat flour", "100 g plain flour -> 100 g buckwheat flour", Role.BULK,
         "For pancakes and flat bakes without gluten; dark and nutty, and bread will not rise with it alone."),
    Swap("breadcrumb", "crushed rice crackers", "50 g breadcrumbs -> 50 g crushed rice crackers", Role.BULK,
         "Crisp coating without wheat."),
    Swap("cornflour|corn starch", "potato starch", "1 tbsp cornflour -> 1 tbsp potato starch", Role.THICKENER,
         "Thickens at a lower heat; stir it in at the end and do not boil it for long."),
    Swap("cornflour|corn starch", "plain flour", "1 tbsp cornflour -> 2 tbsp plain flour", Role.THICKENER,
         "Simmer it for 3 minutes to cook the flour; the sauce turns cloudy."),
    Swap("baking powder", "baking soda and cream of tartar",
         "1 tsp baking powder -> 1/4 tsp baking soda + 1/2 tsp cream of tartar", Role.LEAVENING,
         "Works at once, so bake without waiting."),
    Swap("baking soda", "baking powder", "1/4 tsp baking soda -> 1 tsp baking powder", Role.LEAVENING,
         "Leave out other acids where you can: baking powder brings its own."),
    Swap("lemon juice|lemon|lime", "cider vinegar", "1 tbsp lemon juice -> 2 tsp cider vinegar", Role.ACID,
         "As sour, without the citrus scent; not for desserts that live from lemon."),
    Swap("vinegar|wine vinegar", "lemon juice", "1 tbsp vinegar -> 1 tbsp lemon juice", Role.ACID,
         "Softer and fresher; add it at the end."),
    Swap("white wine|wine", "vegetable stock and lemon juice",
         "100 ml white wine -> 90 ml vegetable stock + 1 tbsp lemon juice", Role.ACID,
         "Gives a sauce its edge without alcohol."),
    Swap("sugar", "maple syrup", "100 g sugar -> 75 ml maple syrup, and 40 ml less of other liquid", Role.SWEETENER,
         "Bakes come out moister and brown sooner."),
    Swap("honey", "maple syrup", "1 tbsp honey -> 1 tbsp maple syrup", Role.SWEETENER,
         "Thinner and milder; works wherever honey is stirred in."),
    Swap("soy sauce", "coconut aminos", "1 tbsp soy sauce -> 1 tbsp coconut aminos + a pinch of salt", Role.AROMA,
         "Without soya and wheat; sweeter and less salty."),
    Swap("soy sauce", "wheat-free tamari", "1 tbsp soy sauce -> 1 tbsp wheat-free tamari", Role.AROMA,
         "Soya without wheat; check the label."),
    Swap("fish sauce", "soy sauce", "1 tbsp fish sauce -> 1 tbsp soy sauce", Role.AROMA,
         "Salty and savoury; less pungent."),
    Swap("minced beef|mince|ground beef", "cooked lentils", "500 g minced beef -> 400 g cooked lentils", Role.PROTEIN,
         "Holds a sauce the same way; season more boldly."),
    Swap("chicken|chicken breast", "firm tofu", "150 g chicken -> 150 g firm tofu", Role.PROTEIN,
         "Press it dry and brown it well; it takes on the sauce."),
    Swap("chicken|chicken breast", "chickpeas", "150 g chicken -> 130 g cooked chickpeas", Role.PROTEIN,
         "For curries, stews and salads; needs warming only."),
    Swap("bacon|pancetta", "smoked paprika and mushrooms",
         "100 g bacon -> 150 g fried mushrooms + 1/2 tsp smoked paprika", Role.AROMA,
         "Smoke and bite without the fat, so fry them in a little oil."),
    Swap("onion", "leek", "1 onion -> 1 small leek, white part", Role.AROMA, "Milder and sweeter; softens faster."),
    Swap("garlic", "garlic powder", "1 clove garlic -> 1/8 tsp garlic powder", Role.AROMA,
         "Stir it into liquid: in hot fat it burns."),
    Swap("tahini", "sunflower seed butter", "1 tbsp tahini -> 1 tbsp sunflower seed butter", Role.FAT,
         "Without sesame; a little sweeter."),
    Swap("peanut butter", "sunflower seed butter", "1 tbsp peanut butter -> 1 tbsp sunflower seed butter", Role.FAT,
         "Without peanuts and tree nuts; check the label for traces."),
    Swap("rice", "cauliflower rice", "100 g rice -> 250 g cauliflower rice", Role.BULK,
         "Much less starch; fry it for 5 minutes rather than boiling it."),
    Swap("pasta|spaghetti", "courgette ribbons", "100 g pasta -> 200 g courgette ribbons", Role.BULK,
         "Much less starch; warm them in the sauce for 2 minutes only."),
)  # fmt: skip
