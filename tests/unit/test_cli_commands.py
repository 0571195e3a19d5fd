import json
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner, Result

from alchemorsel.application.answer import Answer
from alchemorsel.application.call import Call
from alchemorsel.application.kitchen import Kitchen
from alchemorsel.application.question import Question
from alchemorsel.config import DECLARED, Settings, load_settings, rows
from alchemorsel.domain.answers import NutritionAnswer, RecipeAnswer, SuggestionsAnswer
from alchemorsel.domain.errors import AlchemorselError, Exhausted, InvalidRequest, NotCached, RateLimited, Refused
from alchemorsel.domain.nutrition import Excluded, Nutrition, NutritionLine
from alchemorsel.domain.provenance import Attempt
from alchemorsel.domain.recipe import IngredientLine, Recipe, Step
from alchemorsel.domain.safety import Finding, SafetyReport
from alchemorsel.domain.suggestions import IngredientSuggestion
from alchemorsel.domain.vocabulary import (
    Allergen,
    Evidence,
    Provider,
    SafetyStatus,
    Severity,
    SuggestionKind,
    SuggestionSource,
    Unit,
    Where,
)
from alchemorsel.infrastructure.access.key_file import KeyFile
from alchemorsel.interfaces.cli import Wiring, make_cli
from tests.support.clock import FakeClock
from tests.support.provenances import provenance

ANSWERED = Attempt(provider=Provider.OLLAMA, model="llama3.2:3b", outcome="answered", seconds=3.2)
REFUSED_CONNECTION = Attempt(
    provider=Provider.OLLAMA,
    model="llama3.2:3b",
    outcome="unavailable",
    reason="Nothing listens at http://localhost:11434.",
    suggestion="Start it: ollama serve.",
    seconds=0.1,
)
BY_OLLAMA = provenance(attempts=(ANSWERED,), seconds=3.21, confidence=0.8)
BY_MOCK = msgspec.structs.replace(
    BY_OLLAMA,
    provider=Provider.MOCK,
    model="rules-1",
    degraded=True,
    attempts=(REFUSED_CONNECTION, Attempt(provider=Provider.MOCK, outcome="answered", seconds=0.0)),
)
SOUP = Recipe(
    id="r1",
    name="Tomato soup [bold]for[/] two",
    description="Red and warm.\x1b[31m",
    servings=2,
    prep_minutes=10,
    cook_minutes=85,
    total_minutes=95,
    ingredients=(
        IngredientLine(id="i1", name="tomatoes", quantity=500, unit=Unit.G, preparation="chopped"),
        IngredientLine(id="i2", name="cream", quantity=0.5, unit=Unit.CUP, optional=True),
        IngredientLine(id="i3", name="salt", unit=Unit.TO_TASTE),
    ),
    steps=(
        Step(number=1, text="Simmer the tomatoes.", minutes=85),
        Step(number=2, text="Blend them well.", warning="Let it cool first."),
    ),
    tips=("Add basil.",),
    storage="Two days in the fridge.",
    safety=SafetyReport(
        rules_version="1",
        findings=(
            Finding(
                severity=Severity.WARN,
                code="x",
                rule_id="x",
                where=Where.STEP,
                text_span="cool",
                explanation="Hot soup.",
            ),
        ),
        unverified=("halal",),
    ),
)
RECIPE = RecipeAnswer(recipe=SOUP, provenance=BY_OLLAMA)
IDEAS = SuggestionsAnswer(
    suggestions=(
        IngredientSuggestion(
            name="tofu",
            kind=SuggestionKind.SUBSTITUTION,
            for_ingredient="cream",
            ratio="1:1",
            reason="It is as smooth.",
            allergens=(Allergen.SOYBEANS,),
            caveats=("Blend it.",),
            score=0.9,
            source=SuggestionSource.LLM,
        ),
    ),
    filtered=2,
    provenance=BY_OLLAMA,
)
NUMBERS = NutritionAnswer(
    nutrition=Nutrition(
        servings=2,
        lines=(
            NutritionLine(
                text="200 g flour", food="flour", grams=200, grams_evidence=Evidence.MEASURED, how="the line says so"
            ),
            NutritionLine(text="2 eggs", food="egg", grams=None, grams_evidence=Evidence.UNQUANTIFIED, how="unknown"),
        ),
        excluded=(Excluded(text="a wish", reason="It is no food."),),
        method_version="1",
    ),
    provenance=BY_OLLAMA,
)


def _never(*_args: Any) -> Any:
    raise AssertionError("no model is managed here")


class House:
    """A wiring over the real settings and a kitchen whose AI says one thing."""

    def __init__(self, said: object = RECIPE, environ: Mapping[str, str] | None = None) -> None:
        self.said = said
        self.environ = environ or {}
        self.asked: list[Any] = []
        self.served: list[Settings] = []
        self.settings: list[Settings] = []
        self.keys = Path("no-such-folder/keys.json")

    async def ask(self, question: Question[Any], _call: Call) -> Answer[Any]:
        self.asked.append(question.request)
        if isinstance(self.said, BaseException):
            raise self.said
        answer: Any = self.said
        return Answer.of(answer)

    @asynccontextmanager
    async def kitchen(self, settings: Settings) -> AsyncIterator[Kitchen]:
        self.settings.append(settings)
        yield Kitchen(self, FakeClock(), deadline_s=60)

    def run(self, *args: str, stdin: str | bytes | None = None, env: Mapping[str, str] | None = None) -> Result:
        wiring = Wiring(
            version="1.2.3",
            flags=DECLARED,
            load=lambda flags: load_settings(self.environ, flags),
            rows=rows,
            kitchen=self.kitchen,
            serve=self.served.append,
            keys=lambda _settings: KeyFile(self.keys, FakeClock()),
            models=_never,
            health=_never,
            cache=_never,
            cache_at=_never,
            wishes=_never,
            select_at=_never,
        )
        # A width of its own, so that no test depends on the terminal it runs in.
        return CliRunner(env={"COLUMNS": "80", **(env or {})}).invoke(make_cli(wiring), list(args), input=stdin)


def test_ask_prints_a_recipe_that_reads_well_at_80_columns() -> None:
    result = House().run("ask", "tomato soup for two")
    assert result.exit_code == 0
    assert result.stderr == ""
    lines = result.stdout.splitlines()
    assert lines[0] == "Tomato soup [bold]for[/] two"
    assert lines[1] == "2 servings · 1 h 35 min (prep 10 min, cook 1 h 25 min) · easy"
    for part in (
        "500 g  tomatoes, chopped", "1/2 cup  cream (optional)", "salt, to taste",
        "1. Simmer the tomatoes. (1 h 25 min)",
        "2. Blend them well.", "! Let it cool first.", "* Add basil.", "Storage: Two days in the fridge.",
        "Checks: nothing was found that breaks what you asked for.", 'warn: Hot soup. ("cool")',
        "not checked, for no rule knows it: halal", "rely on this with a severe allergy.",
    ):  # fmt: skip
        assert part in result.stdout, part
    assert lines[-1] == "llama3.2:3b on ollama, 3.2 s"
    assert max(len(line) for line in lines) <= 80
    assert not [line for line in lines if line != line.rstrip()]


def test_nothing_a_model_writes_steers_the_terminal() -> None:
    assert "\x1b" not in House().run("ask", "soup").stdout


def test_colours_come_on_demand_and_never_under_no_color() -> None:
    house = House(RecipeAnswer(recipe=SOUP, provenance=BY_MOCK))
    forced = {"FORCE_COLOR": "1", "TERM": "xterm"}
    yellow = re.compile(r"\x1b\[[0-9;]*33m")
    assert yellow.search(house.run("ask", "soup", env=forced).stdout)
    assert not yellow.search(house.run("ask", "soup", env={**forced, "NO_COLOR": "1"}).stdout)


def test_no_page_ever_says_safe() -> None:
    assert "safe" not in House().run("ask", "soup").stdout.casefold()


def test_violations_are_said_plainly() -> None:
    report = msgspec.structs.replace(SOUP.safety, status=SafetyStatus.VIOLATIONS_FOUND)
    recipe = msgspec.structs.replace(SOUP, safety=report)
    result = House(RecipeAnswer(recipe=recipe, provenance=BY_OLLAMA)).run("ask", "soup")
    assert "Checks: this breaks what you asked for." in result.stdout


def test_a_stand_in_is_announced_with_why_the_others_did_not_answer() -> None:
    result = House(RecipeAnswer(recipe=SOUP, provenance=BY_MOCK)).run("ask", "soup")
    said = " ".join(result.stdout.split())
    assert result.exit_code == 0
    assert "THE RULE KITCHEN ANSWERED, not a language model; no model answered:" in said
    assert "ollama (llama3.2:3b): Nothing listens at http://localhost:11434. Start it: ollama serve." in said


@pytest.mark.parametrize(
    ("said", "args"),
    [(RECIPE, ("ask", "soup")), (IDEAS, ("suggest", "--have", "cream")), (NUMBERS, ("nutrition", "2 eggs"))],
)
def test_json_is_exactly_the_answers_body_and_a_newline(said: Any, args: tuple[str, ...]) -> None:
    result = House(said).run(*args, "--json")
    assert (result.exit_code, result.stdout_bytes, result.stderr) == (0, Answer.of(said).body + b"\n", "")


def test_every_flag_of_a_wish_reaches_the_request() -> None:
    house = House()
    result = house.run(
        "ask", "tomato", "soup", "--diet", "Gluten-Free", "--diet", "vegan", "--allergy", "tree-nuts",
        "--custom-allergy", "kiwi", "--exclude", "celery", "--have", "2 onions", "--must-use", "1/2 cup rice",
        "--servings", "2", "--minutes", "30", "--cuisine", "italian", "--course", "soup", "--skill", "beginner",
        "--equipment", "pot", "--kcal", "400", "--protein", "20", "--units", "us", "--language", "de", "--notes", "hot",
        "--no-staples", "--seed", "1",
    )  # fmt: skip
    assert result.exit_code == 0, result.stderr
    (request,) = house.asked
    assert (request.prompt, request.servings, request.max_total_minutes, request.seed) == ("tomato soup", 2, 30, 1)
    assert (set(request.diets), request.allergies) == ({"vegan", "gluten_free"}, ("tree_nuts",))
    assert (request.custom_allergies, request.excluded_ingredients) == (("kiwi",), ("celery",))
    pantry = {item.name: (item.quantity, item.unit, item.must_use) for item in request.ingredients}
    assert pantry == {"onion": (2, None, False), "rice": (0.5, "cup", True)}
    assert (request.cuisine, request.course, request.skill, request.equipment) == (
        "italian",
        "soup",
        "beginner",
        ("pot",),
    )
    assert (request.target.energy_kcal, request.target.protein_g) == (400, 20)
    assert (request.unit_system, request.language, request.notes) == ("us", "de", "hot")
    assert request.allow_pantry_staples is False


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("ask", "soup", "--diet", "carnivore"), "'carnivore' is not one of 'vegan'"),
        (("ask", "soup", "--servings", "0"), "--servings: Expected `int` >= 1"),
        (("ask", "soup", "--minutes", "4"), "--minutes: Expected `int` >= 5"),
        (("ask", "soup", "--kcal", "1"), "--kcal: Expected `float` >= 50"),
        (("ask", "soup", "--exclude", " "), "--exclude: Expected `str` matching regex"),
        (("ask", "soup", "--servings", "two"), "'two' is not a valid integer"),
        (("ask", "soup", "--nonsense"), "No such option"),
        (("cook",), "No such command"),
        (("ask",), "No: The request asks for nothing. where: the wish"),
        (("ask", "bleach soup"), "'bleach' is not food"),
        (("nutrition",), "Nothing to look at"),
        (("nutrition", "--file", "/no/such"), "does not exist"),
        (("nutrition", "1 egg", "--file", "-"), "Give either lines or --file"),
        (("--port", "x", "ask", "soup"), "flag --port: 'x' is not accepted"),
        (("ask", "soup", "--port", "x"), "flag --port: 'x' is not accepted"),
    ],
)
def test_bad_usage_exits_2_and_says_why_on_stderr(args: tuple[str, ...], said: str) -> None:
    house = House()
    result = house.run(*args)
    assert (result.exit_code, result.stdout, house.asked) == (2, "", [])
    assert said in " ".join(result.stderr.split())


def test_a_seed_of_zero_is_a_seed() -> None:
    house = House()
    house.run("ask", "soup", "--seed", "0")
    assert house.asked[0].seed == 0


def test_all_bad_settings_are_told_at_once() -> None:
    result = House(environ={"ALCHEMORSEL_PORT": "x", "ALCHEMORSEL_NOPE": "1"}).run("ask", "soup", "--ai-mock", "maybe")
    assert result.exit_code == 2
    assert all(name in result.stderr for name in ("ALCHEMORSEL_PORT", "ALCHEMORSEL_NOPE", "--ai-mock"))


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (Refused("No.", suggestion="Ask for food."), 1, "No answer: No. Try: Ask for food."),
        (NotCached("Nothing is remembered."), 1, "No answer: Nothing is remembered."),
        (RateLimited("Slower.", retry_after_s=12.2), 1, "No answer: Slower. again in: 12 s"),
        (
            Exhausted("Nobody could answer.", attempts=(REFUSED_CONNECTION,)),
            1,
            "ollama (llama3.2:3b): Nothing listens at http://localhost:11434. Start it: ollama serve.",
        ),
        (InvalidRequest("Odd.", field="diets[0]", allowed=("vegan",)), 2, "No: Odd. where: --diet allowed: vegan"),
    ],
)
def test_each_failure_has_its_exit_code_and_words_on_stderr(error: AlchemorselError, code: int, said: str) -> None:
    result = House(error).run("ask", "soup", "--json")
    assert (result.exit_code, result.stdout) == (code, "")
    assert said in " ".join(result.stderr.split())


def test_a_bug_shows_no_trace() -> None:
    result = House(ZeroDivisionError("secret inside")).run("ask", "soup")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "a mistake in Alchemorsel itself (ZeroDivisionError)" in result.stderr
    assert "Traceback" not in result.stderr
    assert "secret inside" not in result.stderr


def test_an_interrupt_is_quiet_and_exits_130() -> None:
    house = House()
    house.served = Interrupting()
    result = house.run("serve")
    assert (result.exit_code, result.output) == (130, "")


class Interrupting(list[Settings]):
    def append(self, _settings: Settings) -> None:
        raise KeyboardInterrupt


def test_suggest_prints_ideas_with_their_caveats() -> None:
    result = House(IDEAS).run("suggest", "--have", "cream")
    for part in (
        "Stands in", "tofu for cream: It is as smooth.", "1:1", "! Blend it.", "contains soybeans",
        "2 ideas broke what you asked for and left.", "llama3.2:3b on ollama, 3.2 s",
    ):  # fmt: skip
        assert part in result.stdout, part


def test_nutrition_prints_lines_and_admits_what_is_not_known() -> None:
    house = House(NUMBERS)
    result = house.run("nutrition", "200 g flour", "2 eggs", "--servings", "2")
    assert (house.asked[0].ingredients, house.asked[0].servings) == (("200 g flour", "2 eggs"), 2)
    said = " ".join(result.stdout.split())
    assert "200 g flour flour 200 the line says so 2 eggs egg ? unknown" in said
    assert "left out: a wish: It is no food." in said
    assert "Each of 2 servings holds: not computed, for no line stands on data" in said


def test_nutrition_says_how_much_stands_on_data() -> None:
    known = msgspec.structs.replace(
        NUMBERS.nutrition, energy_kcal=412.4, protein_g=12.25, coverage=0.9, evidence=Evidence.DERIVED
    )
    result = House(NutritionAnswer(nutrition=known, provenance=BY_OLLAMA)).run("nutrition", "1 egg")
    said = " ".join(result.stdout.split())
    assert "412 kcal, 12.2 g protein; from data for 90% of the mass, derived" in said


@pytest.mark.parametrize("args", [("nutrition", "-"), ("nutrition", "--file", "-")])
def test_nutrition_reads_lines_from_the_standard_input(args: tuple[str, ...]) -> None:
    house = House(NUMBERS)
    assert house.run(*args, stdin="200 g flour\n\n 2 eggs \n").exit_code == 0
    assert house.asked[0].ingredients == ("200 g flour", "2 eggs")


@pytest.mark.parametrize("content", [Answer.of(RECIPE).body, msgspec.json.encode(SOUP)])
def test_nutrition_takes_a_recipe_as_ask_prints_it(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "soup.json"
    path.write_bytes(content)
    house = House(NUMBERS)
    assert house.run("nutrition", "--file", str(path)).exit_code == 0
    assert house.asked[0].recipe == SOUP


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe", "this is not UTF-8 text"),
        (b'{"recipe": ', "This is not JSON"),
        (b'{"recipe": {"name": "x"}}', "--recipe"),
        (b"\n\n", "Nothing to look at"),
    ],
)
def test_nutrition_says_what_is_wrong_with_its_input(content: bytes, said: str) -> None:
    result = House(NUMBERS).run("nutrition", "-", stdin=content)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_config_lists_every_setting_with_its_source_and_no_secret() -> None:
    house = House(environ={"OPENAI_API_KEY": "sk-hush"})
    result = house.run("--port", "4000", "config")
    lines = {line.split()[0]: " ".join(line.split()[1:]) for line in result.stdout.splitlines()}
    assert lines["port"] == "4000 flag --port"
    assert lines["openai_api_key"] == "*** environment OPENAI_API_KEY"
    assert {declared.key for declared in DECLARED} <= set(lines)
    assert "hush" not in result.stdout


def test_config_as_json_is_for_programs() -> None:
    found = json.loads(House().run("config", "--json", "--port", "4000").stdout)
    assert found["port"] == {"value": "4000", "source": "flag --port"}
    assert set(found) == {declared.key for declared in DECLARED}


def test_a_flag_behind_the_command_wins_over_one_before_it() -> None:
    house = House()
    house.run("--ollama-model", "a", "--ollama-host", "box", "ask", "soup", "--ollama-model", "b")
    assert (house.settings[0].ollama_model, house.settings[0].ollama_host) == ("b", "http://box:11434")


def test_serve_gets_the_settings() -> None:
    house = House()
    assert house.run("serve", "--host", "0.0.0.0", "--port", "4000").exit_code == 0
    assert (house.served[0].host, house.served[0].port) == ("0.0.0.0", 4000)


@pytest.mark.parametrize("args", [("--help",), ("serve", "--help")])
def test_help_lists_every_setting(args: tuple[str, ...]) -> None:
    said = House().run(*args).stdout
    assert all(f"--{declared.key.replace('_', '-')} " in said for declared in DECLARED)
    assert "--openai-api-key-file" in said


def test_help_shows_the_commands_before_the_settings() -> None:
    said = House().run("--help").stdout
    assert said.index("Commands:") < said.index("Settings:") < said.index("--ai-provider")


def test_help_of_ask_is_about_the_wish() -> None:
    said = House().run("ask", "--help").stdout
    assert "--diet" in said
    assert "--redis-url" not in said


def test_the_version_is_told() -> None:
    assert "1.2.3" in House().run("--version").stdout
