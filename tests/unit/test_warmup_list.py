"""The list of common wishes is the API's own requests, and whoever writes it wrongly is told where."""

from pathlib import Path

import pytest

from alchemorsel.application.warmup_list import read_list
from alchemorsel.config import BadSettings, load_settings
from alchemorsel.config.warmup import wishes_in, wishes_of
from alchemorsel.domain.errors import InvalidRequest
from alchemorsel.domain.vocabulary import Diet, Feature

LIST = b"""
[[analyze-nutrition]]
ingredients = ["1 jar sauce"]
servings = 2

[[generate-recipe]]
prompt = "vegan salad"
diets = ["vegan"]

[[generate-recipe]]
ingredients = ["eggs", {name = "potato", quantity = 2.0, unit = "kg"}]

[[suggest-ingredients]]
cuisine = "thai"
"""


def test_each_table_is_a_request() -> None:
    listed = read_list(LIST, "list.toml")
    assert [(wish.question.feature, wish.words) for wish in listed.wishes()] == [
        (Feature.RECIPE, "vegan salad"),
        (Feature.RECIPE, "eggs, potato"),
        (Feature.INGREDIENTS, "thai"),
        (Feature.NUTRITION, "1 jar sauce"),
    ]
    assert listed.generate_recipe[0].diets == (Diet.VEGAN,)


def test_the_wishes_of_one_feature_can_be_picked() -> None:
    listed = read_list(LIST, "list.toml")
    assert [wish.words for wish in listed.only([Feature.INGREDIENTS]).wishes()] == ["thai"]
    assert listed.only([]) == listed
    with pytest.raises(InvalidRequest, match="no wish"):
        read_list(b'[[generate-recipe]]\nprompt = "x"', "f").only([Feature.NUTRITION]).wishes()


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that one stands in, which is not the repository."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("elsewhere")
def test_the_shipped_list_is_found_from_everywhere_is_good_and_every_feature_has_a_wish() -> None:
    wishes = wishes_of(load_settings({})).wishes()
    assert len(wishes) == 15
    assert {wish.question.feature for wish in wishes} == set(Feature)
    assert {"quick tomato pasta", "chicken and vegetables in 30 minutes", "vegan salad"} <= {w.words for w in wishes}
    assert len({wish.question for wish in wishes}) == len(wishes)


@pytest.mark.parametrize(
    ("text", "said", "suggested"),
    [
        ("prompt = ", "list.toml: this is no TOML: ", ""),
        ('[[generate-recipes]]\nprompt = "x"', "list.toml: there is no field `generate-recipes`", "`generate-recipe`?"),
        (
            '[[generate-recipe]]\nprmpt = "x"',
            "list.toml: generate-recipe, entry 1: there is no field `prmpt`",
            "`prompt`?",
        ),
        (
            '[[generate-recipe]]\nprompt = "x"\n[[generate-recipe]]\nmax_total_minutes = 3',
            "list.toml: generate-recipe, entry 2, `max_total_minutes`: expected `int` >= 5",
            "from 5 up to 1440",
        ),
        (
            '[[suggest-ingredients]]\ningredients = [{name = "x", unt = "g"}]',
            "list.toml: suggest-ingredients, entry 1, `ingredients[0]`: there is no field `unt`",
            "`unit`?",
        ),
        (
            '[[generate-recipe]]\nprompt = "x"\ndiets = ["vegn"]',
            "list.toml: generate-recipe, entry 1, `diets[0]`: invalid enum value 'vegn'",
            "vegan, ",
        ),
        ('[[generate-recipe]]\nprompt = " "', "list.toml: generate-recipe, entry 1, `prompt`: The request asks", "Say"),
        ('generate-recipe = "x"', "list.toml: generate-recipe: expected `array`", "a list"),
        ("", "list.toml: There is no wish in this list", "[[generate-recipe]]"),
        ("\ud800", "list.toml: this is no TOML: ", ""),
    ],
)
def test_a_mistake_is_told_with_file_entry_and_field(text: str, said: str, suggested: str) -> None:
    with pytest.raises(InvalidRequest) as raised:
        read_list(text.encode("utf-8", "surrogatepass"), "list.toml")
    assert raised.value.detail.startswith(said)
    assert suggested in raised.value.suggestion


def test_a_list_of_ones_own_is_looked_for_where_one_stands(elsewhere: Path) -> None:
    (elsewhere / "configs").mkdir()
    (elsewhere / "configs/warmup.toml").write_bytes(LIST)
    own = load_settings({"ALCHEMORSEL_CACHE_WARMUP_FILE": "configs/warmup.toml"})
    assert wishes_of(own) == wishes_in("configs/warmup.toml") == read_list(LIST, "configs/warmup.toml")


@pytest.mark.parametrize("missing", ["nowhere.toml", "."])
def test_a_file_that_cannot_be_read_is_named_with_who_named_it(missing: str, elsewhere: Path) -> None:
    path = str(elsewhere / missing)
    with pytest.raises(InvalidRequest, match=r"the list of wishes cannot be read") as named_here:
        wishes_in(path)
    with pytest.raises(InvalidRequest, match=r"the list of wishes cannot be read") as named_there:
        wishes_of(load_settings({"ALCHEMORSEL_CACHE_WARMUP_FILE": path}))
    assert path in named_here.value.detail
    assert named_here.value.suggestion.startswith("--file takes its path")
    assert named_there.value.suggestion == "ALCHEMORSEL_CACHE_WARMUP_FILE says where it is."


def test_a_warm_up_of_the_rule_kitchen_alone_stops_the_start() -> None:
    with pytest.raises(BadSettings, match="never remembered"):
        load_settings({"ALCHEMORSEL_CACHE_WARMUP": "true", "ALCHEMORSEL_AI_PROVIDER": "mock"})
    assert load_settings({"ALCHEMORSEL_CACHE_WARMUP": "true"}).cache_warmup_file == "configs/warmup.toml"
