"""When a qualifier is not believed: it is denied, it is only for some, or its words speak of something else."""

from collections.abc import Set as AbstractSet

from alchemorsel.domain.lexicon.tokens import ENDS

_DENYING = frozenset(
    "not never cannot can't don't isn't aren't nothing hardly nicht nie niemals niet nooit jamais nunca mai".split()
)
_DENYING_NEXT = frozenset("non no pas kein keine keinen keiner keinem keines geen mica ni".split())
"""These deny the very next words only: a `no-bake vegan cheesecake` is vegan."""
_DENIED_WITHIN = 3
CONDITIONS = frozenset(
    """
    if unless optional optionally preferably preferred ideally possible possibly maybe perhaps depending needed
    necessary required desired wanted wish like prefer coeliac celiac those anyone
    wenn falls sofern wahlweise eventuell evtl gegebenenfalls ggf bedarf wunsch vorzugsweise moglichst idealerweise
    notig moglich belieben
    si besoin eventuellement optionnel optionnelle facultatif preference souhait possible choix necessaire selon
    opcional opcionalmente preferiblemente preferentemente preferencia posible necesario eventualmente gusto deseado
    se facoltativo facoltativa preferibilmente preferenza possibile necessario piacere scelta occorre
    als indien eventueel desgewenst optioneel optionele liefst voorkeur mogelijk nodig wens keuze
    """.split()
)
"""Words of a condition or of a mere wish, as tokens."""
_ALSO = frozenset(
    "work too ok okay fine can could may might kann konnen geht auch peut aussi puede tambien puo anche kan ook".split()
)
"""Behind a qualifier these make it one choice of several: `butter (vegan works too)`."""
_CONDITION_WITHIN = 3
ALTERNATIVES = frozenset("or oder ou o of od bzw".split())
_ELSEWHERE = frozenset(
    """
    and or with plus und oder mit et ou avec y o con e ed en met then in into over on to from instead by for until
    omit skip drop leave without replace swap use try add weglassen ersetzen omettre remplacer omitir omite quitar
    sustituir omettere sostituire weglaten vervangen fur pour para per voor
    """.split()
)
"""Behind these, words speak of something else than the food before them."""
_ASIDE = frozenset(
    """
    certified labelled labeled marked which that is are it it' i must be make sure ensure choose buy use used using a
    an the brand variety style type kind 100 fully completely strictly entirely naturally organic unsweetened plain
    softened melted cold fresh whole g ml l tbsp tsp cup oz % free from and also both based
    zertifiziert zertifizierte garantiert unbedingt bio natur laut etikett und
    certifie certifiee certifies bien et entier entiere certificado certificada entera natural y
    certificato certificata intero intera naturale e gecertificeerd gecertificeerde biologisch biologische en
    """.split()
)
"""What may stand before a qualifier that is set apart by a mark: `oats (certified gluten-free)`."""
_READERS = frozenset("guest eater diner diet version option people friend household menu".split())


def is_denied(tokens: tuple[str, ...], at: int) -> bool:
    """Whether the qualifier that begins here is denied: `not vegan`, `keine vegane`, `non-gluten-free`."""
    if at and tokens[at - 1] in _DENYING_NEXT:
        return True
    return not _DENYING.isdisjoint(_clause_before(tokens, at, _DENIED_WITHIN))


def is_wished(tokens: tuple[str, ...], at: int, end: int) -> bool:
    """Whether the qualifier before a food is only a wish, or says who eats: `preferably vegan`, `for vegans, omit`."""
    if end < len(tokens) and tokens[end] in _READERS:
        return True
    if at and tokens[at - 1] in {"for", "fur", "pour", "para", "per", "voor"} and tokens[end : end + 1] == (",",):
        return True
    near = tokens[max(0, at - _CONDITION_WITHIN) : at]
    return not CONDITIONS.isdisjoint(near[near.index(".") + 1 :] if "." in near else near)


def speaks_of(tokens: tuple[str, ...], food_end: int, at: int, end: int, known: AbstractSet[int]) -> bool:
    """Whether the qualifier at these places is said of the food before it, and without a condition.

    Args:
        known: where words stand that belong to other qualifiers.
    """
    between = tokens[food_end:at]
    if not CONDITIONS.isdisjoint(between) or _is_conditional(tokens, end):
        return False
    mark = max((place for place in range(food_end, at) if tokens[place] in ENDS), default=None)
    if mark is None:
        return _ELSEWHERE.isdisjoint(between)
    return all(_is_aside(tokens[place]) or place in known for place in range(mark + 1, at))


def _is_aside(word: str) -> bool:
    return word in _ASIDE or word.isdigit()


def _is_conditional(tokens: tuple[str, ...], end: int) -> bool:
    """Whether a condition or an alternative follows, within the brackets or the sentence."""
    stop = next((at for at in range(end, len(tokens)) if tokens[at] in {")", "."}), len(tokens))
    mark = next((at for at in range(end, stop) if tokens[at] in ENDS), stop)
    return not (CONDITIONS.isdisjoint(tokens[end:stop]) and (ALTERNATIVES | _ALSO).isdisjoint(tokens[end:mark]))


def _clause_before(tokens: tuple[str, ...], at: int, most: int) -> tuple[str, ...]:
    first = next((place + 1 for place in range(at - 1, at - most - 1, -1) if place < 0 or tokens[place] in ENDS), None)
    return tokens[max(0, at - most if first is None else first) : at]
