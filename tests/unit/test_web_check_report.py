"""The report on a text: which words are marked, and what is said beside which line."""

import pytest

from alchemorsel.application.checking import check
from alchemorsel.domain.recipe_requests import CheckRequest
from alchemorsel.domain.safety import Finding
from alchemorsel.domain.vocabulary import Allergen, Diet, Severity, Where
from alchemorsel.interfaces.web.check_report import Piece, Report, pieces_of, report_of

BLOCK, WARN = Severity.BLOCK, Severity.WARN


def found(span: str, severity: Severity = BLOCK) -> Finding:
    return Finding(severity=severity, code="x", rule_id="x", where=Where.RECIPE, text_span=span, explanation="x")


def report(text: str) -> Report:
    return report_of(text, check(CheckRequest(text=text, diets=(Diet.VEGAN,), allergies=(Allergen.EGGS,))))


@pytest.mark.parametrize(
    ("line", "findings", "pieces"),
    [
        ("2 Eggs", [found("egg")], [Piece("2 "), Piece("Eggs", BLOCK)]),
        ("eggplant and egg", [found("egg")], [Piece("eggplant", BLOCK), Piece(" and "), Piece("egg", BLOCK)]),
        ("veggies", [found("egg")], [Piece("veggies")]),
        ("raw milk", [found("raw milk", WARN), found("milk")], [Piece("raw ", WARN), Piece("milk", BLOCK)]),
        ("raw milk", [found("milk"), found("raw milk", WARN)], [Piece("raw ", WARN), Piece("milk", BLOCK)]),
        ("(a+b) milk", [found("(a+b)")], [Piece("(a+b)", BLOCK), Piece(" milk")]),
        ("milk", [found("")], [Piece("milk")]),
        ("", [found("milk")], []),
    ],
)
def test_words_are_marked_where_they_stand(line: str, findings: list[Finding], pieces: list[Piece]) -> None:
    assert list(pieces_of(line, findings)) == pieces


def test_a_line_is_told_once_with_all_that_is_in_it_and_the_food_to_replace() -> None:
    group, _ = report("\r\n200 g flour\r\n\r\n- 2 eggs\r\n").groups
    (spot,) = group.spots
    assert group.severity is BLOCK
    assert "".join(piece.text for piece in spot.pieces) == "- 2 eggs"
    assert [each.explanation for each in spot.findings] == ["egg contains eggs", "egg is not vegan"]
    assert spot.food == "eggs"


def test_lines_without_steps_say_that_their_cooking_was_not_judged() -> None:
    *_, last = report("200 g flour\n2 eggs").groups
    assert last.severity is Severity.INFO
    assert [finding.code for spot in last.spots for finding in spot.findings] == ["hazards_not_judged"]


def test_what_concerns_the_whole_has_no_line() -> None:
    text = "Mayonnaise\nServes 2\nIngredients\n- 2 eggs\n- 100 ml oil\nSteps\n1. Beat the eggs and pour in the oil."
    hazards = next(group for group in report(text).groups if group.severity is WARN)
    assert [spot.pieces for spot in hazards.spots] == [()]
    assert "raw or runny" in hazards.spots[0].findings[0].explanation.lower()


def test_the_gravest_come_first_and_no_line_is_lost() -> None:
    text = "Mayonnaise\nServes 2\nIngredients\n- 2 eggs\n- 100 ml oil\nSteps\n1. Beat the eggs and pour in the oil."
    shown = report(text)
    assert [group.severity for group in shown.groups] == [BLOCK, WARN]
    assert ["".join(piece.text for piece in line) for line in shown.lines] == text.splitlines()
