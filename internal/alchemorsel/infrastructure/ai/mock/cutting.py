"""Turns what a list says of a food (`peeled and thinly sliced`) into what a cook is told to do with it."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from alchemorsel.infrastructure.ai.mock.plate import LONGEST_LIST, Item, Move, listed

_VERBS = {
    "boned": "bone", "chopped": "chop", "cored": "core", "crumbled": "crumble", "crushed": "crush", "cut": "cut",
    "deseeded": "deseed", "deveined": "devein", "diced": "dice", "drained": "drain", "flaked": "flake",
    "grated": "grate", "halved": "halve", "hulled": "hull", "patted": "pat", "peeled": "peel", "pitted": "pit",
    "pricked": "prick", "quartered": "quarter", "rinsed": "rinse", "scrubbed": "scrub", "separated": "separate",
    "shelled": "shell", "shredded": "shred", "skinned": "skin", "sliced": "slice", "stoned": "stone",
    "stripped": "strip", "torn": "tear", "trimmed": "trim", "washed": "wash",
}  # fmt: skip
_MOST_MINUTES, _LEAST_MINUTES, _MINUTES_EACH = 15, 4, 2


class Act(NamedTuple):
    """`finely` `cut` ... `into dice`: what comes before the food and what after it."""

    verb: str
    rest: str


def cut(items: Iterable[Item], minutes: int | None = None) -> list[Move]:
    """Get everything ready that a knife or the tap must see first, foods that are cut alike together."""
    work = [item for item in items if item.prep]
    time = min(_MOST_MINUTES, max(_LEAST_MINUTES, _MINUTES_EACH * len(work))) if minutes is None else minutes
    alike: dict[str, list[Item]] = {}
    for item in work:
        alike.setdefault(item.prep, []).append(item)
    told = [said for prep, group in alike.items() for said in _told(prep, group)]
    return [Move(text, 0 if at else time, "prep") for at, text in enumerate(_sentences(told))]


def _told(prep: str, items: list[Item]) -> Iterator[str]:
    acts = acts_of(prep)
    if not acts:
        return
    first, last = acts[0], acts[-1]
    them = "them" if len(items) > 1 or items[0].name.endswith("s") else "it"
    names = listed(items)
    if first.rest:
        then = f" and {last.verb} {them} {last.rest}".rstrip() if len(acts) > 1 else ""
        yield f"{first.verb} {names} {first.rest}{then}"
    elif last.rest:
        yield f"{_verbs(acts[:-1])} {names} and {last.verb} {them} {last.rest}"
    else:
        yield f"{_verbs(acts)} {names}"


def _verbs(acts: tuple[Act, ...]) -> str:
    *others, last = (act.verb for act in acts)
    return f"{', '.join(others)} and {last}" if others else last


@lru_cache(maxsize=256)
def acts_of(prep: str) -> tuple[Act, ...]:
    """What is done, in its order; what nobody does here, such as `canned`, is passed over."""
    clauses = prep.replace(", ", " and ").split(" and ")
    return tuple(act for clause in clauses if (act := _act(clause.split())) is not None)


def _act(said: list[str]) -> Act | None:
    """Adverbs may stand before the participle: `very thinly sliced`."""
    at = next((at for at, word in enumerate(said[:3]) if word in _VERBS), None)
    if at is None:
        return None
    return Act(" ".join([*said[:at], _VERBS[said[at]]]), " ".join(said[at + 1 :]))


def _sentences(told: Iterable[str]) -> Iterator[str]:
    """As many of them in one step as it can hold."""
    text = ""
    for said in told:
        if text and len(text) + len(said) > LONGEST_LIST:
            yield f"{text}."
            text = ""
        text = f"{text}; {said}" if text else said[:1].upper() + said[1:]
    if text:
        yield f"{text}."
