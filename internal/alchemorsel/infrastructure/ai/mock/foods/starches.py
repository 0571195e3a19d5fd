"""Grains, pasta, bread and flour: what fills."""

from alchemorsel.domain.vocabulary import Unit
from alchemorsel.infrastructure.ai.mock.foods.food import Food, Kind, names

STARCHES = (
    Food("rice", Kind.GRAIN, 70, prep="rinsed", cup_g=190, minutes=15,
         aka=names("basmati|basmati rice|jasmine rice|white rice|long-grain rice|risotto rice|arborio|sushi rice")),
    Food("brown rice", Kind.GRAIN, 70, prep="rinsed", cup_g=190, minutes=30, aka=names("wild rice")),
    Food("quinoa", Kind.GRAIN, 65, prep="rinsed", cup_g=175, minutes=15, aka=names("amaranth")),
    Food("couscous", Kind.GRAIN, 65, cup_g=175, minutes=6),
    Food("bulgur", Kind.GRAIN, 65, cup_g=160, minutes=12, aka=names("bulghur|freekeh")),
    Food("millet", Kind.GRAIN, 65, prep="rinsed", cup_g=200, minutes=18, aka=names("buckwheat|buckwheat groat|teff")),
    Food("pearl barley", Kind.GRAIN, 65, prep="rinsed", cup_g=200, minutes=30, aka=names("barley|farro|spelt")),
    Food("polenta", Kind.GRAIN, 55, cup_g=160, minutes=10, aka=names("cornmeal|grits")),
    Food("penne", Kind.PASTA, 90, cup_g=100, minutes=11,
         aka=names("pasta|fusilli|macaroni|rigatoni|farfalle|orzo|conchiglie|wholewheat pasta|lasagne|lasagna|gnocchi|"
                   "tortellini|ravioli")),
    Food("spaghetti", Kind.PASTA, 90, minutes=10, aka=names("linguine|tagliatelle|fettuccine|pappardelle|bucatini")),
    Food("corn pasta", Kind.PASTA, 90, cup_g=105, minutes=10,
         aka=names("rice pasta|lentil pasta|chickpea pasta|gluten-free pasta")),
    Food("somen noodles", Kind.NOODLE, 75, minutes=4,
         aka=names("noodle|wheat noodle|udon|ramen|egg noodle|ramen noodle|udon noodle")),
    Food("rice noodles", Kind.NOODLE, 75, minutes=5, aka=names("rice noodle|glass noodle|rice vermicelli|rice stick")),
    Food("soba", Kind.NOODLE, 75, minutes=6, aka=names("buckwheat noodle|soba noodle")),
    Food("bread", Kind.BREAD, 2, Unit.SLICE, each_g=40,
         aka=names("toast|sourdough|wholemeal bread|white bread|rye bread|baguette|ciabatta|bagel|bread roll|brioche")),
    Food("pitta bread", Kind.BREAD, 1, Unit.PIECE, each_g=65, whole=True,
         aka=names("pita|pitta|naan|flatbread|pita bread|focaccia")),
    Food("tortillas", Kind.BREAD, 2, Unit.PIECE, each_g=50, whole=True, aka=names("tortilla|wrap|flour tortilla")),
    Food("corn tortillas", Kind.BREAD, 2, Unit.PIECE, each_g=28, whole=True, aka=names("corn tortilla|taco shell")),
    Food("rice cakes", Kind.BREAD, 3, Unit.PIECE, each_g=9, whole=True,
         aka=names("rice cake|rice cracker|crispbread|cracker")),
    Food("plain flour", Kind.FLOUR, 60, cup_g=125,
         aka=names("flour|wheat flour|all-purpose flour|self-raising flour|wholemeal flour|spelt flour|bread flour")),
    Food("buckwheat flour", Kind.FLOUR, 60, cup_g=120),
    Food("rice flour", Kind.FLOUR, 60, cup_g=160, aka=names("corn flour|cornflour|corn starch|cornstarch")),
    Food("chickpea flour", Kind.FLOUR, 55, cup_g=90, aka=names("gram flour|besan")),
    Food("rolled oats", Kind.OATS, 45, cup_g=90, aka=names("oat|oats|oatmeal|porridge oat|rolled oat|muesli|granola|"
                   "buckwheat flake|millet flake|rice flake|quinoa flake")),
    Food("chia seeds", Kind.OATS, 25, cup_g=160, aka=names("chia seed|chia")),
)  # fmt: skip
