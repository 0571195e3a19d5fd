"""The checker against a corpus that somebody wrote without having seen its lexicon, and that is never edited to fit."""

from collections.abc import Iterator
from pathlib import Path

from alchemorsel.domain.checker import Rules, check_text
from alchemorsel.domain.vocabulary import Allergen, Diet

DATA = Path(__file__).parents[1] / "data"
CORPUS = DATA / "checker_corpus.tsv"
LATER = DATA / "checker_heldout.tsv"  # written when the lexicon was finished, before it was ever run on these lines


def entries(corpus: Path = CORPUS) -> Iterator[tuple[str, list[str], list[str]]]:
    header, *lines = corpus.read_text(encoding="utf-8").rstrip("\n").split("\n")
    assert header.split("\t")[:3] == ["text", "violates", "not"]
    for line in lines:
        text, violates, innocent, *_ = [*line.split("\t"), "", ""]
        yield text, [rule for rule in violates.split(",") if rule], [rule for rule in innocent.split(",") if rule]


def rules_of(rule: str) -> Rules:
    kind, _, name = rule.rpartition(":")
    if kind == "a":
        return Rules(allergies=(Allergen(name),))
    return Rules(diets=(Diet(name),))


def test_every_violation_of_the_corpus_is_found() -> None:
    wanted = [(text, rule) for text, violates, _ in entries() for rule in violates]
    assert len({text for text, _ in wanted}) >= 300
    assert [(text, rule) for text, rule in wanted if not check_text(text, rules_of(rule))] == []


def test_false_alarms_stay_under_three_in_a_hundred() -> None:
    innocent = [(text, rule) for text, _, clean in entries() for rule in clean]
    alarms = [(text, rule) for text, rule in innocent if check_text(text, rules_of(rule))]
    assert len(alarms) < 0.03 * len(innocent), alarms


def test_lines_that_the_lexicon_never_saw_are_judged_nearly_as_well() -> None:
    wanted = [(text, rule) for text, violates, _ in entries(LATER) for rule in violates]
    missed = [(text, rule) for text, rule in wanted if not check_text(text, rules_of(rule))]
    innocent = [(text, rule) for text, _, clean in entries(LATER) for rule in clean]
    alarms = [(text, rule) for text, rule in innocent if check_text(text, rules_of(rule))]
    assert len(wanted) > 600
    assert len(missed) < 0.01 * len(wanted), missed
    assert len(alarms) < 0.01 * len(innocent), alarms
