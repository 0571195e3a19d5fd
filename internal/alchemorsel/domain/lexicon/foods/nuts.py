"""Nuts, peanuts, sesame, lupin: what an allergy means by itself (`PURE`) and what is made of it."""

PURE = {
    "tree_nut": """
        nut, tree nut, mixed nut, almond, walnut, cashew, cashew nut, hazelnut, filbert, pecan, pistachio, macadamia,
        brazil nut, pine nut, pinenut, pignoli, pinon, hickory, hickory nut, almond flour, ground almond, flaked
        almond, slivered almond, almond butter, cashew butter, hazelnut butter, walnut butter, pistachio butter,
        macadamia butter, pecan butter, almond meal, almond milk, cashew milk, hazelnut milk, almond drink, nut
        butter, nut milk, walnut oil, hazelnut oil, almond oil, macadamia oil, pistachio oil, almond extract, almond
        essence, almond paste, pistachio paste, cashew cream, cashew cheese, hazelnut flour, almond cream, nut flour,
        nut meal, queensland nut, candlenut, kemiri, nuss, nusse, mandel, mandeln, walnuss, walnusse, haselnuss,
        haselnusse, cashewkern, cashewkerne, pekannuss, pistazie, pistazien, macadamianuss, paranuss, pinienkern,
        pinienkerne, mandelmilch, mandelmehl, mandelmus, haselnussmus, cashewmus, nussmus, mandeldrink, noix, noix de
        grenoble, noix de cajou, noix de pecan, noix du bresil, noix de macadamia, cerneau de noix, cerneaux de noix,
        cerneaux, amande, poudre d'amande, amandes effilees, noisette, pistache, pignon, pignon de pin, lait d'amande,
        lait de noisette, puree d'amande, poudre de noisette, poudre d'amandes, huile de noix, huile de noisette,
        fruits a coque, cajou, nuez, nueces, almendra, almendra molida, avellana, anacardo, maranon, pistacho, pacana,
        nuez de brasil, nuez pecana, pinone, pinones, leche de almendra, bebida de almendra, harina de almendra, crema
        de almendra, frutos secos, frutos de cascara, noce, noci, mandorla, mandorle, nocciola, nocciole, anacardi,
        pistacchio, pistacchi, pinoli, pinolo, noci pecan, noci del brasile, latte di mandorla, latte di mandorle,
        farina di mandorle, farina di nocciole, frutta a guscio, frutta secca, noot, noten, walnoot, walnoten,
        hazelnoot, hazelnoten, amandel, amandelen, amandelmelk, amandelmeel, amandelschaafsel, cashewnoot,
        cashewnoten, pecannoot, pecannoten, paranoot, paranoten, pistachenoot, pistachenoten, pijnboompit,
        pijnboompitten, macadamianoot, notenmelk, gemengde noten, notenpasta, amandelpasta
    """,
    "peanut": """
        peanut, groundnut, monkey nut, goober, arachis oil, arachis, arachide, peanut butter, peanut oil, groundnut
        oil, peanut flour, peanut sauce, beer nut, mandelona, erdnuss, erdnusse, erdnussbutter, erdnussol, erdnussmus,
        cacahuete, cacahouete, beurre de cacahuete, beurre de cacahouete, beurre d'arachide, huile d'arachide, pate
        d'arachide, cacahuate, mani, crema de cacahuete, mantequilla de cacahuete, mantequilla de mani, mantequilla de
        cacahuate, arachidi, burro di arachidi, olio di arachidi, olio di semi di arachide, pinda, pindakaas,
        pindaolie, aardnoot, peanut powder, pb2, pindasaus
    """,
    "sesame": """
        sesame, sesame oil, toasted sesame oil, sesame seed, black sesame, tahini, tahina, tahin, tahine, tehina,
        sesame paste, benne seed, gingelly, gingelly oil, gomasio, furikake, sesam, sesamol, sesamsamen, sesampaste,
        huile de sesame, graine de sesame, sesamo, ajonjoli, semilla de sesamo, aceite de sesamo, semi di sesamo, olio
        di sesamo, sesamzaad, sesamolie, sesamzaadjes, sesampasta, sesamsaat
    """,
    "lupin": """
        lupin, lupine, lupini, lupin flour, lupini bean, lupin bean, lupin seed, lupinenmehl, susslupine, lupino,
        altramuz, altramuce, altramuces, farine de lupin, harina de altramuz, harina de lupino, farina di lupini,
        lupinemeel, lupinemehl, tremoco, tremocos
    """,
    "celery": """
        celery, celeriac, celery salt, celery seed, celery stalk, celery leaf, celery root, celery stick, celery rib,
        sellerie, knollensellerie, staudensellerie, stangensellerie, selleriesalz, suppengrun, suppengemuse, celeri,
        celeri rave, celeri branche, sel de celeri, apio, apionabo, apio nabo, sal de apio, sedano, sedano rapa,
        selderij, knolselderij, bleekselderij, soepgroente, selderie, mirepoix, soffritto, holy trinity, old bay,
        waldorf salad, apium
    """,
    "mustard": """
        mustard, mustard seed, dijon mustard, dijon, dijonnaise, mustard powder, english mustard, wholegrain mustard,
        yellow mustard, honey mustard, mustard oil, piccalilli, mostarda, senf, senfkorn, senfkorner, senfmehl,
        moutarde, graine de moutarde, moutarde a l'ancienne, mostaza, grano de mostaza, semilla de mostaza, senape,
        semi di senape, mosterd, mosterdzaad, mosterdpoeder, rai seed, kasundi, mustard cress
    """,
    "soy": """
        soy, soya, tofu, tempeh, tempe, edamame, natto, soy milk, soya milk, soymilk, soyamilk, soybean, soya bean,
        soy bean, soybean oil, soy protein, soya mince, soy mince, soya chunk, tvp, textured vegetable protein, soy
        lecithin, soya lecithin, yuba, bean curd, beancurd, okara, kinako, tamari, miso, miso paste, white miso, soy
        flour, soya flour, soy cream, soya cream, soy yogurt, soya yogurt, soya drink, soy drink, doenjang, aburaage,
        fermented bean, sojabohne, sojamilch, sojadrink, sojajoghurt, sojamehl, sojaschnetzel, sojagranulat, raucher
        tofu, rauchertofu, seidentofu, sojacreme, sojasahne, soja, lait de soja, creme de soja, yaourt au soja, graine
        de soja, proteine de soja, tofu soyeux, leche de soja, bebida de soja, yogur de soja, soia, latte di soia,
        panna di soia, fagioli di soia, olio di soia, sojamelk, sojadrank, sojaboon, sojabonen, sojayoghurt, tahoe,
        tempe goreng, liquid aminos
    """,
}
NUTTY = {
    "? peanut": """
        nut, mixed nut, nut butter, nut mix, nut oil, nut milk, nut meal, nut flour, nuss, nusse, nussmus, noix, nuez,
        nueces, frutos secos, noce, noci, frutta secca, noten, gemengde noten, notenpasta, fruits a coque
    """,
    "tree_nut": """
        marzipan, praline, frangipane, nougat, gianduja, amaretti, amaretti biscuit, macaron, orgeat, amlou,
        noisettine, marcipan, mazapan, marzapane, marsepein, turron, torrone, croccante, krokant, nussnougat,
        mandelsplitter, amandelspijs, spijs, pate d'amande, massepain, calisson, florentine, dacquoise, linzer,
        bakewell, nut roast, nut brittle, muhammara, baklava, romesco, ajo blanco, ajoblanco, picada
    """,
    "tree_nut milk": """
        pesto, pesto alla genovese, green pesto, basil pesto, nutella, hazelnut chocolate hazelnut ferrero,
        gianduiotto, pesto genovese, pesto verde, grunes pesto, nuss nougat creme, pate a tartiner, crema de avellana,
        crema di nocciole, hazelnootpasta, korma, nougatcreme, gianduja chocolate
    """,
    "tree_nut alcohol": """
        amaretto, frangelico, nocino, disaronno
    """,
    "peanut": """
        satay, satay sauce, sate, saus sate, satesaus, gado gado, bamba, reese's, reese, peanut brittle, dan dan
        sauce, kung pao sauce
    """,
    "peanut tree_nut": """
        trail mix, studentenfutter, nut mix, notenmix, studentenhaver, cocktail nut, bombay mix
    """,
    "? tree_nut peanut": """
        mole, mole poblano, mole sauce, granola bar, muesli bar, dukkah, energy bar, massaman curry paste, massaman,
        pad thai, cereal bar, chestnut coconut
    """,
    "sesame": """
        halva, halvah, halwa, hummus, houmous, hummous, humus, baba ganoush, baba ghanoush, za'atar, zaatar, dukkah,
        tahini dressing, tahini sauce, sesame bun, everything bagel seasoning, houmos, moutabal, mutabal, shichimi,
        gomashio, pasteli, sesame snap
    """,
    "? sesame": """
        falafel, bagel, burger bun, breadstick, shichimi togarashi, bread roll
    """,
}
