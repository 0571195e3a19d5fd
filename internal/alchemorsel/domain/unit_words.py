"""What units are called in English, German, French, Spanish, Italian and Dutch, folded; a table and nothing else."""

from fractions import Fraction

from alchemorsel.domain.vocabulary import Unit

UNIT_WORDS = {
    Unit.G: "g gr grs gram grams gramme grammes gramm gramo gramos grammo grammi",
    Unit.KG: "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes kilogramm kilogramo kilogramos chilo "
    "chilogrammo chilogrammi",
    Unit.MG: "mg milligram milligrams milligramm milligramme milligrammes miligramo miligramos milligrammo milligrammi",
    Unit.OZ: "oz ounce ounces unze unzen once onces onza onzas oncia once",
    Unit.LB: "lb lbs pound pounds libra libras libbra libbre",
    Unit.ML: "ml mls cc millilitre millilitres milliliter milliliters mililitro mililitros millilitro millilitri",
    Unit.CL: "cl centilitre centilitres centiliter centiliters zentiliter centilitro centilitros centilitri",
    Unit.DL: "dl decilitre decilitres deciliter deciliters deziliter decilitro decilitros decilitri",
    Unit.L: "l ltr litre litres liter liters litro litros litri",
    Unit.TSP: "tsp tsps teaspoon teaspoons tl teeloffel kaffeeloffel cac cdta cdtas cdita cditas cucharadita "
    "cucharaditas cucchiaino cucchiaini theelepel theelepels theelepeltje theelepeltjes koffielepel",
    Unit.TBSP: "tbsp tbsps tbs tbl tb tablespoon tablespoons el essloffel cas cs cda cdas cucharada cucharadas "
    "cucchiaio cucchiai eetlepel eetlepels",
    Unit.CUP: "c cup cups tasse tassen tasses taza tazas tazza tazze kop koppen kopje kopjes",
    Unit.PINT: "pt pint pints pinte pintes pinta pintas",
    Unit.QUART: "qt qts quart quarts",
    Unit.PIECE: "piece pieces pc pcs stuck stucke stk pieza piezas pezzo pezzi unidad unidades stuks stuk",
    Unit.CLOVE: "clove cloves zehe zehen knoblauchzehe knoblauchzehen gousse gousses diente dientes spicchio spicchi "
    "teen tenen teentje teentjes",
    Unit.SLICE: "slice slices scheibe scheiben tranche tranches rebanada rebanadas loncha lonchas rodaja rodajas "
    "fetta fette plak plakken plakje plakjes snee sneetje sneetjes",
    Unit.STALK: "stalk stalks rib ribs stange stangen costa coste gambo gambi stengel stengels",
    Unit.SPRIG: "sprig sprigs zweig zweige zweiglein brin brins branche branches ramita ramitas rama ramas rametto "
    "rametti takje takjes",
    Unit.LEAF: "leaf leaves blatt blatter feuille feuilles hoja hojas foglia foglie blad blaadje blaadjes bladeren",
    Unit.BUNCH: "bunch bunches bund bunde bundel botte bottes manojo manojos mazzo mazzi mazzetto bos bosje bosjes",
    Unit.HEAD: "head heads bulb bulbs kopf kopfe knolle knollen tete tetes bulbe bulbes cabeza cabezas bulbo bulbos "
    "cespo bulbi krop kroppen stronk stronken",
    Unit.CAN: "can cans tin tins dose dosen boite boites lata latas lattina lattine scatola scatole blik blikje "
    "blikken blikjes",
    Unit.PACKAGE: "package packages pkg pkgs packet packets pack packs packung packungen packchen pck pckg beutel "
    "tute sachet sachets paquet paquets sobre sobres paquete paquetes bustina bustine confezione confezioni pak "
    "pakken pakje pakjes zakje zakjes jar jars carton cartons becher",
    Unit.STICK: "stick sticks",
    Unit.PINCH: "pinch pinches prise prisen msp messerspitze messerspitzen pincee pincees pizca pizcas pizzico "
    "pizzichi snuf snufje snufjes mespunt mespuntje",
    Unit.DASH: "dash dashes splash splashes drizzle glug spritzer schuss trait chorrito chorro goccio scheut scheutje",
    Unit.HANDFUL: "handful handfuls handvoll poignee poignees punado punados manciata manciate handje handjes handvol",
    Unit.TO_TASTE: "qb",
}

MANY_WORDS = {
    Unit.FL_OZ: "fl oz|fluid ounce|fluid ounces",
    Unit.TSP: "cuillere a cafe|cuilleres a cafe|cuilleree a cafe|cuillerees a cafe|cuil a cafe|c a cafe|c a c|"
    "cucharada de postre|cucchiaino da te|cucchiaini da te",
    Unit.TBSP: "cuillere a soupe|cuilleres a soupe|cuilleree a soupe|cuillerees a soupe|cuil a soupe|c a soupe|c a s|"
    "cucharada sopera|cucharadas soperas|cucchiaio da tavola|cucchiai da tavola",
    Unit.SLICE: "tranche fine|tranches fines",
    Unit.TO_TASTE: "to taste|nach geschmack|nach belieben|au gout|selon gout|al gusto|a piacere|q b|quanto basta|"
    "naar smaak",
}
"""Phrases of several words, split at bars; a dot is a blank."""

OTHER_MEASURES = {
    **dict.fromkeys(("pfund", "pond", "livre", "livres"), (Unit.G, Fraction(500))),
    **dict.fromkeys(("ons", "etto", "etti"), (Unit.G, Fraction(100))),
    **dict.fromkeys(("dozen", "dutzend", "douzaine", "docena", "dozzina", "dozijn"), (Unit.PIECE, Fraction(12))),
    **dict.fromkeys(("gal", "gallon", "gallons"), (Unit.QUART, Fraction(4))),
}
"""Measures that none of our units is, as so many of one that is."""
