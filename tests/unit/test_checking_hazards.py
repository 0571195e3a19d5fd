"""The check of pasted text judges its cooking, whole recipe or not, and says so where it cannot."""

import pytest

from alchemorsel.application.checking import check
from alchemorsel.domain.recipe_requests import CheckRequest
from alchemorsel.domain.safety import SafetyReport


def report(text: str) -> SafetyReport:
    return check(CheckRequest(text=text)).safety


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("500 g pork loin\nsalt\n1. Roast to an internal temperature of 55 °C.", 2),
        ("500 g pork loin\nsalt\n\nRoast to 55 °C inside.", 2),
        ("Roast\nServes 2\nIngredients\n500 g pork loin\nsalt\nMethod\nSeason well.\nRoast to 55 °C inside.", 7),
    ],
)
def test_a_temperature_too_low_is_found_at_its_line_also_where_the_recipe_is_none(text: str, line: int) -> None:
    found = report(text)
    assert found.status == "violations_found"
    assert [finding.index for finding in found.findings if finding.code == "undercooked"] == [line]


def test_a_bare_line_counts_as_an_ingredient() -> None:
    found = report("Chicken plate\nchicken breast\nlemon juice\nSlice the chicken and dress it with the lemon juice.")
    assert "no_heat" in {finding.code for finding in found.findings}


@pytest.mark.parametrize(
    "request_", [CheckRequest(lines=("500 g chicken", "1 onion")), CheckRequest(text="500 g chicken\n1 onion")]
)
def test_without_steps_the_report_says_that_cooking_was_not_judged(request_: CheckRequest) -> None:
    (finding,) = check(request_).safety.findings
    assert (finding.code, finding.severity) == ("hazards_not_judged", "info")


def test_lines_alone_still_warn_of_what_they_name() -> None:
    found = check(CheckRequest(lines=("250 g dried kidney beans", "1 onion"))).safety
    assert [finding.code for finding in found.findings] == ["kidney_beans", "hazards_not_judged"]


def test_soap_is_for_hands_and_no_ingredient_in_a_text() -> None:
    washing = "2 eggs\n1 tbsp butter\n1. Wash your hands with soap, then fry the eggs in the butter until firm."
    assert report(washing).status == "no_violation_detected"
    assert report("1 tbsp dish soap\n2 eggs\n1. Fry the eggs until they are firm.").status == "violations_found"
