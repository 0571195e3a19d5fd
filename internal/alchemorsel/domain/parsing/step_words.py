"""Tells an instruction without a full stop, `Boil the pasta`, from an ingredient without an amount, `peanut butter`."""

import re

from alchemorsel.domain.quantities import aligned

_VERBS = frozenset(
    "add allow arrange assemble bake baste beat blanch blend blitz boil braise bring broil brush caramelize check "
    "chill chop coat combine cook cool cover cut deglaze dip discard dissolve divide drain drizzle drop enjoy fill "
    "finish flip fold freeze garnish gently give grate grease grind heat keep knead ladle lay leave let lower make "
    "marinate measure melt microwave mix moisten move nestle peel pick pierce pipe place poach pour preheat prepare "
    "prick put reduce refrigerate reheat remove repeat reserve return rinse saute scatter scrape sear separate serve "
    "shake shred sieve sift simmer skim slice smash smooth soak soften spoon spread sprinkle squeeze stack stir "
    "strain stuff tear toss transfer turn use wash whisk wipe wrap anbraten anrichten aufkochen backen braten dunsten "
    "einruhren erhitzen garen garnieren geben gehen gib giessen grillen hacken kneten kochen koche lassen mischen "
    "mische nimm pressen putzen putze reiben rosten ruhren ruhre schalen schlagen schmoren schneiden schneide "
    "schwitzen servieren serviere umruhren unterheben untermischen verkneten vermengen verquirlen verruhren waschen "
    "wurzen ajouter ajoutez battre battez chauffer couper coupez cuire disposer egoutter emincer eplucher faire "
    "faites fouetter griller hacher incorporer laisser laissez laver melanger melangez mettre mettez mijoter petrir "
    "placer prechauffer preparer prechauffez remuer rotir saler saupoudrer servir servez verser versez agregar amasar "
    "anadir anade asar batir calentar cocer cocinar cortar cubrir dejar deja dorar echar echa escurrir freir hervir "
    "hornear incorporar lavar mezclar pelar picar poner pon precalentar preparar remover revolver saltear sazonar "
    "sofreir sirve tostar triturar verter affettare aggiungere aggiungete amalgamare bollire condire cuocere cuocete "
    "far fate frullare grattugiare impastare infornare lasciare lasciate lavare lessare mescolare mescolate mettere "
    "mettete pelare preriscaldare rosolare sbattere scaldare scolare servire servite soffriggere tagliare tritare "
    "unire versare afgieten bakken doe fruiten giet hak kluts kneed kook koken laat meng mengen pel roer roeren schep "
    "schil serveer snij snijd snijden spoel strooi verhit verwarm voeg zet".split()
)
_MARKS = frozenset(
    "until then into while meanwhile minutes minute mins together bis dann danach minuten jusqu puis ensuite hasta "
    "luego minutos minuti fino poi quindi tot daarna".split()
)
_OBJECTS = frozenset("the it them all everything".split())
"""What a first word is done to: `Brown the meat`, though brown sugar is food."""
_WORD = re.compile(r"[^\W\d_]+")
_ENDS = (".", "!", "?", ";")
_MOST_NAMED = 6


def instructs(text: str) -> bool:
    """Whether it says what to do: by its first word, a German or Dutch verb at its end, or a word such as `until`."""
    first, *after = _WORD.findall(aligned(text)) or [""]
    if after[:1] == ["of"]:
        return False
    acts = first in _VERBS or not _OBJECTS.isdisjoint(after[:1])
    ends = any(last in _VERBS and last.endswith("en") for last in after[-1:])
    return acts or ends or not _MARKS.isdisjoint(after)


def is_prose(text: str) -> bool:
    """Whether it is a sentence, or too long for the name of a food."""
    return text.rstrip().endswith(_ENDS) or len(text.split()) > _MOST_NAMED
