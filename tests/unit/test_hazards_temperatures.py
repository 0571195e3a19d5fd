"""A temperature for the inside is found however it is put, and the oven's is not taken for it."""

import pytest

from alchemorsel.domain.hazards import undercooked
from tests.support.pasted import pasted

TOO_LOW = [
    "until the meat hits 62°C",
    "Roast until the core reaches 63 degrees",
    "until it registers 150 on an instant-read thermometer",
    "Rôtir le poulet jusqu'à 60 °C à cœur",
    "Braten bis zu einer Kerntemperatur von 60 Grad",
    "Im Ofen bei 180 °C braten, bis das Fleisch im Kern 60 °C erreicht",
    "Hornear hasta que alcance una temperatura interna de 60 °C",
    "Cuocere fino a 60 °C al cuore",
    "Bak tot een kerntemperatuur van 60 graden",
    "Roast in the oven at 90 °C until the core reaches 63 °C",
    "Roast in the oven until the meat hits 62°C",
    "bis das Thermometer 62 °C zeigt",
    "until the meat reads 65 °C",
    "hasta 60 grados en el centro",
    "until the internal temperature is 62",
    "Cook until it is 150 °F inside",
]
ENOUGH = [
    "Roast at 180 °C until the core reaches 75 degrees",
    "until a thermometer reads 165",
    "Roast until it registers 165 on an instant-read thermometer",
    "Kerntemperatur 75 Grad",
    "Bake at 350 F for 40 minutes until 74 °C inside",
    "Bake for 60 minutes until the core reaches 74 °C",
    "Cook for 25 minutes in the centre of the oven",
    "Bake in the centre of the oven at 60 C then 200 C until done",
    "Place in the centre of a 23 cm tin and roast",
]


def codes(step: str) -> set[str]:
    return {finding.code for finding in undercooked(pasted("1 chicken;salt", f"Roast the chicken.|{step}"))}


@pytest.mark.parametrize("step", TOO_LOW)
def test_too_little_inside_a_chicken_blocks(step: str) -> None:
    assert codes(step) == {"undercooked"}


@pytest.mark.parametrize("step", ENOUGH)
def test_what_is_hot_enough_or_of_the_oven_passes(step: str) -> None:
    assert not codes(step)
