"""More than a thousand names of foods and dishes in six languages, each of which has to show what it is made of."""

from pathlib import Path

import pytest

from alchemorsel.domain.lexicon import tags_of
from alchemorsel.domain.lexicon.foods.world import WORLD
from alchemorsel.domain.lexicon.table import TABLE
from alchemorsel.domain.lexicon.tokens import tokens

FILE = Path(__file__).parents[1] / "data" / "checker_names.tsv"
NAMES = dict(line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines()[1:])
FLESH = {"meat", "beef", "pork", "poultry"}


@pytest.mark.parametrize("tag", NAMES)
def test_a_name_shows_what_is_in_it(tag: str) -> None:
    wanted = FLESH if tag == "meat" else {tag}
    assert [name for name in NAMES[tag].split("|") if not tags_of(name) & wanted] == []


def test_there_are_more_than_a_thousand() -> None:
    assert sum(len(names.split("|")) for names in NAMES.values()) > 1000


@pytest.mark.parametrize(
    ("name", "tags"),
    [
        ("milkfish", {"fish"}), ("eggnog", {"egg", "milk"}), ("Baileys", {"milk", "alcohol"}),
        ("schnitzel", {"meat", "wheat"}), ("turtle", {"meat"}), ("fish fingers", {"fish", "wheat"}),
        ("chicken nuggets", {"poultry", "wheat"}), ("ice cream cone", {"milk", "wheat"}),
        ("haggis", {"meat", "gluten", "oats"}), ("macarons", {"egg", "tree_nut"}),
        ("egg roll wrappers", {"egg", "wheat"}), ("furikake", {"fish", "sesame"}),
        ("frangipane", {"egg", "milk", "tree_nut"}), ("vodka sauce", {"milk", "alcohol"}),
        ("Moreton Bay bugs", {"crustacean"}), ("white pudding", {"meat", "pork", "gluten"}),
        ("pistaches", {"tree_nut"}), ("Brezeln", {"wheat"}), ("quiches", {"egg", "milk", "wheat"}),
        ("hollandaise sauce", {"egg", "milk"}), ("cheese sandwich", {"milk", "wheat"}),
    ],
)  # fmt: skip
def test_a_compound_name_holds_all_its_parts(name: str, tags: set[str]) -> None:
    assert tags <= tags_of(name)


@pytest.mark.parametrize(
    "name", ["Kirschen", "cow's milk", "mushroom goulash", "Kohlrabischnitzel", "milkfish", "Kartoffelgulasch"]
)
def test_what_only_sounds_like_meat_or_spirits_is_neither(name: str) -> None:
    assert not tags_of(name) & {*FLESH, "alcohol"}


def test_every_name_of_the_world_is_in_the_table() -> None:
    listed = [(tags, tokens(" ".join(name.split()))) for tags, names in WORLD.items() for name in names.split(",")]
    assert [name for tags, name in listed if not set(tags.partition("?")[0].split()) <= TABLE[name].tags] == []
