"""What code reads in a wish before any model is asked: a table in three languages."""

import time
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alchemorsel.application.kitchen import question_of
from alchemorsel.domain.checker import Rules, check_text
from alchemorsel.domain.errors import InvalidRequest
from alchemorsel.domain.reading import heeded, read_wish, understood_of
from alchemorsel.domain.requests import RecipeRequest
from alchemorsel.domain.vocabulary import Allergen, Diet, UnitSystem

WISHES = """\
dinner without oven, for 2, without pork | excluded_ingredients=pork; servings=2
repas (15 minutes), sans four, sans porc | excluded_ingredients=porc,pork; max_total_minutes=15
no fuss, for 4, no nuts, no oven, no celery | excluded_ingredients=celery,nut; servings=4
kein Ofen, für zwei, ohne Sellerie | excluded_ingredients=celery,Sellerie; servings=2
allergic to dust, for two, allergic to milk | allergies=milk; custom_allergies=dust; servings=2
anything but fish | excluded_ingredients=fish
je ne supporte pas le lactose | diets=lactose_free
une soupe végétalienne pour huit | diets=vegan; servings=8; course=soup
salade verte, sans noix | excluded_ingredients=noix,nut; course=salad
3 cuillères à soupe de farine |
un apéro pour six | servings=6; course=snack
vegetarisch, 20 Minuten, 2 Personen | diets=vegetarian; servings=2; max_total_minutes=20
weniger als eine halbe Stunde | max_total_minutes=30
ready in 1/2 hour | max_total_minutes=30
bake 20 minutes, then rest |
for 2-3 people | servings=3
for my wife and me | servings=2
für meine Frau und mich | servings=2
for a couple of friends |
a quick pasta, no nuts please | excluded_ingredients=nut
cookies without nuts or eggs | excluded_ingredients=egg,nut
nut-free brownies | diets=nut_free
I'm allergic to sesame | allergies=sesame
dinner for two | servings=2
tomato soup in under half an hour | max_total_minutes=30; course=soup
nut-brown butter pasta |
no-knead bread | course=bread
dairy-free not needed |
un plat végétarien pour quatre | diets=vegetarian; servings=4
un dessert végétalien | diets=vegan; course=dessert
not too spicy vegan curry | diets=vegan
nicht zu scharf und vegan | diets=vegan
pas trop épicé, végétarien | diets=vegetarian
pas forcément végétarien |
no need to be vegan |
I am not a vegetarian |
pour 6 personnes, 1h30 maximum | servings=6; max_total_minutes=90
in 1 hour 30 minutes | max_total_minutes=90
in under 2 h | max_total_minutes=120
a cake with 1h30 rest |
pasta without onions and garlic, quick and easy | excluded_ingredients=garlic,onion
no bake cheesecake |
vegan curry for 4 people, 30 minutes max | diets=vegan; servings=4; max_total_minutes=30
it doesn't have to be vegan |
not vegan |
gluten-free isn't necessary |
kosher salt brownies |
Kuchen ohne Nüsse für zwei | excluded_ingredients=nut,Nüsse; servings=2
glutenfreies Brot | diets=gluten_free; course=bread
ich bin allergisch gegen Sesam | allergies=sesame
Nudeln in unter einer halben Stunde | max_total_minutes=30
keine Zwiebeln und kein Knoblauch | excluded_ingredients=garlic,Knoblauch,onion,Zwiebeln
nicht vegan |
muss nicht vegan sein |
gâteau sans noix pour deux | excluded_ingredients=noix,nut; servings=2
je suis allergique au sésame et aux arachides | allergies=peanuts,sesame
dîner végétarien en moins d'une demi-heure | diets=vegetarian; max_total_minutes=30
pas de champignons | excluded_ingredients=champignons,mushroom
sans gluten | diets=gluten_free
pas besoin d'être sans gluten |
free-range chicken |
my son has a nut allergy | allergies=peanuts,tree_nuts
no allergies |
I have a peanut allergy and my wife is lactose intolerant | diets=lactose_free; allergies=peanuts
Nussallergie | allergies=peanuts,tree_nuts
laktosefrei | diets=lactose_free
I can't live without garlic |
a 20-minute thai curry | max_total_minutes=20; cuisine=thai
french fries |
an italian dessert | cuisine=italian; course=dessert
pasta with tomato sauce |
chicken soup for six | servings=6; course=soup
no dairy, no eggs, no wheat | diets=dairy_free; excluded_ingredients=egg,wheat
egg-free and dairy-free pancakes | diets=dairy_free,egg_free
I don't eat pork | excluded_ingredients=pork
sans lait ni œufs | excluded_ingredients=egg,lait,milk,œufs
Rezept in US units, in cups | unit_system=us
no kiwi or dragon fruit | excluded_ingredients=dragon fruit,kiwi
no fuss dinner |
sugar free cake | excluded_ingredients=sugar
without an oven |
no more than 45 minutes | max_total_minutes=45
simmer for 20 minutes |
Suppe für 4 Personen in 30 Minuten | servings=4; max_total_minutes=30; course=soup
eggless cake | diets=egg_free
meatless monday | diets=vegetarian
feel free to use nuts |
no problem with nuts |
my coeliac friend | diets=gluten_free
soup without mushrooms | excluded_ingredients=mushroom; course=soup
no onions, garlic or leeks | excluded_ingredients=garlic,leek,onion
a stew without beef, but with carrots | excluded_ingredients=beef
cake with no added sugar | excluded_ingredients=sugar
hold the mayo | excluded_ingredients=mayo,mayonnaise
skip the cheese | excluded_ingredients=cheese
please avoid coriander | excluded_ingredients=coriander
my daughter hates olives | excluded_ingredients=olive
I do not eat fish or shellfish | excluded_ingredients=fish,shellfish
she can't have dairy | diets=dairy_free
not without garlic |
no need to avoid eggs |
no time, quick dinner |
without kneading |
without baking, please |
no dietary restrictions |
we have no nut allergies |
nobody is allergic to fish |
not allergic to milk |
intolerant to gluten | diets=gluten_free; allergies=gluten_cereals
my guest has celiac disease | diets=gluten_free
allergic to kiwi and peanuts | allergies=peanuts; custom_allergies=kiwi
severe shellfish allergy | allergies=crustaceans,molluscs
wheat-free muffins | excluded_ingredients=wheat
low-carb dinner | diets=low_carb
low-fat milk pudding |
a keto breakfast | diets=keto; course=breakfast
plant-based burgers | diets=vegan
pescatarian dinner for 3 | diets=pescatarian; servings=3
non-vegan friends are coming |
vegan or not, I don't care |
gluten-free not required |
diabetic-friendly dessert | diets=diabetic_friendly; course=dessert
halal chicken | diets=halal
serves 6 | servings=6
for 2 adults and 3 kids | servings=5
a family of five | servings=5
for two minutes |
bake for 2 hours |
just for me | servings=1
ready in 45 minutes | max_total_minutes=45
under an hour | max_total_minutes=60
in an hour and a half | max_total_minutes=90
at most 90 minutes | max_total_minutes=90
I only have 20 minutes | max_total_minutes=20
in half an hour | max_total_minutes=30
rest for half an hour |
a 10 minute rest |
dinner in 15 min | max_total_minutes=15
within 1.5 hours | max_total_minutes=90
mexican street corn, something mexican | cuisine=mexican
not italian |
spanish chorizo stew |
greek yogurt cake |
as a starter | course=starter
a side dish | course=side
breakfast without eggs | excluded_ingredients=egg; course=breakfast
something with soup stock |
in metric units | unit_system=metric
use US cups | unit_system=us
american cheese toast |
Brot ohne Kneten | course=bread
Suppe ohne Sellerie und ohne Lauch | excluded_ingredients=celery,Lauch,leek,Sellerie; course=soup
ein veganes Gericht für vier | diets=vegan; servings=4
vegetarisches Abendessen für 3 Personen | diets=vegetarian; servings=3
Kuchen ohne Ei und ohne Milch | excluded_ingredients=egg,Ei,Milch,milk
eifreier Kuchen | diets=egg_free
nussfreie Kekse | diets=nut_free
milchfrei | diets=dairy_free
alkoholfreies Getränk | diets=alcohol_free; course=drink
ich vertrage keine Laktose | diets=lactose_free
Erdnussallergie | allergies=peanuts
keine Allergien |
nicht allergisch gegen Milch |
Laktoseintoleranz | diets=lactose_free
in höchstens 40 Minuten | max_total_minutes=40
Abendessen in einer halben Stunde | max_total_minutes=30
italienische Pasta | cuisine=italian
französischer Nachtisch | cuisine=french; course=dessert
fettarmer Joghurt mit Obst |
ohne Fleisch | excluded_ingredients=Fleisch,meat
kein Problem mit Nüssen |
Salat mit Brot | course=salad
für 30 Minuten ruhen lassen |
Zöliakie | diets=gluten_free
ein Hauptgericht, koscher | diets=kosher; course=main
kein Schweinefleisch | excluded_ingredients=pork,Schweinefleisch
frei von Soja | excluded_ingredients=Soja,soy
30-Minuten-Rezept | max_total_minutes=30
nicht ohne Knoblauch |
zuckerfreie Kekse | excluded_ingredients=sugar,zucker
gâteau sans œufs | excluded_ingredients=egg,œufs
allergisch gegen Äpfel | custom_allergies=apple,Äpfel
ohne Süßstoff, ohne Bärlauch | excluded_ingredients=Bärlauch,sweetener,Süßstoff
no Jalapeños, no Dragon Fruit | excluded_ingredients=Dragon Fruit,Jalapeño
no ｎｕｔｓ | excluded_ingredients=nut
soupe sans lait | excluded_ingredients=lait,milk; course=soup
pas d'ail ni d'oignon | excluded_ingredients=ail,garlic,oignon,onion
je n'aime pas les champignons | excluded_ingredients=champignons,mushroom
allergique aux noix | allergies=peanuts,tree_nuts
pas allergique aux noix |
allergie aux crustacés | allergies=crustaceans
intolérant au lactose | diets=lactose_free
plat végétalien pour quatre personnes | diets=vegan; servings=4
pour 6 personnes | servings=6
en 30 minutes | max_total_minutes=30
moins d'une heure | max_total_minutes=60
en un quart d'heure | max_total_minutes=15
sans cuisson |
sans four |
cuisine italienne | cuisine=italian
un dessert français | cuisine=french; course=dessert
une entrée, en entrée | course=starter
maladie coeliaque | diets=gluten_free
sans porc | excluded_ingredients=porc,pork
pas végétarien |
recette casher | diets=kosher
sans alcool | diets=alcohol_free
nuss- und glutenfrei | diets=gluten_free,nut_free
nut and gluten-free cookies | diets=gluten_free,nut_free
peanut and sesame free noodles | excluded_ingredients=peanut,sesame
egg and milk free pancakes | diets=dairy_free,egg_free
gluten and dairy free pancakes | diets=dairy_free,gluten_free
gluten- und laktosefreie Pfannkuchen | diets=gluten_free,lactose_free
gluten, dairy, and egg free | diets=dairy_free,egg_free,gluten_free
egg-, nut- or milk-free cake | diets=dairy_free,egg_free,nut_free
onion & garlic-free stew | excluded_ingredients=garlic,onion
tomato and gluten-free pasta | diets=gluten_free
noodles with shrimp and gluten-free sauce | diets=gluten_free
shrimp pasta gluten free | diets=gluten_free
sans gluten ni lait | diets=gluten_free; excluded_ingredients=lait,milk
sin gluten ni huevo | diets=gluten_free; excluded_ingredients=egg,huevo
senza glutine e latte | diets=gluten_free; excluded_ingredients=latte,milk
gluten- en lactosevrij | diets=gluten_free,lactose_free
pancakes w/o eggs | excluded_ingredients=egg
no: peanuts, sesame | excluded_ingredients=peanut,sesame
allergic to eggs and my son to milk | allergies=eggs,milk
mein Sohn ist gegen Eier allergisch | allergies=eggs
Erdnüsse vertrage ich nicht | excluded_ingredients=Erdnüsse,peanut
Allergien: Milch, Ei | allergies=eggs,milk
Nuss- und Eiallergie | allergies=eggs,peanuts,tree_nuts
je ne peux pas manger de lait | excluded_ingredients=lait,milk
leave the peanuts out | excluded_ingredients=peanut
leave the eggs whole |
Pekannussallergie | allergies=peanuts,tree_nuts
Eiallergie, und ein Nudelgericht | allergies=eggs
take out the peanuts | excluded_ingredients=peanut
no nuts milk or eggs | excluded_ingredients=egg,milk,nut
no almond milk | excluded_ingredients=almond
no dairy shrimp pasta | diets=dairy_free
no cow's milk | excluded_ingredients=cow's milk,milk
without using eggs | excluded_ingredients=egg
no fish except tuna | excluded_ingredients=fish,tuna; avoided_to_be_safe=tuna
no fried fish | excluded_ingredients=fish,fried fish; avoided_to_be_safe=fish
I'm not eating eggs | excluded_ingredients=egg; avoided_to_be_safe=eggs
eggs should never come near my plate | excluded_ingredients=egg; avoided_to_be_safe=eggs
pecans give her an anaphylactic shock | custom_allergies=pecans; avoided_to_be_safe=pecans
we aren't big on fish | excluded_ingredients=fish; avoided_to_be_safe=fish
not spicy shrimp curry |
chicken in no more than 45 minutes | max_total_minutes=45
I have never made fish before |
I don't have much time, chicken please |
nothing fancy, salmon for two | servings=2
ich habe Lachs, aber keine Zeit |
no tengo horno, pollo con arroz |
no allergies, chicken please |
allergies: none |
within 1h | max_total_minutes=60
dinner in 45min | max_total_minutes=45
an hour and a half | max_total_minutes=90
for me alone | servings=1
für mich allein | servings=1
cena para dos, en 30 minutos | servings=2; max_total_minutes=30
voor vier personen | servings=4
beurre de noix |
noix de coco râpée |
"""

ROWS = [tuple(part.strip() for part in row.split("|")) for row in WISHES.splitlines()]
LISTS = {"diets", "allergies", "custom_allergies", "excluded_ingredients", "avoided_to_be_safe"}


def fields(said: str) -> dict[str, Any]:
    pairs = (pair.split("=") for pair in said.split("; ") if pair)
    return {name: value.split(",") if name in LISTS else value for name, value in pairs}


@pytest.mark.parametrize(("wish", "expected"), ROWS, ids=lambda text: text or "nothing")
def test_a_wish_is_read_and_nothing_is_guessed(wish: str, expected: str) -> None:
    read = {name: value if name in LISTS else str(value) for name, value in shown(wish).items()}
    assert read == fields(expected)


def shown(wish: str) -> dict[str, Any]:
    result: dict[str, Any] = msgspec.to_builtins(read_wish(wish))
    return {name: list(value) if name in LISTS else value for name, value in result.items()}


def test_the_table_is_long_and_in_three_languages() -> None:
    assert len(ROWS) >= 120


def test_the_text_fills_what_is_empty_and_the_stricter_holds() -> None:
    wish = RecipeRequest(
        prompt="a vegan thai curry, no onions, in under 30 minutes, for two, allergic to sesame",
        diets=(Diet.GLUTEN_FREE,),
        allergies=(Allergen.MILK,),
        servings=5,
        max_total_minutes=45,
        cuisine="indian",
    )
    read = heeded(wish)
    assert set(read.diets) == {Diet.GLUTEN_FREE, Diet.VEGAN}
    assert set(read.allergies) == {Allergen.MILK, Allergen.SESAME}
    assert (read.excluded_ingredients, read.servings, read.max_total_minutes) == (("onion",), 5, 30)
    assert read.cuisine == "indian"
    slower = heeded(RecipeRequest(prompt="ready in 45 minutes", max_total_minutes=20))
    assert slower.max_total_minutes == 20


def test_what_no_rule_reads_is_not_cooked_with_and_said() -> None:
    wish = question_of(RecipeRequest(prompt="noodles; peanuts were never any good for us")).request
    assert isinstance(wish, RecipeRequest)
    assert understood_of(wish).avoided_to_be_safe == ("peanuts",)
    assert check_text("peanut butter", Rules.of(wish))


def test_a_wish_is_read_in_a_fraction_of_a_millisecond() -> None:
    texts = [
        f"a vegan curry for two, no onions, in under {n} minutes, allergic to sesame, nut free" for n in range(20, 60)
    ]
    began = time.process_time()
    for text in texts:
        read_wish(text)
    assert (time.process_time() - began) / len(texts) < 0.002, "with room for a busy machine"


def test_units_of_the_text_do_not_undo_those_of_the_field() -> None:
    assert heeded(RecipeRequest(prompt="soup in metric units", unit_system=UnitSystem.US)).unit_system is UnitSystem.US
    assert heeded(RecipeRequest(prompt="soup, use US cups")).unit_system is UnitSystem.US


def test_what_the_text_says_is_the_same_question_as_the_field() -> None:
    said = question_of(RecipeRequest(prompt="a vegan curry"))
    filled = question_of(RecipeRequest(prompt="a vegan curry", diets=(Diet.VEGAN,)))
    assert said == filled
    assert Diet.VEGAN in said.request.diets  # type: ignore[union-attr]  # a wish has diets


def test_the_notes_are_read_too() -> None:
    assert Allergen.SESAME in heeded(RecipeRequest(prompt="curry", notes="I am allergic to sesame")).allergies


@pytest.mark.parametrize(
    ("prompt", "name", "shown"),
    [
        ("Kuchen ohne Nüsse", "walnuts", ("nut", "nüsse")),
        ("Kuchen ohne Süßstoff", "Süßstoff", ("sweetener", "süßstoff")),
        ("gâteau sans œufs", "2 eggs", ("egg", "œufs")),
        ("soup without Jalapeños", "pickled jalapenos", ("jalapeño",)),
    ],
)
def test_an_answer_shows_the_words_of_the_wish_and_they_bind_as_folded_ones_would(
    prompt: str, name: str, shown: tuple[str, ...]
) -> None:
    """Not its capitals: one remembered answer is for all who ask the same, however they write it."""
    wish = question_of(RecipeRequest(prompt=prompt)).request
    assert isinstance(wish, RecipeRequest)
    assert understood_of(wish).excluded_ingredients == shown
    assert check_text(name, Rules.of(wish))


def test_a_pantry_that_the_text_rules_out_is_refused_before_anybody_is_asked() -> None:
    with pytest.raises(InvalidRequest, match="peanut"):
        question_of(RecipeRequest(prompt="satay, I am allergic to peanuts", ingredients=("peanut butter",)))


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    read_wish(text)


@pytest.mark.parametrize(
    "hostile",
    [
        "no " * 4000,
        "never egg is " * 1500,
        "nut " * 4000,
        "egg and " * 3000 + "free",
        "a" * 20_000,
        "no a, " * 3000,
        "allergic to " * 1500,
        "1" * 20_000,
        "-" * 20_000,
    ],
)
def test_hostile_texts_are_read_in_linear_time(hostile: str) -> None:
    began = time.perf_counter()
    read_wish(hostile)
    assert time.perf_counter() - began < 2
