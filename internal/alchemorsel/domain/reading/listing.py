"""Reads the list of foods behind words such as `without`, or before `free`, and stops where the list does."""

from typing import NamedTuple

from alchemorsel.domain.reading.foods import Concept
from alchemorsel.domain.reading.foods_abroad import EVERYWHERE, LONGEST_NAME, name_at
from alchemorsel.domain.words import singular


class Named(NamedTuple):
    """A food that was named: its meaning where the word is known, and the words themselves.

    `doubtful`: it stands there, and may be meant otherwise.
    """

    said: str
    concept: Concept | None
    doubtful: bool = False


class Listed(NamedTuple):
    """The foods of a list, and the words that it goes from and to."""

    names: tuple[Named, ...]
    start: int
    end: int


_SKIPPED = frozenset(
    "any the a an of some my all kind kinds sort sorts type types added extra raw fresh cooked whole either both also "
    "der die das den dem jegliche jeglichen irgendwelche zugesetzten zugesetzter rohe rohen frische "
    "de d du des le la les l une un au aux ajoute those these such nasty el los las una unos unas del lo il gli uno "
    "della dello dei degli delle dell il al allo alla all ai agli alle het een den meine mein "
    "eating using having adding putting including containing serving".split()
)
_JOINING = frozenset("and und et & + / , or nor oder noch ou ni y e o u en of ne neither sowie plus".split())
_JOINING_PHRASES = (("as", "well", "as"), ("along", "with"), ("and", "also"), ("but", "also"), ("ainsi", "que"))
_SURE = frozenset("or nor oder noch ou ni".split())
"""Behind these, what follows is ruled out too, known or not."""
_AGAIN = frozenset("no without ohne keine kein keinen sans not sin senza zonder geen".split())
_TOWARDS = frozenset("to gegen auf a au aux al alla ai voor also even any".split())
_BEHIND = frozenset("products product produkte produits whatsoever please allergens bitte".split())
_STOP = frozenset(
    "but with for please using in on at because since that which who so as from to is are was were if "
    "when then i we he "
    "she they it you my our his her this these there here more less than only just even make made making quick easy "
    "something anything nothing everything has have had can could would should must will be been like likes want wants "
    "need needs dish recipe meal dinner lunch soup salad allowed allergy allergies today tonight tomorrow and or "
    "aber mit fur bitte weil da dass ist sind im am auf aus zu und oder ich wir er sie es du mein meine nur "
    "einfach schnell etwas rezept gericht kann kannst konnen konnte ware heute "
    "mais avec pour s car parce est sont dans sur je nous il elle on tu vous que qui et ou ni rapide "
    "facile recette plat "
    "svp".split()
)
_NO_FOOD = frozenset(
    "oven ovens stove microwave blender mixer processor grill machine equipment gadget gadgets pan pans "
    "pot dishes fuss "
    "stress problem problems problemo issue issues hassle time idea ideas doubt matter one longer way waste frills "
    "limit limits preference preferences restriction restrictions dietary diet special requirement requirements rush "
    "worries worry nonsense mess bake knead cook churn fail compromise compromises sacrificing judgment leftovers "
    "yes thanks thank clue experience skills skill money budget effort end need reason particular exceptions "
    "exception kids children people guests guest ingredients ingredient recipes chance success luck fancy excuse "
    "ofen backofen herd mikrowelle mixer aufwand stress problem probleme zeit idee ahnung kochen backen kneten ruhren "
    "ruhezeit einschrankungen einschrankung vorlieben grossen grosse viel ende frage geld lust thermomix "
    "four micro-ondes mixeur cuisson machine souci soucis probleme problemes temps chichi idee "
    "restriction restrictions "
    "none nil keinerlei nessuna ninguna horno microondas tiempo batidora prisa ganas alergia alergias forno tempo "
    "voglia fretta tijd zin haast "
    "robot petrissage preparation preparations prise repos doute attendre cuire cuisiner argent".split()
)
_WITH_ING = frozenset("pudding dressing herring stuffing icing seasoning topping".split())
_NEGATED_BEHIND = frozenset("allergy allergies allergic intolerance intolerances intolerant free frei".split())
_LONGEST_UNKNOWN = 2
_PLANT_MILKS = frozenset("almond soy soya oat oats rice coconut cashew hazelnut nut pea walnut pistachio soja".split())
_GLUE = frozenset(
    ": , - is are be being i we you he she they my me us our his her son daughter wife husband kid kids child bitte "
    "please really absolutely strictly definitely severe severely serious strong bad deadly "
    "ich wir er sie es man mein meine mir uns sind ist war waren gar wirklich leider auch vertrage vertragt vertragen "
    "mag mogen esse isst essen darf durfen kann konnen will wollen geht gehen kommt kommen bekommt bekommen lieber "
    "besser am besten schwere starke "
    "sont est son es estan esta sono e zijn is verdraag verdraagt eet eten lust mag mogen ik wij hij zij je "
    "por favor per favore alstublieft".split()
)
"""May stand between a list and the word behind it that rules it out: `Eier mag ich nicht`."""
_MOST_GLUE = 5


def named_in(words: list[str], at: int, limit: int, *, unknown: bool) -> Listed:
    """The foods that a list names from here on; `unknown` words are taken where they can be nothing else."""
    start, end, sure = at, at, unknown
    names: list[Named] = []
    while at < limit:
        at = _past(words, at, limit, _SKIPPED)
        found = _known(words, at, limit) or (_unknown(words, at, limit) if sure else None)
        if found is None:
            break
        here, at = found
        names += here
        end = at
        at = _past(words, at, limit, _BEHIND)
        behind = _joined(words, at, limit)
        if behind == at and not _runs_on(words, at, limit, here[-1]):
            break
        again = _past(words, behind, limit, _AGAIN)
        sure = unknown and (again > behind or not _SURE.isdisjoint(words[at:behind]))
        at = _past(words, again, limit, _TOWARDS)
    return Listed(tuple(names), start, end)


def named_before(words: list[str], at: int, *, glue: bool = True) -> Listed:
    """The known foods of the list that ends here, the last one first: `nut and egg` allergy.

    Args:
        glue: a few small words may stand between, and a comma may be missing.
    """
    stop, first = at, at
    while glue and at > 0 and stop - at < _MOST_GLUE and words[at - 1] in _GLUE:
        at -= 1
    names: list[Named] = []
    while (start := _known_before(words, at)) is not None:
        concept = EVERYWHERE[tuple(words[start:at])]
        names.append(Named(" ".join(words[start:at]), concept))
        first = at = start
        while at > 0 and (words[at - 1] in _JOINING or words[at - 1] in _SKIPPED or words[at - 1] == "-"):
            at -= 1
        if at == start and not glue:
            break
    return Listed(tuple(names), first, stop)


def concept_of(said: str) -> Concept | None:
    """What one known word or phrase means."""
    return EVERYWHERE.get(tuple(said.split()))


def is_no_food(words: list[str], at: int) -> bool:
    """Whether what is missing is a thing or an effort: `no oven`, `without kneading`."""
    at = _past(words, at, len(words), _SKIPPED)
    if at == len(words):
        return False
    word = words[at]
    return word in _NO_FOOD or word.partition("-")[0] in _NO_FOOD or word.endswith("ing") or word[0].isdigit()


def _past(words: list[str], at: int, limit: int, these: frozenset[str]) -> int:
    while at < limit and words[at] in these:
        at += 1
    return at


def _joined(words: list[str], at: int, limit: int) -> int:
    """Behind what joins the next food of a list; the same place where nothing does."""
    for phrase in _JOINING_PHRASES:
        if tuple(words[at : at + len(phrase)]) == phrase:
            return at + len(phrase)
    return _past(words, at, limit, _JOINING)


def _runs_on(words: list[str], at: int, limit: int, before: Named) -> bool:
    """Whether a list goes on without a comma: `no nuts milk or eggs`, and not `no almond milk`."""
    found = _known(words, at, limit)
    if found is None or not is_allergen(found[0][-1].concept):
        return False
    (*_, name), end = found
    if before.concept is None or _is_plant_milk(before.said, words[at]):
        return before.concept is None
    end = _past(words, end, limit, _BEHIND)
    behind = _joined(words, end, limit)
    return (
        end == limit or (behind > end and _known(words, behind, limit) is not None) or _runs_on(words, end, limit, name)
    )


def _is_plant_milk(before: str, word: str) -> bool:
    return word == "milk" and before in _PLANT_MILKS


def is_allergen(concept: Concept | None) -> bool:
    """Whether somebody may fall ill with it, or goes without it by a diet of that name."""
    return concept is not None and bool(concept.allergens or concept.diet)


def _known(words: list[str], at: int, limit: int) -> tuple[list[Named], int] | None:
    size = name_at(words, at, limit) if at < limit else 0
    end = at + size
    if not size or _means_another(words, end):
        return None
    return [Named(" ".join(words[at:end]), EVERYWHERE[tuple(words[at:end])])], end


def _known_before(words: list[str], end: int) -> int | None:
    return next((at for at in range(max(0, end - LONGEST_NAME), end) if tuple(words[at:end]) in EVERYWHERE), None)


def _means_another(words: list[str], end: int) -> bool:
    """`no nut allergy` rules nothing out, and `no gluten free` neither."""
    return end < len(words) and words[end] in _NEGATED_BEHIND


def _unknown(words: list[str], at: int, limit: int) -> tuple[list[Named], int] | None:
    end = at
    while end < limit and end - at < _LONGEST_UNKNOWN and _may_be_food(words[end], first=end == at):
        end += 1
    if end == at or _means_another(words, end):
        return None
    *before, last = words[at:end]
    whole = Named(" ".join([*before, singular(last)]), None)
    kind = EVERYWHERE.get((last,)) if before and not _is_plant_milk(before[0], last) else None
    # `no fried fish` may mean all fish.
    return ([Named(last, kind, doubtful=True), whole] if kind and kind.allergens else [whole]), end


def _may_be_food(token: str, *, first: bool) -> bool:
    if (
        not token[0].isalpha()
        or token in _STOP
        or token.endswith(("-free", "frei", "less", "ly"))
        or token.startswith("allerg")
    ):
        return False
    gerund = token.endswith("ing") and token not in _WITH_ING
    return not gerund and not (first and (token in _NO_FOOD or token.partition("-")[0] in _NO_FOOD))
