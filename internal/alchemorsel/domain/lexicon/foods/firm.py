"""What no label takes away from a food, for it is nothing else: there is no `gluten-free barley`."""

FIRM = {
    "wheat gluten": """
        wheat, whole wheat, wholewheat, wheat germ, wheat bran,
        bulgur wheat, cracked wheat, seitan, vital wheat gluten, couscous, bulgur, bulghur, bulgar, burghul, spelt,
        farro, freekeh, frikeh, durum, kamut, khorasan, einkorn, emmer, triticale, dinkel, spelt meel, speltmeel,
        atta, maida, hydrolyzed wheat protein, texturized wheat protein, gluten, glutine,
        weizen, weizenmehl, weizengriess, hartweizen, dinkelmehl, grunkern,
        ble, farine de ble, farine de froment, froment, boulgour, epeautre, semoule de ble, galette de ble,
        trigo, harina de trigo, espelta, cuscus, tortilla de trigo, frumento, grano duro, farina di grano,
        farina di frumento, semola di grano, farro perlato, tarwe, tarwebloem, tarwemeel,
        barley, pearl barley, barley flour, barley malt, rye, rye flour, gerste, perlgraupen, graupen, gerstenmalz,
        roggen, roggenmehl, orge, orge perle, seigle, farine de seigle, cebada, centeno, harina de centeno,
        orzo perlato, segale, farina di segale, gerst, rogge, parelgort, gort, roggemeel
    """,
    "milk": """
        whey, casein, caseinate, sodium caseinate, lactose, milk protein, lactalbumin, lactoglobulin, milk solid,
        milk fat, butterfat, ghee, clarified butter, butterschmalz, butter oil, anhydrous milk fat, whey powder,
        whey protein, beurre clarifie, burro chiarificato, mantequilla clarificada, geklaarde boter, molke,
        molkenpulver, molkenprotein, petit lait, lactoserum, suero de leche, siero di latte, weipoeder,
        cow milk, cow's milk, goat milk, goat's milk, sheep milk, sheep's milk, kuhmilch, ziegenmilch, schafsmilch,
        schafmilch, lait de vache, lait de chevre, lait de brebis, leche de vaca, leche de cabra, leche de oveja,
        latte di mucca, latte vaccino, latte di capra, latte di pecora, koemelk, geitenmelk, schapenmelk
    """,
    "egg": """
        egg, egg white, egg yolk, yolk, quail egg, duck egg, egg powder, dried egg, liquid egg, albumen, albumin,
        ovalbumin, ei, eier, eigelb, eiweiss, eiklar, oeuf, oeufs, jaune d'oeuf, blanc d'oeuf, huevo, yema,
        yema de huevo, clara de huevo, uovo, uova, tuorlo, albume, eieren, eidooier, eigeel
    """,
}
ANALOGUES = """
    vegan egg, plant based egg, vegan scrambled egg, vegan fried egg, veganes ei, vegane eier, oeuf vegan,
    huevo vegano, uovo vegano, vegan ei, vegane ruhreier
"""
"""Sold under these names, and made of plants."""
