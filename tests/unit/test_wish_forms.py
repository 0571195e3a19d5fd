"""Each allergen in each form that people rule food out in, in six languages: all of them are read."""

import msgspec
import pytest

from alchemorsel.domain.checker import Rules, check_text
from alchemorsel.domain.reading import heeded, read_wish
from alchemorsel.domain.reading.foods_abroad import EVERYWHERE
from alchemorsel.domain.reading.said import as_said
from alchemorsel.domain.reading.sentence import sentence_of
from alchemorsel.domain.requests import RecipeRequest
from alchemorsel.domain.vocabulary import Allergen

ALLERGENS = {
    Allergen.GLUTEN_CEREALS: ("gluten", "Gluten", "gluten", "gluten", "glutine", "gluten", "couscous"),
    Allergen.WHEAT: ("wheat", "Weizen", "blé", "trigo", "frumento", "tarwe", "wheat flour"),
    Allergen.CRUSTACEANS: (
        "crustaceans", "Krebstiere", "crustacés", "crustáceos", "crostacei", "schaaldieren", "lobster",
    ),
    Allergen.MOLLUSCS: ("molluscs", "Weichtiere", "mollusques", "moluscos", "molluschi", "weekdieren", "squid"),
    Allergen.EGGS: ("eggs", "Eier", "œufs", "huevos", "uova", "eieren", "2 eggs"),
    Allergen.FISH: ("fish", "Fisch", "poisson", "pescado", "pesce", "vis", "salmon"),
    Allergen.PEANUTS: ("peanuts", "Erdnüsse", "arachides", "cacahuetes", "arachidi", "pinda's", "peanut butter"),
    Allergen.SOYBEANS: ("soy", "Soja", "soja", "soja", "soia", "soja", "tofu"),
    Allergen.MILK: ("milk", "Milch", "lait", "leche", "latte", "melk", "butter"),
    Allergen.TREE_NUTS: ("nuts", "Nüsse", "noix", "frutos secos", "frutta secca", "noten", "walnuts"),
    Allergen.CELERY: ("celery", "Sellerie", "céleri", "apio", "sedano", "selderij", "celery salt"),
    Allergen.MUSTARD: ("mustard", "Senf", "moutarde", "mostaza", "senape", "mosterd", "mustard"),
    Allergen.SESAME: ("sesame", "Sesam", "sésame", "sésamo", "sesamo", "sesam", "tahini"),
    Allergen.SULPHITES: ("sulphites", "Sulfite", "sulfites", "sulfitos", "solfiti", "sulfieten", "sulphites"),
    Allergen.LUPIN: ("lupin", "Lupinen", "lupin", "altramuces", "lupini", "lupine", "lupin flour"),
}  # fmt: skip
"""What each is called in English, German, French, Spanish, Italian and Dutch, and a food that holds it."""

FORMS = (
    """pancakes w/o X|no X|without X|allergic to X|allergic to: X|I'm allergic to X|allergen: X|allergens: X
    allergies: X|omit X|exclude X|skip X|skip the X|never X|never any X|avoid X|leave out X|leave the X out
    leave out the X|X not allowed|X are not allowed|X is not allowed|X forbidden|X must be avoided|please don't put X in
    please do not use X|no: X|no X please|severe reaction to X|sensitive to X|sensitivity to X|intolerant to X
    intolerance: X|anaphylactic to X|can't have X|can't eat X|cannot tolerate X|she can't have X
    allergic to kiwi and my son to X|my son has a X allergy|X allergy|X intolerance|free from X|noodles, X-free
    kiwi and X free noodles|no kiwi, X or garlic|curry, absolutely no X|X: severe allergy|we do not eat X
    I get hives from X|X, no thanks|X make me ill|my kid must not eat X""",
    """ohne X|kein X|keine X|bitte keine X|bitte nicht X|X bitte nicht|X weglassen|X vertrage ich nicht|X verboten
    mein Sohn ist gegen X allergisch|allergisch gegen X|allergisch auf X|Allergie gegen X|Allergien: X|Allergie: X
    Unverträglichkeit: X|Unverträglichkeit gegen X|X mag ich nicht|X esse ich nicht|wir essen keine X|lass die X weg
    frei von X|ohne Kiwi und X|verzichte auf X|niemals X|auf X reagiere ich allergisch|X sind tabu
    X darf sie nicht essen|nichts mit X|ich darf keine X essen|meide X|X ist verboten""",
    """sans X|sans kiwi ni X|pas de X|allergique à X|allergique aux X|allergie : X|allergies : X|allergie aux X
    je ne peux pas manger de X|je ne mange pas de X|jamais de X|évitez X|X interdit|intolérant au X|intolérance : X
    mon fils est allergique au X|aucun X|surtout pas de X|je ne supporte pas le X|X à éviter|rien avec X
    allergène : X|ni X ni kiwi|X, non merci""",
    """sin X|sin kiwi ni X|nada de X|alérgico a X|alérgica a los X|alergia a X|alergia: X|alergias: X|no puedo comer X
    no como X|no tolero X|evitar X|intolerante a X|intolerancia: X|prohibido X|mi hijo es alérgico al X|nunca X|X no
    no pongas X|ningún X|libre de X|no me gustan los X""",
    """senza X|senza kiwi e X|niente X|allergico a X|allergica alle X|allergia a X|allergia: X|allergie: X
    non posso mangiare X|non mangio X|non tollero X|evitare X|intollerante al X|intolleranza: X|vietato X|X no
    mio figlio è allergico al X|mai X|nessun X|allergeni: X|non mettere X|da evitare: X""",
    """zonder X|zonder kiwi en X|geen X|allergisch voor X|allergie voor X|allergie: X|allergieën: X|vermijd X
    ik kan geen X eten|X verdraag ik niet|X niet|nooit X|intolerant voor X|X weglaten|laat de X weg|X verboden
    mijn zoon is allergisch voor X|gevoelig voor X|vrij van X|allergenen: X|niets met X|X lust ik niet""",
)
SAID = [
    (form.strip().replace("X", names[language]), allergen, names[-1])
    for allergen, names in ALLERGENS.items()
    for language, forms in enumerate(FORMS)
    for line in forms.splitlines()
    for form in line.split("|")
]


@pytest.mark.parametrize("allergen", ALLERGENS)
def test_every_allergen_is_read_in_every_form_and_what_holds_it_is_found(allergen: Allergen) -> None:
    wishes = [(wish, food) for wish, of, food in SAID if of is allergen]
    assert [wish for wish, food in wishes if not binds(wish, food)] == []


def test_the_forms_are_many_and_in_six_languages() -> None:
    assert len(SAID) > 2000
    assert len(FORMS) == 6


def binds(prompt: str, food: str) -> bool:
    wish = heeded(RecipeRequest(prompt=prompt))
    return bool(check_text(food, Rules.of(wish)))


def test_nothing_is_read_where_the_food_is_wished_for() -> None:
    wished = ("{} please", "a soup with {}", "I love {}", "mit {}", "avec {}", "con {}", "met {}", "use up my {}")
    texts = [form.format(names[0]) for names in ALLERGENS.values() for form in wished]
    read = {text: msgspec.to_builtins(read_wish(text)) for text in texts}
    assert {text: said for text, said in read.items() if set(said) - {"course", "cuisine"}} == {}


def test_every_name_of_a_food_is_one_that_a_text_as_said_can_hold() -> None:
    names = {" ".join(words) for words in EVERYWHERE}
    assert {name for name in names if sentence_of(as_said(name)).words != name.split()} == set()
