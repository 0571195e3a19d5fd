"""Reads out of a free sentence what code must know before any model is asked; today, for how many."""

import re

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = {word: number for number, word in enumerate(_WORDS, start=1)}
_NUMBER = rf"(?P<n>{'|'.join(_NUMBERS)}|[1-9][0-9]?)"
_SERVINGS = (
    re.compile(rf"\b(?:serves|feeds|servings?:?) {_NUMBER}\b"),
    re.compile(rf"\b{_NUMBER} (?:servings?|portions?|people|persons|guests)\b"),
    re.compile(rf"\bfor {_NUMBER}\b(?!\s*(?:-|to|minutes?|mins?|hours?|days?|weeks?|ingredients?|[a-z]*%))"),
)


def servings_in(prompt: str) -> int | None:
    """How many a sentence wants to feed: `tomato pasta for two`, `serves 6`; None where it does not say."""
    text = prompt.casefold()
    for pattern in _SERVINGS:
        if match := pattern.search(text):
            said = match["n"]
            return _NUMBERS.get(said) or int(said)
    return None
