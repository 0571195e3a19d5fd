"""Instructions of other people's pages: markup inside a sentence parts nothing, and nothing vanishes unsaid."""

from typing import Any

import pytest

from alchemorsel.application.recipes import parsed
from alchemorsel.domain.recipe_requests import ParseAnswer, ParseRequest

BOIL, SERVE = "Boil the noodles.", "Serve them hot."


def read(instructions: Any) -> ParseAnswer:
    lines = ["200 g noodles", "2 tbsp soy sauce"]
    document = {"@type": "Recipe", "name": "Noodles", "recipeIngredient": lines, "recipeInstructions": instructions}
    return parsed(ParseRequest(json_ld=document))


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ('Boil the <a href="/x">noodles</a> for 5 minutes, then add the <strong>soy</strong> sauce.',
         ("Boil the noodles for 5 minutes, then add the soy sauce.",)),
        (f"<ol><li>{BOIL}</li><li>Serve <em>them</em> hot.</li></ol>", (BOIL, SERVE)),
        (f"<p class='x'>{BOIL}</p>\n<P>{SERVE}</P>", (BOIL, SERVE)),
        (f"{BOIL}<br/>{SERVE}", (BOIL, SERVE)), (f"{BOIL}\n{SERVE}", (BOIL, SERVE)),
        (f"<span>{BOIL}</span><span>{SERVE}</span>", (f"{BOIL} {SERVE}",)),
        ("Boil &amp; &lt;serve&gt; them.", ("Boil & <serve> them.",)),
        ("<b>B</b>oil the noodles.", (BOIL,)), ("Boil if < 5 cm long and > 3.", ("Boil if < 5 cm long and > 3.",)),
        (f"<a title='{'x' * 400}'>Boil</a> the noodles.", (BOIL,)),
    ],
)  # fmt: skip
def test_only_paragraphs_and_items_part_steps(text: str, steps: tuple[str, ...]) -> None:
    assert read(text).steps == steps
    assert read([{"@type": "HowToStep", "text": text}]).steps == steps


def item(held: Any) -> dict[str, Any]:
    return {"@type": "ListItem", "position": 1, "item": held}


@pytest.mark.parametrize(
    "instructions",
    [
        [item({"@type": "HowToStep", "text": BOIL}), item(SERVE)],
        {"@type": "ItemList", "itemListElement": [item({"@type": "HowToStep", "text": BOIL}), item(SERVE)]},
        [{"@type": "HowToStep", "itemListElement": item({"@type": "HowToDirection", "text": BOIL})}, SERVE],
        [{"@type": "HowToStep", "description": BOIL}, {"@type": "HowToStep", "text": [SERVE]}],
    ],
)  # fmt: skip
def test_what_an_item_of_a_list_holds_is_read(instructions: Any) -> None:
    assert read(instructions).steps == (BOIL, SERVE)


def test_a_step_in_an_item_keeps_its_minutes() -> None:
    recipe = read([item({"@type": "HowToStep", "text": BOIL, "performTime": "PT5M"}), SERVE]).recipe
    assert recipe is not None
    assert [step.minutes for step in recipe.steps] == [5, None]


@pytest.mark.parametrize(
    ("lost", "why"),
    [
        ({"@type": "HowToStep", "image": "x"}, "a step without words"),
        ([[[[[[[[BOIL]]]]]]]], "nested too deep"),
        (True, "a step without words"),
    ],
)
def test_what_holds_no_step_is_told(lost: Any, why: str) -> None:
    answer = read([lost, SERVE])
    assert answer.steps == (SERVE,)
    assert why in [each.why for each in answer.not_understood]
