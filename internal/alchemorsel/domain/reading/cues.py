"""The words that rule foods out or name an allergy, in six languages, and where they stand in a sentence."""

from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from alchemorsel.domain.reading.sentence import sizes_of


class Kind(Enum):
    """How a cue goes with the foods around it."""

    WITHOUT = auto()
    """A list follows; a word of it that no table knows is a food as well: `no pitaya`."""
    NOT = auto()
    """Foods that are known follow, or stand right before: `never eggs`, `peanuts not allowed`."""
    EXCEPT = auto()
    """Behind a list it takes something back, else it is another `without`."""
    LEAVE = auto()
    """Rules out only with another word behind the list: `leave peanuts out`."""
    ALLERGIC = auto()
    """A list of what somebody does not stand follows."""
    ALLERGIC_BEHIND = auto()
    """What somebody does not stand is before: `gegen Eier allergisch`, `nut and egg allergy`."""
    HARMLESS = auto()
    """Only looks like a negation: `no more than`, `not too`."""


class Cue(NamedTuple):
    """A cue and the words that it is made of."""

    kind: Kind
    start: int
    end: int


_NOT = (
    "do not|don't|dont|does not|doesn't|doesnt|cannot|can't|cant|can not|won't|wont|will not|mustn't|must not|"
    "should not|shouldn't|may not|never|please do not|please don't|unable to|not able to|not allowed to|"
    "not supposed to|refuse to|refuses to|rather not|not to|could not|couldn't"
)
_EAT = (
    "like|eat|eats|have|use|want|tolerate|contain|include|add|put in|put|stand|digest|stomach|serve|give me|give us|"
    "give him|give her|give them|cook with|touch|consume|take|handle|bear"
)
_NE_PAS = (
    "aime|aimes|aiment|supporte|tolere|digere|mange|manges|mangeons|mangent|veux|veut|voulons|mets|mettez|mettre|"
    "consomme|contient|utilise|utilisez|ajoutez"
)
_NE_PEUX = "peux|peut|pouvons|peuvent|dois|doit|devons"
_MANGER = "manger|consommer|avoir|supporter|digerer|contenir|utiliser|prendre|tolerer"
_NO_COMO = (
    "como|come|comemos|comen|quiero|queremos|pongas|ponga|poner|tolero|tolera|soporto|soporta|tomo|toma|uses|use|usar|"
    "lleve|contenga|anadas|anadir|me gusta|me gustan|le gusta|le gustan|debo comer|debe comer|puedo comer|puede comer|"
    "podemos comer|pueden comer|puedo tomar|puede tomar|comer"
)
_NON_MANGIO = (
    "mangio|mangia|mangiamo|mangiano|voglio|vogliamo|tollero|tollera|sopporto|sopporta|mettere|metta|usare|aggiungere|"
    "mi piace|mi piacciono|gli piace|le piace|posso mangiare|puo mangiare|possiamo mangiare|possono mangiare|"
    "deve contenere|devo mangiare|digerisco"
)
_TO = {
    "to|against|from|with|of": "allergic|allergy|allergies|anaphylactic|anaphylaxis",
    "to|of|with": "intolerant|intolerance|intolerances",
    "to": "sensitive|sensitivity|sensitivities|hypersensitive|reaction|reactions|react|reacts|reacts badly|react badly|"
    "reacting|allergic reaction|allergic reactions",
    "gegen|auf|von|bei": "allergisch|allergie|allergien|unvertraglichkeit|unvertraglichkeiten|intoleranz|intoleranzen|"
    "empfindlich|uberempfindlich|anaphylaktisch|reagiere|reagiert|reagieren|reagiere allergisch|reagiert allergisch|"
    "intolerant",
    "a|au|aux|al|allo|alla|all|ai|agli|alle|con": "allergique|allergiques|allergie|allergies|intolerant|intolerante|"
    "intolerants|intolerance|intolerances|sensible|sensibles|reaction|reactions|anaphylactique|alergico|alergica|"
    "alergicos|alergicas|alergia|alergias|intolerantes|intolerancia|intolerancias|reaccion|reacciones|"
    "allergico|allergica|allergici|allergiche|allergia|intollerante|intolleranti|intolleranza|intolleranze|"
    "sensibile|sensibili|reazione",
    "voor|tegen|op": "allergisch|allergie|allergieen|intolerant|intolerantie|intoleranties|gevoelig|overgevoelig|"
    "reageert|reageer|reageert allergisch|reageer allergisch|anafylactisch",
    ":": "allergic|allergy|allergies|allergen|allergens|intolerance|intolerances|intolerant|sensitivities|sensitivity|"
    "allergisch|allergie|allergien|allergene|unvertraglichkeit|unvertraglichkeiten|intoleranz|intoleranzen|allergenes|"
    "allergene|alergia|alergias|alergenos|alergeno|intolerancia|intolerancias|allergia|allergeni|intolleranza|"
    "intolleranze|allergieen|allergenen|intoleranties|intolerantie|allergique|alergico|alergica|allergico|allergica",
}
_ALLERGIES = (
    "allergy|allergies|allergic|intolerance|intolerances|intolerant|sensitivity|sensitivities|anaphylaxis|allergie|"
    "allergien|allergisch|allergiker|allergikerin|allergique|unvertraglichkeit|unvertraglichkeiten|intoleranz|"
    "alergico|alergica|alergia|allergico|allergica|intollerante|intolleranza|intolerantie"
)


def _pairs(first: str, second: str) -> str:
    return "|".join(f"{a} {b}" for a in first.split("|") for b in second.split("|"))


_SAID: dict[Kind, tuple[str, ...]] = {
    Kind.WITHOUT: (
        ("without|no|not any|minus|excluding|exclude|excludes|hold the|leave out|leaving out|skip the|omit|omits|"
        "omitting|avoid|avoiding|avoids|free of|free from|hates|hate|dislikes|dislike|but not|not containing|"
        "nothing with|nothing containing|w / o|w / out|stay away from|steer clear of|keep away from|"
        "anything but|everything but|anything except|everything except|any but"),
        _pairs(_NOT, _EAT),
        ("ohne|kein|keine|keinen|keiner|keines|keinem|keinerlei|frei von|nichts mit|hasse|hasst|verzichte auf|"
        "verzichtet auf|verzicht auf"),
        ("sans|pas de|pas d|pas du|pas des|aucun|aucune|evite|evitez|eviter|deteste|jamais de|jamais d|exclure|exclus|"
        "excluez|rien avec|allergenes a eviter"),
        _pairs(_pairs("n|ne", _NE_PAS), "pas"), _pairs("ne|n", _pairs(_pairs(_NE_PEUX, "pas"), _MANGER)),
        "no tengo|no tenemos|no hay|sin|nada de|ningun|ninguna|ningunos|libre de|libres de|evita|evite|odio",
        _pairs("no", _NO_COMO),
        "senza|nessun|nessuna|niente|privo di|priva di|evitare|escludi|escludere", _pairs("non", _NON_MANGIO),
        "zonder|geen|vrij van|niets met|vermijd|vermijden",
    ),
    Kind.EXCEPT: (
        "except|except for|besides|other than|apart from|ausser|sauf|hormis|excepto|salvo|tranne|eccetto|behalve",
    ),
    Kind.NOT: (
        ("skip|hold|remove|never|ban|forbid|neither|problem with|problems with|trouble with|issues with|issue with|nix|"
        "none of|take out|cut out|pick out"),
        _pairs(
            "is|are||must be|should be|to be|has to be|have to be",
            "not allowed|not ok|not okay|not permitted|not possible|not tolerated|not safe|forbidden|banned|prohibited|"
            "off limits|off-limits|a no-go|no-go|taboo|avoided|omitted|excluded|left out|off the menu|not welcome|"
            "out of the question|deadly|poison|not an option|not good for me|not for me|not for us",
        ),
        _pairs("isn't|aren't|isnt|arent", "allowed|ok|okay|permitted|possible|tolerated|safe|welcome|an option"),
        "can't do|cannot do|don't do|do not do|no thanks|no thank you",
        _pairs("make|makes|kill|kills|could kill", "me|him|her|us|them") + "|machen mich krank|macht mich krank",
        "nie|niemals|weder|nicht|weglassen|weg lassen|vermeide|vermeiden|meide|meiden|verboten|tabu|nein danke",
        "ni|jamais|interdit|interdits|interdite|interdites|a eviter|enleve|enlever|enlevez|retirer|retirez|non merci",
        ("nunca|prohibido|prohibidos|prohibida|prohibidas|omitir|omite|excluir|excluye|quitar|quita|evitar|tampoco|"
        "no gracias"),
        "mai|vietato|vietati|vietata|vietate|ometti|omettere|togli|togliere|da evitare|evita|non",
        "nooit|verboden|weglaten|niet|nee bedankt|niet toegestaan",
    ),
    Kind.LEAVE: ("leave|keep|take|lass|lasst|lassen sie|laat",),
    Kind.ALLERGIC: (
        *(_pairs(words, to) for to, words in _TO.items()),
        "epipen for",
    ),
    Kind.ALLERGIC_BEHIND: (_ALLERGIES,),
    Kind.HARMLESS: (
        _pairs("no|not|nicht|pas|no|non|niet", "more than|longer than|later than|less than|mehr als|langer als|"
               "weniger als|plus de|plus d|plus tard|mas de|piu di|meer dan|langer dan"),
        _pairs("not|nicht|pas|non|niet|isn't|don't|doesn't|aren't|don't be",
               "too|very|so|that|overly|only|just|much|sure|yet|zu|so|sehr|nur|viel|sicher|trop|tres|seulement|si|"
               "troppo|molto|solo|te|zo|erg|alleen"),
        _pairs("no", "demasiado|muy|solo|tan"),
        _pairs("not|isn't|aren't|don't|doesn't|nicht|pas|non|niet|no",
               "necessary|needed|required|optional|mandatory|a must|a problem|an issue|notig|notwendig|zwingend|"
               "unbedingt|necessaire|obligatoire|forcement|necesario|necesaria|obligatorio|necessario|"
               "necessariamente|nodig|per se|wichtig|schlimm"),
        "no picante|no muy picante|no dulce|no caro|no complicado",
        _pairs("not|nicht|pas|non|niet|isn't|don't|doesn't|aren't",
               "overcook|burn|spicy|hot|dry|sweet|fried|salty|bland|heavy|greasy|boring|soggy|expensive|complicated|difficult|hard|"
               "runny|overcooked|fancy|scharf|suss|trocken|kompliziert|schwer|teuer|langweilig|epice|sucre|"
               "complique|cher|sec|picante|dulce|caro|complicado|piccante|dolce|complicato|pittig|zoet|duur|vegan|"
               "vegetarian|kosher|halal|vegetarisch|koscher|vegetarien|vegetalien|vegano|vegetariano"),
        ("no problem|no problems|kein problem|keine probleme|pas de probleme|ningun problema|nessun problema|"
        "geen probleem|no one|no matter|no need|no wonder|why not|warum nicht|pourquoi pas|not without|not only|"
        "not just|not to mention|can't wait|cannot wait|can't decide|don't mind|don't care|"
        "don't worry|don't forget|do not forget|don't skimp|don't know|do not know|don't need|doesn't need|"
        "doesn't have to|don't have to|does not have to|need not|needn't|never cooked|never made|never tried|never had|"
        "never eaten|haven't had|haven't made|haven't tried|haven't cooked|haven't eaten|can't get enough|"
        "doesn't take|does not take|doesn't cost|no hay problema|non e un problema|nicht vergessen|muss nicht|"
        "if not|wenn nicht|sinon|si no|se no|or not|oder nicht|ou pas|o no|mai tai|non-stick|not much|"
        "not a lot of|don't have much|don't have a lot of|no doubt|no less than|nothing but|nothing beats|"
        "pas besoin|pas necessaire|pas beaucoup|pas le temps|ne sais pas|ne sait pas|no se|non so|weet niet|"
        "weiss nicht|no hace falta|non serve|hoeft niet|not a problem|not an issue|"
        "without any problem|without problems|ohne problem|sin problema|senza problemi|sans probleme"),
    ),
}  # fmt: skip


_KINDS = {tuple(phrase.split()): kind for kind in reversed(_SAID) for said in _SAID[kind] for phrase in said.split("|")}
_SIZES = sizes_of(_KINDS)


def cues_in(words: list[str]) -> Iterator[Cue]:
    """Every cue, the longest at each place, in order."""
    at = 0
    while at < len(words):
        cue = _longest(words, at)
        if cue is not None:
            yield cue
        at = cue.end if cue else at + 1


def _longest(words: list[str], at: int) -> Cue | None:
    for size in _SIZES.get(words[at], ()):
        kind = _KINDS.get(tuple(words[at : at + size]))
        if kind is not None and at + size <= len(words):
            return Cue(kind, at, at + size)
    return None
