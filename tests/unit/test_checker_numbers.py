"""A food that somebody rules out by a name of his own is found in both numbers."""

import pytest

from alchemorsel.domain.checker import Rules, check_text

PAIRS = (
    "kiwi kiwis",
    "zucchini zucchinis",
    "chili chilies",
    "chilli chillies",
    "emu emus",
    "litschi litschis",
    "mango mangos",
)


@pytest.mark.parametrize(("one", "many"), [pair.split() for pair in PAIRS])
def test_a_custom_allergy_is_found_in_both_numbers(one: str, many: str) -> None:
    for name, text in ((one, many), (many, one), (one, one), (many, many)):
        assert check_text(f"2 {text}", Rules(custom_allergies=(name,)))
        assert check_text(f"2 {text}", Rules(excluded=(name,)))


def test_what_is_free_of_it_and_what_only_begins_alike_is_not_found() -> None:
    for text in ("kiwi-free jam", "zucchinis-free bread", "chilled water"):
        assert not check_text(text, Rules(custom_allergies=("kiwi", "zucchini", "chili")))
