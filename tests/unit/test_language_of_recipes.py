"""Which language a pasted recipe is written in, where nobody says so."""

from collections import Counter
from typing import Any

import pytest

from alchemorsel.application.recipes import exported, parsed, scaled
from alchemorsel.domain.parsing.language import language_of
from alchemorsel.domain.parsing.language_words import LANGUAGE_WORDS
from alchemorsel.domain.recipe import Recipe
from alchemorsel.domain.recipe_requests import ExportFormat, ExportRequest, ParseRequest, ScaleRequest
from alchemorsel.domain.words import fold
from alchemorsel.interfaces.cli.recipes import recipe_in

PASTED = {
    "de": """Pfannkuchen
Für 4 Personen
Zutaten
200 g Mehl
2 Eier
1 EL Butter
1 Prise Salz
Zubereitung
1. Mehl, Eier und Salz verrühren und 10 Minuten ruhen lassen.
2. In der Pfanne mit Butter goldbraun backen.""",
    "fr": """Crêpes
Pour 4 personnes
Ingrédients
250 g de farine
4 œufs
1 pincée de sel
Préparation
1. Mélanger la farine avec les œufs et le sel.
2. Cuire les crêpes dans une poêle bien chaude.""",
    "es": """Tortilla de patatas
Ingredientes
500 g de patatas
4 huevos
2 cucharadas de aceite
Preparación
1. Freír las patatas en el aceite hasta que estén blandas.
2. Mezclar con los huevos y cuajar a fuego lento.""",
    "it": """Spaghetti aglio e olio
Ingredienti
400 g di spaghetti
2 spicchi di aglio
4 cucchiai di olio
Procedimento
1. Soffriggere l'aglio nell'olio fino a doratura.
2. Aggiungere gli spaghetti e mescolare.""",
    "nl": """Pannenkoeken
Ingrediënten
200 g bloem
2 eieren
1 snufje zout
Bereiding
1. Meng de bloem met het zout en voeg de eieren toe.
2. Bak de pannenkoeken aan beide kanten goudbruin.""",
    "en": """Crème brûlée à la maison
Ingredients
4 egg yolks
1 cup crème fraîche
Method
1. Whisk the yolks with the crème fraîche and bake until just set.
2. Sprinkle with sugar au dernier moment, and serve al dente.""",
}
each_language = pytest.mark.parametrize("language", PASTED)


def read(text: str) -> Recipe:
    recipe = parsed(ParseRequest(text=text)).recipe
    assert recipe is not None
    return recipe


def document(language: str, **fields: Any) -> dict[str, Any]:
    recipe = read(PASTED[language])
    return {
        "@type": "Recipe",
        "name": recipe.name,
        "recipeIngredient": [line.original_text for line in recipe.ingredients],
        "recipeInstructions": [step.text for step in recipe.steps],
        **fields,
    }


@each_language
def test_a_pasted_recipe_is_in_the_language_it_is_written_in(language: str) -> None:
    assert read(PASTED[language]).language == language


@each_language
def test_json_ld_that_does_not_say_is_read_the_same_way(language: str) -> None:
    recipe = parsed(ParseRequest(json_ld=document(language))).recipe
    assert recipe is not None
    assert recipe.language == language


def test_what_a_document_says_of_its_language_wins() -> None:
    recipe = parsed(ParseRequest(json_ld=document("de", inLanguage="de-AT"))).recipe
    assert recipe is not None
    assert recipe.language == "de-AT"


@pytest.mark.parametrize("said", ["German", "de_DE", "de" + "-abcdefgh" * 4, "7"])
def test_what_names_no_language_is_told_and_the_words_count(said: str) -> None:
    answer = parsed(ParseRequest(json_ld=document("de", inLanguage=said)))
    assert answer.recipe is not None
    assert answer.recipe.language == "de"
    assert [each.text for each in answer.not_understood] == [f"inLanguage: {said}"]


def test_it_goes_along_when_a_recipe_is_scaled_or_given_to_the_command_line() -> None:
    assert scaled(ScaleRequest(recipe=read(PASTED["fr"]), servings=2)).recipe.language == "fr"
    assert recipe_in(PASTED["it"]).language == "it"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "und",
        "und und und",
        "Omelette 2 eggs 1 tbsp butter",
        "Coq au vin",
        "und die the",
        "mit el de la en",
        "żurek na zakwasie z jajkiem",
        "Misture a farinha com os ovos, para o forno por 30 minutos até dourar, com sal picado e azeite sobre a massa.",
        "Rør melet med æggene, og bag det i den varme ovn, til det er gyldent; der skal et låg på, som man løfter.",
    ],
)
def test_where_no_language_of_the_six_is_plain_it_is_english(text: str) -> None:
    assert language_of([text]) == "en"


def test_capitals_and_accents_do_not_matter() -> None:
    assert language_of(["1 ESSLÖFFEL ÖL UND 1 PRISE SALZ"]) == language_of(["1 Eßlöffel Öl und 1 Prise Salz"]) == "de"


def test_no_word_speaks_for_two_languages_and_each_stands_as_it_is_compared() -> None:
    words = [word for listed in LANGUAGE_WORDS.values() for word in listed.split()]
    assert [word for word, times in Counter(words).items() if times > 1] == []
    assert [word for word in words if fold(word) != word] == []


def test_an_exported_recipe_keeps_its_language() -> None:
    written = exported(ExportRequest(recipe=read(PASTED["nl"]), format=ExportFormat.JSON_LD)).body
    assert b'"inLanguage":"nl"' in written
