"""Foods as people rule them out, in English, German and French, folded: what they are called and what they mean."""

from typing import NamedTuple

from alchemorsel.domain.vocabulary import Allergen, Diet

_A, _D = Allergen, Diet


class Concept(NamedTuple):
    """A food to be ruled out. `free` is the diet that `X-free` names, `diet` what even `no X` means."""

    name: str
    allergens: tuple[Allergen, ...] = ()
    free: Diet | None = None
    diet: Diet | None = None


_SHELLFISH = (_A.CRUSTACEANS, _A.MOLLUSCS)
_FAMILIES = {
    "nut|nuts|nuss|nusse|nussen|noix|fruits a coque|fruit a coque": Concept(
        "nut", (_A.TREE_NUTS, _A.PEANUTS), _D.NUT_FREE
    ),
    "tree nut|tree nuts|baumnusse|schalenfruchte": Concept("tree nut", (_A.TREE_NUTS,)),
    "peanut|peanuts|groundnuts|erdnuss|erdnusse|erdnussen|cacahuete|cacahuetes|cacahouete|cacahouetes|arachide|"
    "arachides": Concept("peanut", (_A.PEANUTS,)),
    "milk|cow's milk|cow milk|milch|kuhmilch|milcheiweiss|lait": Concept("milk", (_A.MILK,), _D.DAIRY_FREE),
    "dairy|dairy products|milk products|milchprodukte|milchprodukten|produits laitiers|laitages|laitage": Concept(
        "dairy", (_A.MILK,), _D.DAIRY_FREE, _D.DAIRY_FREE
    ),
    "lactose|laktose|lactoses": Concept("lactose", (), _D.LACTOSE_FREE, _D.LACTOSE_FREE),
    "gluten": Concept("gluten", (_A.GLUTEN_CEREALS,), _D.GLUTEN_FREE, _D.GLUTEN_FREE),
    "wheat|weizen|ble": Concept("wheat", (_A.WHEAT,)),
    "egg|eggs|ei|eier|eiern|huhnerei|huhnereier|huhnereiweiss|oeuf|oeufs": Concept("egg", (_A.EGGS,), _D.EGG_FREE),
    "fish|fisch|poisson|poissons": Concept("fish", (_A.FISH,)),
    "shellfish|schalentiere|crustaces et mollusques|fruits de mer": Concept("shellfish", _SHELLFISH),
    "seafood|meeresfruchte|meeresfruchten": Concept("seafood", (_A.FISH, *_SHELLFISH)),
    "crustaceans|crustacean|krebstiere|krustentiere|crustaces": Concept("crustacean", (_A.CRUSTACEANS,)),
    "shrimp|shrimps|garnele|garnelen|crevette|crevettes": Concept("shrimp", (_A.CRUSTACEANS,)),
    "prawn|prawns": Concept("prawn", (_A.CRUSTACEANS,)),
    "crab|crabs|krabbe|krabben|crabe|crabes": Concept("crab", (_A.CRUSTACEANS,)),
    "molluscs|mollusks|mollusc|mollusk|weichtiere|mollusques": Concept("mollusc", (_A.MOLLUSCS,)),
    "mussel|mussels|muschel|muscheln|moule|moules": Concept("mussel", (_A.MOLLUSCS,)),
    "soy|soya|soja|soybeans|soybean|sojabohnen": Concept("soy", (_A.SOYBEANS,)),
    "celery|sellerie|celeri": Concept("celery", (_A.CELERY,)),
    "mustard|senf|moutarde": Concept("mustard", (_A.MUSTARD,)),
    "sesame|sesam": Concept("sesame", (_A.SESAME,)),
    "sulphites|sulfites|sulfite|sulphite|sulfit|sulphur dioxide|sulfur dioxide|schwefeldioxid": Concept(
        "sulphite", (_A.SULPHITES,)
    ),
    "lupin|lupins|lupine|lupinen": Concept("lupin", (_A.LUPIN,)),
    "almond|almonds|mandel|mandeln|amande|amandes": Concept("almond", (_A.TREE_NUTS,)),
    "walnut|walnuts|walnuss|walnusse": Concept("walnut", (_A.TREE_NUTS,)),
    "hazelnut|hazelnuts|haselnuss|haselnusse|noisette|noisettes": Concept("hazelnut", (_A.TREE_NUTS,)),
    "cashew|cashews|cashewkerne": Concept("cashew", (_A.TREE_NUTS,)),
    "pistachio|pistachios|pistazie|pistazien|pistache|pistaches": Concept("pistachio", (_A.TREE_NUTS,)),
    "alcohol|booze|alkohol|alcool": Concept("alcohol", (), _D.ALCOHOL_FREE, _D.ALCOHOL_FREE),
    "carb|carbs|carbohydrates|kohlenhydrate|kohlenhydraten|glucides": Concept("carbs", (), _D.LOW_CARB, _D.LOW_CARB),
    "animal products|tierische produkte|tierischen produkte|tierische zutaten|produits d origine animale|"
    "produits animaux": Concept("animal products", (), _D.VEGAN, _D.VEGAN),
    "meat|fleisch|viande|viandes": Concept("meat", (), _D.VEGETARIAN),
    "fat|fett|matiere grasse|matieres grasses": Concept("fat", (), _D.LOW_FAT, _D.LOW_FAT),
}

_PLAIN = """\
onion onions zwiebel zwiebeln oignon oignons;garlic knoblauch ail;
mushroom mushrooms pilz pilze pilzen champignon champignons;tomato tomatoes tomate tomaten tomates;
bell_pepper bell_peppers peppers paprika poivron poivrons;pepper pfeffer poivre;coriander koriander coriandre;cilantro;
chili chilli chilies chillies chilis chile piment piments;pork schwein schweinefleisch porc;beef rind rindfleisch boeuf;
chicken huhn huhnchen hahnchen poulet;turkey pute truthahn dinde;lamb lamm lammfleisch agneau;duck ente canard;
veal kalb kalbfleisch veau;red_meat rotes_fleisch viande_rouge;poultry geflugel volaille;rabbit kaninchen lapin;
olive olives oliven;cheese kase fromage fromages;cream sahne rahm creme;butter beurre;yogurt yoghurt joghurt yaourt;
sugar zucker sucre;salt salz sel;rice reis riz;
potato potatoes kartoffel kartoffeln pomme_de_terre pommes_de_terre patates;
carrot carrots karotte karotten mohre mohren carotte carottes;cucumber cucumbers gurke gurken concombre concombres;
eggplant eggplants aubergine aubergines auberginen;courgette courgettes zucchini;spinach spinat epinard epinards;
cabbage kohl chou;broccoli brokkoli brocoli brocolis;cauliflower blumenkohl chou-fleur;bean beans bohne bohnen haricot
haricots;lentil lentils linse linsen lentille lentilles;chickpea chickpeas kichererbse kichererbsen pois_chiche
pois_chiches;pea peas erbse erbsen petits_pois;corn sweetcorn zuckermais;apple apples apfel pomme pommes;
banana bananas banane bananen bananes;lemon lemons zitrone zitronen citron citrons;orange oranges orangen;
kiwi kiwis;strawberry strawberries erdbeere erdbeeren fraise fraises;pineapple ananas;mango mangos;avocado
avocados avocat
avocats;honey honig miel;wine wein vin;beer bier biere;rum;tofu;anchovy anchovies sardelle sardellen anchois;
tuna thunfisch thon;salmon lachs saumon;bacon speck lardons;ham schinken jambon;sausage sausages wurst wurste saucisse
saucisses;cinnamon zimt cannelle;ginger ingwer gingembre;coconut kokos kokosnuss noix_de_coco coco;
raisin raisins rosinen raisins_secs;chocolate schokolade chocolat;flour mehl farine;bread brot pain;
pasta nudeln pates noodles;vinegar essig vinaigre;mayonnaise mayo;parsley petersilie persil;basil basilikum basilic;
dill aneth;mint minze menthe;rosemary rosmarin romarin;thyme thymian thym;cumin kreuzkummel;curry;vanilla vanille;
coffee kaffee cafe;gelatin gelatine;lard schmalz saindoux;oil ol huile;palm_oil palmol huile_de_palme;
pumpkin kurbis potiron;leek leeks lauch porree poireau poireaux;asparagus spargel asperge asperges;
beetroot beets rote_bete betterave betteraves;fennel fenchel fenouil;kale grunkohl;quinoa;oats hafer avoine;
rye roggen seigle;barley gerste orge;capers kapern capres;horseradish meerrettich raifort;ketchup;parmesan;feta;
mozzarella;soy_sauce sojasauce sauce_soja;fish_sauce fischsauce nuoc-mam;peach peaches pfirsich pfirsiche peche peches;
pear pears birne birnen poire poires;grapes trauben raisins_frais;shallot shallots schalotte schalotten echalote
echalotes;squid tintenfisch calamars;oyster oysters auster austern huitre huitres;lobster hummer homard;
offal innereien abats;liver leber foie;sweetener sweeteners sussstoff sussstoffe edulcorants;msg glutamat glutamate"""

_SINGULAR = {"oats": "oat", "capers": "caper", "grapes": "grape"}


def _table() -> dict[tuple[str, ...], Concept]:
    table = {tuple(said.split()): concept for names, concept in _FAMILIES.items() for said in names.split("|")}
    for group in _PLAIN.split(";"):
        words = group.replace("\n", " ").split()
        concept = Concept(_SINGULAR.get(words[0], words[0]).replace("_", " "))
        table.update({tuple(word.split("_")): concept for word in words})
    return table


CONCEPTS = _table()
"""By the words that name it."""
LONGEST_NAME = max(map(len, CONCEPTS))
