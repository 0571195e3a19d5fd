"""Meat, fish, eggs, pulses and the like: what a main dish is built around."""

from alchemorsel.domain.vocabulary import Unit
from alchemorsel.infrastructure.ai.mock.foods.food import Food, Kind, names

_BITES = "cut into 2 cm pieces"
_STRIPS = "cut across the grain into thin strips"
_SHELLS = "until the shells open; throw away any that stay closed"

PROTEINS = (
    Food("chicken breast", Kind.POULTRY, 140, prep=_BITES, each_g=180, minutes=12, aka=names("chicken|chicken fillet")),
    Food("chicken thigh", Kind.POULTRY, 150, prep=f"boned and {_BITES}", each_g=110, minutes=18,
         aka=names("chicken leg|chicken drumstick|chicken wing")),
    Food("turkey breast", Kind.POULTRY, 140, prep=_BITES, minutes=12, aka=names("turkey|poultry")),
    Food("duck breast", Kind.POULTRY, 150, prep=_STRIPS, each_g=200, minutes=12, aka=names("duck|goose|quail")),
    Food("turkey mince", Kind.POULTRY, 125, minutes=10, done="broken up and cooked through, with no pink left",
         aka=names("ground turkey|chicken mince|ground chicken|minced chicken|minced turkey")),
    Food("beef steak", Kind.MEAT, 140, prep=_STRIPS, minutes=20, each_g=200,
         aka=names("beef|steak|sirloin|ribeye|rump steak|beef strip|veal|stewing beef|venison")),
    Food("lamb", Kind.MEAT, 140, prep=_BITES, minutes=25, aka=names("lamb leg|leg of lamb|mutton|goat meat|lamb chop")),
    Food("pork loin", Kind.MEAT, 140, prep=_STRIPS, minutes=20,
         aka=names("pork|pork chop|pork fillet|pork tenderloin|pork shoulder|pork belly|rabbit")),
    Food("minced beef", Kind.MINCE, 125, minutes=15,
         aka=names("beef mince|ground beef|mince|minced meat|ground meat|minced pork|ground pork|pork mince|"
                   "minced lamb|ground lamb|lamb mince|meatball|burger patty")),
    Food("sausages", Kind.SAUSAGE, 2, Unit.PIECE, each_g=65, minutes=20, whole=True,
         aka=names("sausage|bratwurst|chicken sausage|merguez")),
    Food("bacon", Kind.BACON, 50, prep="cut into strips", aka=names("pancetta|lardon|guanciale|streaky bacon")),
    Food("chorizo", Kind.BACON, 50, prep="sliced", aka=names("pepperoni|salami")),
    Food("salmon fillet", Kind.FISH, 140, prep="skinned and cut into large chunks", each_g=140, minutes=6,
         aka=names("salmon|trout|arctic char")),
    Food("cod fillet", Kind.FISH, 150, prep="cut into large chunks", each_g=150, minutes=6,
         aka=names("cod|haddock|halibut|tilapia|white fish|fish|fish fillet|hake|pollock|sea bass|bass|sole|"
                   "mackerel|sea bream|monkfish|fresh tuna|tuna steak|herring")),
    Food("prawns", Kind.SHELLFISH, 120, prep="peeled and deveined", minutes=4,
         aka=names("prawn|shrimp|king prawn|scampi|crayfish|langoustine|seafood")),
    Food("mussels", Kind.SHELLFISH, 350, prep="scrubbed", minutes=6, done=_SHELLS, aka=names("mussel|clam|clams")),
    Food("squid", Kind.SHELLFISH, 130, prep="cut into rings", minutes=4, aka=names("calamari|scallop|lobster|octopus")),
    Food("eggs", Kind.EGG, 2, Unit.PIECE, each_g=55, minutes=10, whole=True, aka=names("egg")),
    Food("firm tofu", Kind.TOFU, 120, prep="patted dry and cut into cubes", each_g=400, minutes=5, aka=names("tofu")),
    Food("tempeh", Kind.TOFU, 100, prep="cut into cubes", minutes=8),
    Food("seitan", Kind.TOFU, 100, prep="sliced", minutes=5,
         aka=names("vegan mince|plant-based mince|soya mince|vegan sausage|jackfruit")),
    Food("edamame", Kind.BEAN, 80, prep="shelled", cup_g=155, minutes=5, aka=names("edamame bean")),
    Food("chickpeas", Kind.BEAN, 120, prep="canned or cooked, drained and rinsed", each_g=240, cup_g=165, minutes=5,
         aka=names("chickpea|garbanzo|garbanzo bean|canned chickpea")),
    Food("white beans", Kind.BEAN, 120, prep="canned or cooked, drained and rinsed", each_g=240, cup_g=180, minutes=5,
         aka=names("white bean|cannellini bean|cannellini|butter bean|haricot bean|bean|broad bean")),
    Food("black beans", Kind.BEAN, 120, prep="canned or cooked, drained and rinsed", each_g=240, cup_g=170, minutes=5,
         aka=names("black bean|pinto bean|black-eyed pea")),
    Food("kidney beans", Kind.BEAN, 120, prep="canned, drained and rinsed", each_g=240, cup_g=180, minutes=5,
         aka=names("kidney bean|red kidney bean|red bean|borlotti bean")),
    Food("cooked lentils", Kind.BEAN, 120, prep="canned or cooked, drained", each_g=240, cup_g=200, minutes=5,
         aka=names("lentil|red lentil|green lentil|brown lentil|puy lentil|canned lentil|dal|split pea")),
    Food("canned tuna", Kind.READY, 70, prep="drained and flaked", each_g=112, aka=names("tuna|tinned tuna|sardine")),
    Food("cooked ham", Kind.READY, 60, prep="cut into strips", aka=names("ham|prosciutto|serrano ham|parma ham")),
    Food("smoked salmon", Kind.READY, 50, prep="torn", aka=names("smoked trout|smoked mackerel|lox")),
    Food("cooked chicken", Kind.READY, 110, prep="shredded", cup_g=140,
         aka=names("roast chicken|rotisserie chicken|leftover chicken|leftover turkey")),
    Food("anchovies", Kind.READY, 10, prep="chopped", aka=names("anchovy|caper|capers")),
    Food("feta", Kind.CHEESE, 40, prep="crumbled", cup_g=150, aka=names("goat cheese|feta cheese|blue cheese")),
    Food("mozzarella", Kind.CHEESE, 50, prep="torn", each_g=125, cup_g=115, aka=names("burrata|brie|camembert")),
    Food("parmesan", Kind.CHEESE, 15, prep="finely grated", cup_g=100,
         aka=names("parmesan cheese|pecorino|grana padano")),
    Food("cheddar", Kind.CHEESE, 35, prep="grated", cup_g=115,
         aka=names("cheese|gouda|gruyere|emmental|swiss cheese|vegan cheese|cheddar cheese")),
    Food("halloumi", Kind.CHEESE, 70, prep="sliced", aka=names("paneer")),
    Food("nutritional yeast", Kind.CHEESE, 5, cup_g=60),
)  # fmt: skip
