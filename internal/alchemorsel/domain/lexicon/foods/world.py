"""Regional names and the dishes of many kitchens, beside the families' own files."""

WORLD = {
    "fish": """
        milk fish, milkfish, opah, amberjack, patis, prahok, pla ra, ikan bilis, budu, sablefish, black cod, pomfret,
        saibling, renke, felchen, buckling, quappe, asche, schleie, rapfen, steckerlfisch, fischbrotchen, brathering,
        lieu jaune, bar de ligne, omble chevalier, rascasse, grondin, eperlan, lisette, bonite, limande, carrelet,
        tacaud, filet de saint pierre, saint pierre, besugo, pez limon, corvina, palometa, gallineta, pargo,
        chanquete, ventresca, mojama, panga, bonito del norte, cernia, ricciola, dentice, triglia, gallinella,
        nasello, rombo, coregone, lavarello, pesce persico, musetto di pesce, lekkerbek, lekkerbekje, wijting, tarbot,
        griet, snoekbaars, poon, zeetong, zeelt, brasem, rode poon, furikake, caesar salad, fish ball, bonito flake,
        sild, fish head curry, acqua pazza
    """,
    "fish unclean": """
        raucheraal, rauchaal, zeewolf, palombo, pez rata, bar cat, gerookte paling, stremel aal, lumpfish roe,
        lumpfish
    """,
    "crustacean": """
        moreton bay bug, balmain bug, bay bug, bug tail, slipper lobster, har gow, bisque, percebe, tourteau, araignee
        de mer, etrille, bouquet crevette, buey de mar, galera, canocchia, canocchie, cicala di mare, granseola,
        langoestine, langoestines, hollandse garnaal, lagosta, camarao, camaroes, gambon, gambone, shrimp toast,
        lobster thermidor, crab rangoon, nordseekrabbe, nordseekrabben, buschkrabbe
    """,
    "mollusc": """
        winkle, quahog, littleneck, cherrystone clam, steamer clam, pipis, moscardino, moscardini, tellina, telline,
        fasolaro, fasolari, tartufo di mare, amande de mer, couteau de mer, couteaux de mer, couteaux, praire, supion,
        vernis, coquina, coquinas, pota, kalmare, pulpo, scheermes, scheermessen, wulk, wulken, alikruik, alikruiken,
        herzmuschel, schwertmuschel, schwertmuscheln, weinbergschnecke, weinbergschnecken
    """,
    "egg milk": """
        eggnog, natilla, natillas, ile flottante, iles flottantes, floating island, oeufs a la neige, frangipane,
        crustless quiche
    """,
    "egg milk wheat starchy": """
        key lime pie, lemon meringue pie, custard tart, egg tart, pastel de nata, pasteis de nata, pastei de nata,
        canele, canneles, cannele, portuguese custard tart, bienenstich, berliner ballen
    """,
    "egg": """
        egg roll wrapper, macaron, macarons, egg wonton wrapper, omelett, baiser, zabaione, royal icing, marshmallow
        fluff, dacquoise, matzo ball, caesar salad, swiss meringue buttercream, italian meringue buttercream, ovo,
        ovos, tonkatsu
    """,
    "wheat egg starchy": """
        genoise, biskuit, biskuitboden, biskuitteig, savoiardi biscuit, matzo ball, fideua
    """,
    "milk": """
        baileys, vodka sauce, penne alla vodka, white russian, grasshopper pie, poutine, pierogi ruskie, queso dip,
        obatzda, obazda, griessbrei, stracchino, crescenza, squacquerone, twarog, cacik, caesar salad, shortbread,
        cervelle de canut, whey powder, whey protein, molkenpulver, molkenprotein, lactoserum, siero di latte,
        weipoeder, kuhmilch, cow milk, cow's milk, ziegenmilch, schafsmilch, schafmilch, goat's milk, sheep's milk,
        lait de vache, lait de chevre, lait de brebis, leche de vaca, leche de cabra, leche de oveja, latte di mucca,
        latte vaccino, latte di capra, latte di pecora, koemelk, geitenmelk, schapenmelk, badam milk, ice cream cone,
        ice cream sandwich, tarte tropezienne, toblerone, raffaello, giotto, kaju katli, queso frito, milk jam,
        cookies and cream, goat's cheese, sheep's cheese, buffalo milk, buffalo mozzarella
    """,
    "wheat starchy": """
        ice cream cone, sugar cone, waffle cone, wafer cone, ice cream wafer, fish finger, fish stick, chicken nugget,
        wheat starch, weizenstarke, amidon de ble, almidon de trigo, amido di frumento, tarwezetmeel, weizenkleie,
        croissant, scone, crumpet, tempura, breaded, brezel, brezeln, croqueta, croquetas, bitterbal, bitterballen,
        kroket, kroketten, ontbijtkoek, stroopwafel, stroopwafels, corn dog, onion ring, tonkatsu, mantou, pelmeni,
        beef wellington, cornish pasty, pasty, fruitcake, kibbeh, lahmacun, borek, manti, simit, pide, chicken kiev,
        club sandwich, blt sandwich, grilled cheese sandwich, ham sandwich, cheese sandwich, toasted sandwich, panini,
        panino, stromboli, yakisoba, taiyaki, dorayaki, mooncake, moon cake, zwiebelkuchen, tarte tatin, tarte au
        citron, tarte aux pommes, pissaladiere, quiche, quiche lorraine, griessbrei, benne wafer, white sauce,
        polvoron, polvorones, cantucci, cantuccini, panforte, banketstaaf, speculaas, gevulde speculaas, bokkenpoot,
        bokkenpootjes, vanillekipferl, lebkuchen, spritz cookie, graham cracker crust, biscuit base, melba toast,
        fregola, spring roll wrapper, egg roll, ice cream sandwich, opera cake, gateau opera, caesar salad, anzac
        biscuit, pastel de nata, pork pie, meat pie, chicken pot pie, pot pie, hush puppy, hushpuppy, bao bun, bao,
        steamed bun, wonton soup, pretzel bun, char siu bao, linguine alle vongole, everything bagel, dan dan noodle,
        speculoos, torrija, torrijas, ensaimada, coca de trempo, timballo
    """,
    "wheat ? milk egg": """
        frikadelle, frikadellen, fleischpflanzerl, tart, tarte, crostata
    """,
    "wheat_starch": """
        wheat starch, weizenstarke, amidon de ble, almidon de trigo, amido di frumento, tarwezetmeel
    """,
    "? wheat": """
        tater tot
    """,
    "? wheat egg": """
        lady finger, fajita, chow mein, sandwich, goulash
    """,
    "? soy wheat": """
        oyster sauce
    """,
    "oats gluten": """
        haggis, white pudding
    """,
    "gluten alcohol": """
        kvass, kwas, shandy, radler, alster, malzbier, barley wine, panache
    """,
    "gluten": """
        malted milk, anzac biscuit
    """,
    "oats starchy": """
        parkin, cranachan, anzac biscuit, haferkeks, haferkekse
    """,
    "tree_nut": """
        bethmannchen, vanillekipferl, polvoron, polvorones, cantucci, cantuccini, ricciarelli, panforte, gianduiotti,
        banketstaaf, gevulde speculaas, bokkenpoot, bokkenpootjes, financier, opera cake, gateau opera, kaju katli,
        badam milk, spumoni, toblerone, raffaello, mozartkugel, mozartkugeln, giotto, tarator, aillade, dragee,
        dragees, marzipan potato, tarte bourdaloue, almond croissant, christstollen, bienenstich, pili nut,
        noisettine, butter pecan
    """,
    "peanut": """
        kung pao, kung pao chicken, dan dan noodle, maafe, mafe, chikki, pb j, pb and j, groundnut stew, bang bang
        chicken, amendoim, erdnussflips
    """,
    "soy": """
        inari, inari sushi, agedashi tofu, soy curl, tofuschnitzel, sojagulasch
    """,
    "sesame": """
        furikake, simit, benne wafer, benne, bang bang chicken, dan dan noodle, goma dressing, goma, til ladoo, til,
        shichimi togarashi, everything bagel, goma dare, jian dui
    """,
    "celery": """
        waldorfsalat, bloody mary, sellerieschnitzel
    """,
    "mustard": """
        remoulade, sauce remoulade, colman's
    """,
    "alcohol": """
        baijiu, jagermeister, vermut, benedictine, pimm's, pimm', margarita cocktail, mojito, mimosa cocktail, white
        russian, slivovitz, aquavit, akvavit, malibu, southern comfort, galliano, curacao, fernet, amaro, mead, kvass,
        moonshine, marc de champagne, marc de bourgogne, pacharan, anis del mono, ginebra, vodka sauce, licor 43, met,
        becherovka, metaxa, strega, maraschino, sljivovica, palinka, korn, doppelkorn, kummerling, ramazzotti, averna,
        daiquiri, negroni, caipirinha, bloody mary, irish coffee, cosmopolitan cocktail
    """,
    "alcohol sulphite": """
        spritz veneziano, weinschorle, vinho, vinho tinto, beurre blanc
    """,
    "meat": """
        turtle, turtle soup, white pudding, spleen, lung, chitterling, caul fat, tongue, brain, gams, kutteln, kuttel,
        lunge, lungerl, beuschel, zunge, kalbsbries, bries, cervelle, gesier, cerf, lievre, callos, molleja, mollejas,
        rinon, rinones, seso, sesos, ciervo, liebre, rognone, lampredotto, coratella, capriolo, lepre, nier, zwezerik,
        zwezeriken, hazenpeper, reebout, reerug, konigsberger klops, klops, leberknodel, labskaus, corn dog,
        schnitzel, droewors, boerewors, faggot of pork, ris d'agneau, tripe sausage, andouillette, chili con carne,
        chilli con carne, kibbeh, lahmacun, tourtiere, vindaloo, cevapcici, cevapi, kottbullar, bitterbal,
        bitterballen, kroket, kroketten, frikandel, leberkas, currywurst, maultasche, maultaschen, cornish pasty
    """,
    "meat ? beef pork": """
        goulash, schnitzel
    """,
    "poultry": """
        perlhuhn, stubenkuken, backhendl, brathahnchen, faisan, perdrix, poularde, coquelet, perdiz, fagiano, fazant,
        karaage, cock a leekie, ajam, ayam, chicken kiev, kung pao chicken, bang bang chicken, fried chicken, pollo
        asado, becada
    """,
    "pork": """
        tonkatsu, salchichon, butifarra, eisbein, haxe, schweinshaxe, spanferkel, boudin blanc, lonza, finocchiona,
        crispy pata, sisig, white pudding, blt, blt sandwich, scrapple, bockwurst, jabali, sanglier, everzwijn, pork
        pie, morteau, figatelli, tonkatsu curry, club sandwich, ham sandwich, frikandel
    """,
    "pork egg wheat": """
        tonkatsu, tonkatsu curry
    """,
    "meat wheat starchy": """
        sausage roll, meat pie, lasagne bolognese, beef lasagne, swedish meatball
    """,
    "egg milk mustard": """
        hollandaise sauce, bearnaise sauce, sauce hollandaise, sauce bearnaise
    """,
    "wheat gluten starchy": """
        beer bread, pastrami on rye, pierogi ruskie, beef wellington
    """,
    "egg mustard": """
        sauce remoulade
    """,
    "wheat egg milk starchy": """
        tipsy cake, bakewell tart, linzer torte, linzertorte, tarte bourdaloue, tarte tropezienne, tarte amandine,
        cookie and cream, beignet, moon cake, mooncake, waffle cone
    """,
    "? milk": """
        kartoffelpuree, kartoffelbrei, puree de pomme de terre, aardappelpuree
    """,
    "egg mustard celery": """
        celeri remoulade
    """,
    "crustacean milk": """
        lobster thermidor, crab rangoon, lobster bisque
    """,
    "crustacean wheat": """
        shrimp toast, crab rangoon
    """,
    "poultry wheat starchy": """
        chicken pot pie
    """,
    "poultry peanut": """
        sate ajam, chicken satay
    """,
    "milk wheat starchy": """
        cheese sandwich, grilled cheese sandwich, almond croissant, pierogi ruskie, penne alla vodka
    """,
    "milk egg": """
        swiss meringue buttercream, italian meringue buttercream
    """,
    "milk ? gelatin": """
        yogurt light, gelato mix, fondue neuchateloise
    """,
    "milk tree_nut": """
        butter pecan, chicken korma
    """,
    "milk alcohol": """
        irish coffee
    """,
    "egg wheat starchy": """
        egg roll, egg wonton wrapper
    """,
    "beef": """
        bavette, ropa vieja, picanha, flat iron, flat iron steak, hanger steak, denver steak, zwiebelrostbraten, beef
        wellington, tournedos, entrana, vacio
    """,
    "gelatin": """
        aspic, isinglass, gotterspeise, wackelpudding, gummibarchen, gummibar, gelee royale dessert
    """,
    "milk gelatin": """
        bavaroise
    """,
    "unclean": """
        turtle, liebre, lievre, lepre, zeewolf, lumpfish, lumpfish roe
    """,
}
ONLY_LIKE = """
    brain food, kirsche, kirschen, gehakte, gehackter, kohlrabischnitzel, gemuseschnitzel, kurbisschnitzel,
    rubenschnitzel, mushroom goulash, bean goulash, potato goulash, lentil goulash, chickpea goulash, vegetable
    goulash, pilzgulasch, kartoffelgulasch, bohnengulasch, linsengulasch, gemusegulasch
"""
"""Vegetables in the shape of a meat dish, and words that hold a food's name and none of it."""
