"""The foods of `foods` as Spanish, Italian and Dutch cooks rule them out; read there alone, for English knows `sal`."""

from alchemorsel.domain.reading.foods import CONCEPTS, Concept
from alchemorsel.domain.reading.sentence import sizes_of

_ABROAD = """\
nut:frutos_secos fruto_seco nueces nuez noci noce frutta_secca noot noten nootjes;
tree_nut:frutos_de_cascara frutta_a_guscio boomnoten schaalvruchten;
peanut:cacahuate cacahuates mani arachidi noccioline nocciolina pinda pindas pinda's aardnoten;
milk:leche latte melk koemelk;dairy:lacteos productos_lacteos latticini latticino zuivel zuivelproducten;
lactose:lactosa lattosio;gluten:glutine cereali_contenenti_glutine;wheat:trigo frumento tarwe;
egg:huevo huevos uovo uova eieren eitje;fish:pescado pescados pesce pesci vis vissen;
shellfish:marisco mariscos frutti_di_mare;
crustacean:crustaceo crustaceos crostaceo crostacei schaaldieren kreeftachtigen;
shrimp:gamba gambas camaron camarones langostinos gambero gamberi gamberetti garnaal garnalen;
crab:cangrejo cangrejos granchio granchi krab;mollusc:molusco moluscos mollusco molluschi weekdieren schelpdieren;
mussel:mejillon mejillones cozza cozze mossel mosselen;soy:soia sojabonen;
celery:apio sedano selderij bleekselderij;mustard:mostaza senape mosterd;sesame:sesamo ajonjoli sesamzaad;
sulphite:sulfito sulfitos solfito solfiti sulfiet sulfieten;lupin:altramuz altramuces lupino lupini lupinos;
almond:almendra almendras mandorla mandorle amandel amandelen;walnut:walnoot walnoten;
hazelnut:avellana avellanas nocciola nocciole hazelnoot hazelnoten;
cashew:anacardo anacardos anacardi cashewnoot cashewnoten;pistachio:pistacho pistachos pistacchio pistacchi;
alcohol:alcol;carbs:carbohidratos hidratos_de_carbono carboidrati koolhydraten;meat:carne vlees;
animal_products:productos_animales prodotti_animali dierlijke_producten;fat:grasa grassi vet;
onion:cebolla cebollas cipolla cipolle ui uien;garlic:ajo aglio knoflook;
mushroom:champinon champinones setas hongos funghi fungo paddenstoel paddenstoelen;
tomato:pomodoro pomodori tomaat tomaten;bell_pepper:pimiento pimientos;coriander:coriandolo;
pork:cerdo maiale varken varkensvlees;beef:carne_de_res manzo rundvlees;chicken:pollo kip;
turkey:pavo tacchino kalkoen;lamb:cordero agnello lam lamsvlees;
cheese:queso quesos formaggio formaggi kaas;cream:nata panna slagroom;butter:mantequilla burro boter;
yogurt:yogur;sugar:azucar zucchero suiker;salt:sal zout;rice:arroz riso rijst;
potato:patata patatas papas patate aardappel aardappelen aardappels;carrot:zanahoria zanahorias carota wortel wortels;
cucumber:pepino pepinos cetriolo cetrioli komkommer;eggplant:berenjena berenjenas melanzana melanzane;
courgette:calabacin calabacines zucchina zucchine;spinach:espinacas spinaci spinazie;
bean:judias frijoles alubias fagioli bonen;lentil:lentejas lenticchie linzen;
chickpea:garbanzo garbanzos ceci kikkererwten;pea:guisantes piselli erwten;corn:maiz mais;
apple:manzana manzanas mela mele appel appels;banana:platano platanos banaan bananen;
lemon:limon limones limone limoni citroen citroenen;strawberry:fresa fresas fragola fragole aardbei aardbeien;
orange:naranja naranjas arancia arance sinaasappel;peach:melocoton melocotones perzik perziken;
honey:miele honing;wine:vino wijn;beer:cerveza birra bier;tuna:atun tonno tonijn;salmon:salmone zalm;
bacon:tocino beicon spek;ham:jamon;chocolate:cioccolato chocolade chocola;flour:harina farina meel;bread:pane brood;
vinegar:vinagre aceto azijn;parsley:perejil prezzemolo peterselie;olive:aceituna aceitunas olijf olijven;
coconut:cocco;ginger:jengibre zenzero gember;cinnamon:canela cannella kaneel"""


def _table() -> dict[tuple[str, ...], Concept]:
    by_name = {concept.name: concept for concept in CONCEPTS.values()}
    rows = (row.partition(":") for row in _ABROAD.replace("\n", " ").split(";"))
    abroad = {
        tuple(name.split("_")): by_name[english.strip().replace("_", " ")]
        for english, _, names in rows
        for name in names.split()
    }
    return abroad | CONCEPTS


EVERYWHERE = _table()
"""By the words that name it, in six languages."""
LONGEST_NAME = max(map(len, EVERYWHERE))
_SIZES = sizes_of(EVERYWHERE)


def name_at(words: list[str], at: int, limit: int) -> int:
    """How many words the longest name has that begins there; 0 where none does."""
    fitting = (n for n in _SIZES.get(words[at], ()) if at + n <= limit and tuple(words[at : at + n]) in EVERYWHERE)
    return next(fitting, 0)
