"""Builds the foods table from the USDA SR24 data in Debian's package `cronometer` and the curated lists beside this.

    scripts/build_foods.py JAR [TABLE]

JAR is usda_sr24.jar of that package; TABLE is where the table goes. Every number comes from JAR; the lists hold names.
A line of a list: NDB number | name | alias; alias; ~stand-in | piece=MEASURE[*FACTOR][+MEASURE] first=MEASURE like=NDB
`Zwiebel(n)` is two aliases. `~` marks what is only the nearest food there is. `piece` names the measures that count as
one piece (by the beginning of their name), the usual one first, `-` none; `first` is what a unit means where a line
says no more; `like` borrows another food's measures for the units that the food itself lacks.
"""

import json
import re
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "internal"))

from alchemorsel.domain.words import words  # noqa: E402 - the environment may not know the package

TABLE = HERE.parent / "internal/alchemorsel/infrastructure/foods/table.json"
NUTRIENTS = {
    "energy_kcal": "Energy", "protein_g": "Protein", "fat_g": "Fat", "saturated_fat_g": "Saturated",
    "carbohydrate_g": "Carbs", "sugar_g": "Sugars", "fibre_g": "Fiber", "sodium_mg": "Sodium", "alcohol_g": "Alcohol",
    "cholesterol_mg": "Cholesterol", "calcium_mg": "Calcium", "iron_mg": "Iron", "magnesium_mg": "Magnesium",
    "phosphorus_mg": "Phosphorus", "potassium_mg": "Potassium", "zinc_mg": "Zinc", "selenium_ug": "Selenium",
    "vitamin_a_iu": "Vitamin A", "vitamin_c_mg": "Vitamin C", "vitamin_d_iu": "Vitamin D", "vitamin_e_mg": "Vitamin E",
    "vitamin_k_ug": "Vitamin K", "thiamin_mg": "B1 (Thiamine)", "riboflavin_mg": "B2 (Riboflavin)",
    "niacin_mg": "B3 (Niacin)", "vitamin_b6_mg": "B6 (Pyridoxine)", "folate_ug": "Folate",
    "vitamin_b12_ug": "B12 (Cyanocobalamin)",
}  # fmt: skip
"""Our names, with their units, and the source's."""
UNITS = {
    "cup": "cup", "cups": "cup", "tbsp": "tbsp", "tablespoon": "tbsp", "tsp": "tsp", "teaspoon": "tsp",
    "quart": "quart", "pint": "pint", "clove": "clove", "cloves": "clove", "slice": "slice", "slices": "slice",
    "stalk": "stalk", "stalks": "stalk", "sprig": "sprig", "sprigs": "sprig", "leaf": "leaf", "leaves": "leaf",
    "bunch": "bunch", "head": "head", "can": "can", "package": "package", "packet": "package", "stick": "stick",
}  # fmt: skip
SIZES = re.compile(r"\b(extra large|extra small|large|medium|small|jumbo)\b")
PIECES = {"fruit", "each", "piece", "item", "unit", "small", "medium", "large", "extra", "jumbo"}
NO_PIECE = re.compile(r"yield from 1 lb|units?, cooked|nlea|serving|cubic inch|yields from")


class Entry(NamedTuple):
    """One line of a list."""

    ndb: str
    name: str
    aliases: list[str]
    stand_ins: list[str]
    pieces: list[str]
    first: str
    like: str | None


class Weight(NamedTuple):
    """What one of a unit weighs. `size` and `note` are the source's words."""

    unit: str
    size: str
    note: str
    grams: float
    borrowed: bool = False


class Source:
    """The source's files, one a food."""

    def __init__(self, jar: Path) -> None:
        self._zip = ZipFile(jar)

    def food(self, ndb: str) -> ET.Element:
        return ET.fromstring(self._zip.read(f"usda_sr24/{ndb}.xml"))  # noqa: S314 - a Debian package's own data


def entries(folder: Path = HERE / "foods") -> Iterator[Entry]:
    """All lines of all lists."""
    for file in sorted(folder.glob("*.txt")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield _entry(line)


def _entry(line: str) -> Entry:
    ndb, name, rest, *more = (part.strip() for part in [*line.split("|"), ""])
    found = dict(re.findall(r"(piece|first|like)=(.+?)(?= (?:piece|first|like)=|$)", " ".join(more).strip()))
    names = [form for alias in rest.split(";") if alias.strip() for form in _forms(alias.strip())]
    pieces = [piece.strip() for piece in found.get("piece", "").split("+") if piece.strip()]
    return Entry(
        ndb,
        name,
        [form for form in names if not form.startswith("~")],
        [form[1:] for form in names if form.startswith("~")],
        pieces,
        found.get("first", ""),
        found.get("like"),
    )


def _forms(alias: str) -> list[str]:
    """`Zwiebel(n)` stands for `Zwiebel` and `Zwiebeln`."""
    found = re.fullmatch(r"(.+?)\((\w+)\)(.*)", alias)
    return [found[1] + found[3], found[1] + found[2] + found[3]] if found else [alias]


def _weights(entry: Entry, source: Source) -> list[Weight]:
    own = [*source.food(entry.ndb).iter("measure")]
    found = [weight for measure in own for weight in _weighed(measure, entry)]
    known = {weight.unit for weight in found}
    other = [*source.food(entry.like).iter("measure")] if entry.like else []
    lent = [weight._replace(borrowed=True) for measure in other for weight in _weighed(measure, entry)]
    found += [weight for weight in lent if weight.unit not in known]
    found = found or [*map(_whole, [*own, *other][:1])]
    if not found:
        raise SystemExit(f"{entry.ndb} {entry.name}: the source has no measure; name another food with like=")
    return sorted(dict.fromkeys(found), key=lambda weight: _rank(weight, entry))


def _rank(weight: Weight, entry: Entry) -> int:
    """Pieces in the order in which the list names them; the rest in the order of the source."""
    if weight.unit != "piece":
        return -(weight.note == entry.first) - bool(entry.first and weight.note.startswith(entry.first))
    named = [at for at, piece in enumerate(entry.pieces) if _is(weight.note, piece)]
    return named[0] if named else len(entry.pieces) + (weight.size != "medium")


def _is(measure: str, piece: str) -> bool:
    return measure.casefold().startswith(piece.partition("*")[0].casefold())


def _weighed(measure: ET.Element, entry: Entry) -> Iterator[Weight]:
    name = " ".join(measure.attrib["name"].split())
    grams = _grams(measure)
    sized = SIZES.search(name.casefold())
    size = sized[1] if sized else ""
    piece = next((piece for piece in entry.pieces if _is(name, piece) and "yield from 1 lb" not in name), None)
    if piece is not None:
        yield Weight("piece", size, name, round(grams * float(piece.partition("*")[2] or 1), 4))
    unit = _unit(name, entry) if grams > 0 else None
    if unit and not (piece and unit == "piece"):
        yield Weight(unit, size, name, round(grams, 4))


def _unit(name: str, entry: Entry) -> str | None:
    first = re.split(r"[ ,]", name.casefold())[0]
    if name.casefold().startswith(("fl oz", "fluid ounce")):
        return "fl_oz"
    own = {word.rstrip("s") for word in entry.name.casefold().split()}
    countable = (first in PIECES or first.rstrip("s") in own) and "-" not in entry.pieces
    return UNITS.get(first) or ("piece" if countable and not NO_PIECE.search(name) else None)


def _whole(measure: ET.Element) -> Weight:
    """What has no household measure keeps the one it has, under its own name."""
    return Weight("serving", "", measure.attrib["name"], round(_grams(measure), 4))


def _grams(measure: ET.Element) -> float:
    """Of one of the measure."""
    return float(measure.attrib["grams"]) / float(measure.attrib["amount"])


def _row(entry: Entry, source: Source) -> list[object]:
    food = source.food(entry.ndb)
    amounts = {each.attrib["name"]: float(each.attrib["amount"]) for each in food.iter("nutrient")}
    values = [amounts.get(name) for name in NUTRIENTS.values()]
    weights = [list(weight) for weight in _weights(entry, source)]
    aliases = _keys([entry.name, *entry.aliases])
    names = [sorted(aliases), sorted(_keys(entry.stand_ins) - aliases)]
    return [entry.ndb, entry.name, food.attrib["name"], values, weights, *names, entry.like]


def _keys(names: list[str]) -> set[str]:
    """Names in the one form in which they are looked up."""
    return {" ".join(words(name)) for name in names}


def build(jar: Path) -> str:
    """The table as text: one food a line, in the order of NDB numbers; equal sources give equal bytes."""
    source = Source(jar)
    rows = sorted((_row(entry, source) for entry in entries()), key=lambda row: str(row[0]))
    twice = {str(row[0]) for row, after in pairwise(rows) if row[0] == after[0]}
    if twice:
        raise SystemExit(f"listed twice: {', '.join(sorted(twice))}")
    _unique(entries())
    lines = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    return f'{{"nutrients":{json.dumps(list(NUTRIENTS))},\n"foods":[\n{lines}\n]}}\n'


def _unique(listed: Iterator[Entry]) -> None:
    """No name may lead to two foods."""
    owner: dict[str, str] = {}
    for entry in listed:
        for key in _keys([entry.name, *entry.aliases, *entry.stand_ins]):
            if owner.setdefault(key, entry.ndb) != entry.ndb:
                raise SystemExit(f"{key}: both {owner[key]} and {entry.ndb} go by this name")


def main(arguments: list[str]) -> None:
    """Write the table."""
    if not 1 <= len(arguments) <= 2:  # noqa: PLR2004 - JAR and TABLE
        raise SystemExit(__doc__)
    table = Path(arguments[1]) if len(arguments) > 1 else TABLE
    table.write_text(build(Path(arguments[0])), encoding="utf-8")
    print(f"{table}: {sum(1 for _ in entries())} foods")


if __name__ == "__main__":
    main(sys.argv[1:])
