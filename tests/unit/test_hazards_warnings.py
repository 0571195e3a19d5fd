"""Hazards that stand in words, in the languages that recipes come in."""

import pytest

from alchemorsel.domain.hazards import warnings
from tests.support.pasted import pasted


def codes(lines: str, steps: str, name: str = "A dish") -> set[str]:
    return {finding.code for finding in warnings(pasted(lines, steps, name))}


@pytest.mark.parametrize(
    ("code", "lines", "steps"),
    [
        ("slow_cooked_beans", "300 g dried beans;1 onion", "Soak the beans. Put all in a slow cooker for 8 hours."),
        ("slow_cooked_beans", "300 g weiße Bohnen, getrocknet;1 Zwiebel", "Alles im Schongarer 8 Stunden garen."),
        ("kidney_beans", "250 g getrocknete Kidneybohnen;1 Zwiebel", "Die Bohnen 20 Minuten kochen."),
        ("kidney_beans", "250 g fagioli rossi secchi;1 cipolla", "Cuocere i fagioli per 20 minuti."),
        ("preserving", "1 kg tomatoes;salt", "Fill mason jars and set them in boiling water for 40 minutes."),
        ("preserving", "1 kg Bohnen;Salz", "Die Gläser im Wasserbad einkochen."),
        ("garlic_in_oil", "10 cloves garlic;500 ml oil", "Simmer the garlic in the oil.|It keeps for a month."),
        ("garlic_in_oil", "10 Zehen Knoblauch;500 ml Öl", "Knoblauch mit dem Öl bedecken, 4 Wochen aufbewahren."),
        ("infant_honey", "2 EL Honig;50 g Hafer", "Honig mit dem Hafer für den Säugling verrühren."),
        ("infant_honey", "2 c. à s. miel;50 g avoine", "Mélanger le miel pour le bébé."),
    ],
)
def test_a_hazard_is_told_in_any_of_its_words(code: str, lines: str, steps: str) -> None:
    assert code in codes(lines, steps)


def test_honey_for_infants_may_stand_in_the_title() -> None:
    assert "infant_honey" in codes("2 EL Honig;50 g Hafer", "Alles verrühren und servieren.", "Honigbrei für Säuglinge")


@pytest.mark.parametrize(
    ("lines", "steps"),
    [
        ("1 can beans;1 onion", "Put all in a slow cooker for 8 hours."),
        ("3 cloves garlic;2 tbsp oil", "Fry the garlic in the oil and keep it warm.|Serve at once."),
        ("2 EL Honig;100 g Babyspinat", "Honig über den Babyspinat geben."),
        ("400 g fermented black beans;1 onion", "Fry the onion, stir in the beans and simmer for 5 minutes."),
        ("2 EL Marmelade;100 ml Wasser", "Das Wasser aufkochen und die Marmelade einrühren."),
    ],
)
def test_what_only_resembles_a_hazard_is_none(lines: str, steps: str) -> None:
    assert not codes(lines, steps)
