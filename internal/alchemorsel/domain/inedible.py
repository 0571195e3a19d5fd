"""Names what nobody should eat: household chemicals, medicines, poisons; in a request and in a model's draft alike."""

from collections import defaultdict
from collections.abc import Iterator

from alchemorsel.domain.recipe import Recipe
from alchemorsel.domain.safety import Finding
from alchemorsel.domain.vocabulary import Severity, Where
from alchemorsel.domain.words import words

_NEVER = """
    bleach, ammonia, antifreeze, drain cleaner, oven cleaner, toilet cleaner, rat poison, pesticide, insecticide,
    herbicide, weed killer, slug pellet, moth ball, mothball, gasoline, petrol, kerosene, diesel, lighter fluid,
    brake fluid, motor oil, engine oil, lamp oil, paint thinner, white spirit, turpentine, acetone, methanol,
    wood alcohol, rubbing alcohol, isopropyl alcohol, isopropanol, denatured alcohol, methylated spirit,
    ethylene glycol, nail polish, nail polish remover, battery acid, hydrochloric acid, muriatic acid,
    sulphuric acid, sulfuric acid, hydrogen peroxide, cyanide, arsenic, strychnine, ricin, windex, clorox, lysol,
    drano, febreze, bleichmittel, chlorbleiche, chlorreiniger, frostschutzmittel, abflussreiniger, rattengift,
    benzin, brennspiritus, javel, antigel, mort aux rats, insecticide, lejia, anticongelante, candeggina,
    antigelo, bleekmiddel, antivries, rattengif,
    ibuprofen, paracetamol, acetaminophen, aspirin, tylenol, advil, sleeping pill, xanax, valium, diazepam, ambien,
    zolpidem, viagra, sildenafil, oxycodone, morphine, fentanyl, heroin, cocaine, methamphetamine, antidepressant,
    antibiotic, schlaftablette, somnifere,
    death cap, destroying angel, hemlock, water hemlock, deadly nightshade, foxglove, oleander, knollenblatterpilz
"""
_FOR_CLEANING = """
    detergent, washing powder, washing up liquid, laundry pod, laundry detergent, dishwasher tablet, dish soap, soap,
    shampoo, fabric softener, glue, spulmittel, waschmittel, lessive, liquide vaisselle, detergente, wasmiddel
"""
"""No food either, but a step may well say to wash with it, or that rice sticks like it."""
_EDIBLE_ALL_THE_SAME = "baker's ammonia, bakers ammonia, baking ammonia"
_DENIED_BEFORE = frozenset({"no", "without", "avoid", "not", "never", "ohne", "san"})


def _by_first(listing: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in listing.split(","):
        phrase = words(name)
        found[phrase[0]].append(phrase)
    return {first: tuple(sorted(phrases, key=len, reverse=True)) for first, phrases in found.items()}


_ALWAYS = _by_first(_NEVER)
_ALL = _by_first(f"{_NEVER},{_FOR_CLEANING}")
_MASKS = _by_first(_EDIBLE_ALL_THE_SAME)


def inedible(text: str, *, in_a_step: bool = False) -> str | None:
    """The first thing in a text that is no food, in its singular words; None where there is none.

    Args:
        in_a_step: what a cook washes with may be named there.
    """
    listed = _ALWAYS if in_a_step else _ALL
    said = words(text)
    if _ALL.keys().isdisjoint(said):
        return None
    at = 0
    while at < len(said):
        masked = _phrase(said, at, _MASKS)
        found = None if masked else _phrase(said, at, listed)
        if found and not _denied(said, at, len(found)):
            return " ".join(found)
        at += len(masked or found or (at,))
    return None


def _phrase(said: tuple[str, ...], at: int, listed: dict[str, tuple[tuple[str, ...], ...]]) -> tuple[str, ...] | None:
    return next((name for name in listed.get(said[at], ()) if said[at : at + len(name)] == name), None)


def _denied(said: tuple[str, ...], at: int, size: int) -> bool:
    """`bleach-free flour`, `no bleach`."""
    return said[at + size : at + size + 1] == ("free",) or bool(_DENIED_BEFORE & set(said[max(0, at - 1) : at]))


def inedible_in(recipe: Recipe) -> Iterator[Finding]:
    """What is no food in a recipe's title, lines and steps; all of it blocks."""
    yield from inedible_finding(recipe.name, Where.TITLE)
    for index, line in enumerate(recipe.ingredients):
        yield from inedible_finding(f"{line.name}, {line.preparation or ''}", Where.INGREDIENT, index)
    for index, step in enumerate(recipe.steps):
        yield from inedible_finding(step.text, Where.STEP, index)
    for tip in recipe.tips:
        yield from inedible_finding(tip, Where.RECIPE)


def inedible_finding(text: str, where: Where, index: int | None = None) -> Iterator[Finding]:
    """The finding on one text."""
    name = inedible(text, in_a_step=where in {Where.STEP, Where.RECIPE})
    if name is not None:
        yield Finding(
            severity=Severity.BLOCK,
            code="not_food",
            rule_id="recipe.not_food",
            where=where,
            index=index,
            text_span=name,
            explanation=f"{name} is not food",
        )
