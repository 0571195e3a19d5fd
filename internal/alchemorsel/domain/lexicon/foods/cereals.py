"""Wheat and its relatives, oats, and what is baked, brewed and boiled of them."""

CEREALS = {
    "wheat starchy": """
        wheat, flour, bread, pasta, spaghetti, penne, macaroni, fusilli, linguine, lasagne, lasagna, orzo, rigatoni,
        farfalle, vermicelli, fettuccine, pappardelle, tagliolini, bucatini, cavatappi, conchiglie, orecchiette,
        ravioli, tortellini, cannelloni, ditalini, ziti, couscous, bulgur, bulghur, bulgar, bulgur wheat, burghul,
        cracked wheat, semolina, seitan, vital wheat gluten, panko, breadcrumb, bread crumb, noodle, tortilla, pita,
        pitta, baguette, ciabatta, crouton, sourdough, focaccia, bagel, bun, burger bun, bread crumpet, muffin,
        english muffin, flatbread, lavash, chapati, chapatti, roti, paratha, puri, naan, matzo, matzah, matzoh, matzo
        meal, cracker, pretzel, rusk, biscuit, spelt, farro, freekeh, frikeh, durum, kamut, khorasan, einkorn, emmer,
        triticale, dinkel, udon, ramen, soba, lo mein, chow mein noodle, wonton, wonton wrapper, dumpling, dumpling
        wrapper, gyoza, gyoza wrapper, spring spring roll wrapper, egg roll wrapper, filo, phyllo, filo pastry, puff
        pastry, shortcrust pastry, pizza, pizza pastry, graham, graham cracker, farina, wheat germ, wheat bran, bran,
        wheat starch, whole wheat, wholewheat, wholemeal, atta, maida, sooji, suji, rava, all purpose flour, plain
        flour, self raising flour, self rising flour, bread flour, cake flour, strong flour, 00 flour, tipo 00, roux,
        tempura, tempura breaded, breading, stuffing, stuffing mix, melba fregola, gnocchi, gnocchi di patate,
        spaetzle, spatzle, pastina, flour tortilla, burrito, calzone, sandwich bread, crispbread, water cracker,
        oyster cracker, saltine, wafer, ice cream communion wafer, hard pie pie shell, mock duck, kataifi, kadaif,
        dumplings, bread stick, breadstick, grissini, texturized wheat protein, hydrolyzed wheat protein, weizen,
        weizenmehl, mehl, vollkornmehl, dinkelmehl, brot, brotchen, semmel, semmelbrosel, brosel, paniermehl, nudel,
        nudeln, bandnudel, eiernudel, knodel, semmelknodel, griess, gries, weizengriess, hartweizen, grunkern,
        blatterteig,
        hefeteig, murbeteig, zwieback, laugenbrezel, brezel, toastbrot, knackebrot, teig, maultasche, maultaschen,
        strudelteig, filoteig, schupfnudel, weissbrot, vollkornbrot, nudelteig, ble, farine, farine de ble, farine de
        froment, froment, pain, pain de mie, pain rassis, chapelure, pates, pates fraiches, semoule, semoule de ble,
        boulgour, epeautre, pate feuilletee, pate brisee, pate sablee, pate a pizza, nouille, biscotte, petit beurre,
        galette de ble, vermicelle, coquillette, brik, feuille de brick, feuille de brik, trigo, harina, harina de
        trigo, pan rallado, pan de molde, pan integral, pan blanco, barra de pan, miga de pan, pan duro, espagueti,
        espaguetis, fideo, macarron, macarrone, macarrones, semola, cuscus, espelta, masa quebrada, hojaldre, masa de
        pizza, galleta, empanada, picatoste, tortilla de trigo, frumento, grano, grano duro, farina 00, farina di
        grano, farina di frumento, pane, pane grattugiato, pangrattato, pan grattato, semolino, semola di grano, pasta
        sfoglia, pasta frolla, pasta fresca, farro perlato, mollica, piadina, fette biscottate, crostino, crostini,
        bruschetta, maccheroni, tortiglioni, paccheri, trofie, bigoli, pici, friselle, lievito madre, tarwe,
        tarwebloem, bloem, meel, tarwemeel, volkorenmeel, zelfrijzend bakmeel, bakmeel, brood, volkorenbrood,
        stokbrood, paneermeel, deeg, bladerdeeg, griesmeel, spelt meel, speltmeel, mie, beschuit, koekje, volkoren,
        pannenkoekenmix, macaroni elleboogjes
    """,
    "wheat starchy ? milk": """
        cream cracker, weetabix
    """,
    "wheat starchy ? egg milk": """
        tagliatelle, croissant scone, cookie, gingerbread, shortbread, donut, doughnut, danish, panettone beignet,
        churro, flan case, gateau, kuchen, torte, keks, pan dulce, biscotti, biscotto, taart, koek, crepe speculoos,
        biscoff, oreo, digestive, digestive biscuit, ladyfinger, savoiardi, loffelbiskuit, boudoir, lange vinger,
        frangipane pie, quesadilla, naan bread, cornbread, yorkshire pudding mix
    """,
    "wheat egg milk starchy": """
        cake, brioche, pancake, waffle, crepe, eclair, profiterole, choux, choux pastry, madeleine, panettone,
        pandoro, stollen, sponge, sponge cake, brownie, cupcake, victoria sponge, pfannkuchen, pannenkoek, yorkshire
        pudding, clafoutis, crepes, poffertje, poffertjes, bread and butter pudding, bread pudding, french tiramisu,
        cheesecake, kaiserschmarrn, financier, cannele, moelleux, torta, bizcocho, gateau au chocolat, soffice,
        magdalena, kasekuchen, dutch baby, popover
    """,
    "wheat egg starchy": """
        challah, egg noodle, egg pasta, ladyfinger biscuit, pasta all'uovo, pates aux oeufs, eiernudeln, pasta al
        huevo, eiermie, tagliatelle all'uovo, fresh egg pasta
    """,
    "wheat milk starchy": """
        croissant, pain au chocolat, roux blanc, mac and cheese, macaroni and cheese, welsh rarebit, cheeseburger,
        pizza margherita, lasagne al forno, cheese straw, butter cookie, butterkeks, garlic bread, bread sauce,
        gougere, feuillete, spritzgeback, boterkoek, kaasstengel, kibbeling batter
    """,
    "wheat beef starchy milk": """
        cheese burger
    """,
    "wheat soy": """
        soy sauce, soya sauce, shoyu, dark soy, light soy, dark soy sauce, light soy sauce, sojasauce, sojasosse,
        sauce soja, salsa de soja, salsa di soia, sojasaus, ketjap, kecap manis, ketjap manis, kecap, hoisin, hoisin
        sauce, teriyaki, teriyaki sauce, textured wheat, black bean sauce, yakisoba sauce, tonkatsu sauce, okonomiyaki
        sauce, doubanjiang, gochujang, oden, sukiyaki sauce, bulgogi sauce
    """,
    "gluten": """
        gluten, malt extract, malt syrup, barley malt, malt vinegar, maltose malt, marmite, vegemite, ovaltine, malted
        milk powder, horlicks, gerstenmalz, malz, malzextrakt, moutextract, estratto di malto, extrait de malt, malta,
        glutine, brewer's yeast, yeast extract
    """,
    "gluten starchy": """
        barley, pearl barley, rye, rye flour, malt, rye bread, pumpernickel, gerste, perlgraupen, graupen, roggen,
        roggenmehl, roggenbrot, orge, orge perle, seigle, farine de seigle, pain de seigle, pain d'epices, cebada,
        centeno, harina de centeno, orzo perlato, segale, farina di segale, gerst, rogge, roggebrood, parelgort, gort,
        barley flour, tsampa, roggemeel, rye crispbread
    """,
    "gluten alcohol": """
        beer, ale, lager, stout, porter, guinness, bier, biere, cerveza, birra, pilsner, pilsener, ipa, weissbier,
        weizenbier
    """,
    "oats starchy": """
        oat, oatmeal, porridge, granola, muesli, rolled oat, oat milk, oat flour, oat bran, oatcake, porridge oat,
        steel cut oat, oat drink, oat cream, haferflocken, hafer, hafermilch, haferdrink, hafercuisine, haferkleie,
        avoine, flocon d'avoine, lait d'avoine, avena, copo de avena, leche de avena, bebida de avena, fiocchi di
        avena, fiocchi d'avena, latte di avena, haver, havermout, havermelk, haverdrank, havervlokken, flapjack,
        quaker, overnight oat
    """,
    "? wheat": """
        stock cube, bouillon cube, bouillon powder, stock powder, gravy, gravy granule, gravy powder, seasoning mix,
        spice mix, taco seasoning, ketchup manis, falafel, veggie burger, veggie patty, baking mix, soup mix,
        cornflake, corn flake, cereal, breakfast cereal, licorice, liquorice, curry sauce, curry roux, miso, miso
        paste, asafoetida, hing, baking powder, potato croquette, croquette, kroket, matcha mix, mustard sauce, rice
        krispies, puffed rice cereal, modified starch, malt dextrin, dextrin, bbq sauce, barbecue sauce, brown sauce,
        hp sauce, suet mix, crispy onion, fried onion, rostzwiebel, chip shop chip, french fry, chicken nugget
        coating, plant based burger, plant based mince, vegan burger, vegan sausage
    """,
}
