"""Alcohol, sulphites, and the sauces and mixes whose labels hide something."""

CELLAR = {
    "alcohol sulphite": """
        wine, vermouth, sherry, cream sherry, port, white wine, red wine, rose wine, marsala, champagne, prosecco,
        cider, hard cider, cava, madeira, mulled wine, sparkling wine, dry sherry, cooking wine, sangria, moscato,
        riesling, chardonnay, merlot, cabernet, pinot noir, pinot grigio, burgundy, bordeaux, chianti, sauternes,
        dubonnet, martini, lillet, wein, weisswein, rotwein, sekt, portwein, wermut, apfelwein, gluhwein, vin, vin
        blanc, vin rouge, vin jaune, cidre, porto, vino, vino blanco, vino tinto, vino de jerez, jerez, sidra, vino
        bianco, vino rosso, vin santo, wijn, witte wijn, rode wijn, rosewijn, kookwijn, perry, retsina, manzanilla,
        fino, oloroso
    """,
    "alcohol": """
        alcohol, rum, vodka, whisky, whiskey, brandy, cognac, bourbon, gin, tequila, mirin, sake, liqueur, kirsch,
        schnapps, calvados, armagnac, grappa, ouzo, raki, arak, pernod, pastis, absinthe, sambuca, campari, aperol,
        limoncello, cointreau, grand marnier, triple sec, kahlua, coffee liqueur, orange liqueur, baileys, chartreuse,
        mezcal, soju, shaoxing, shaoxing wine, shaohsing, rice wine, chinese cooking wine, huangjiu, makgeolli,
        cachaca, pisco, spirit, liquor, schnaps, likor, kirschwasser, weinbrand, obstler, alkohol, eau de vie, rhum,
        liqueur d'orange, alcool, licor, ron, aguardiente, orujo, coñac, liquore, acquavite, sterke drank, likeur,
        jenever, brandewijn, eierlikor, advocaat, drambuie, tia maria, creme de cassis, creme de menthe, angostura,
        angostura rumtopf, rum raisin
    """,
    "alcohol milk": """
        irish cream, baileys irish cream
    """,
    "? alcohol": """
        vanilla extract, vanilla essence, tiramisu flavour, trifle, coq au vin, bourguignon, boeuf bourguignon, rum
        flavouring, rum extract, rum essence, almond flavouring, vanille extrait, fondue, zuppa inglese, black forest,
        kombucha, tiramisu, christmas pudding, fruitcake, beer batter
    """,
    "sulphite": """
        wine vinegar, white wine vinegar, red wine vinegar, sherry vinegar, balsamic vinegar, balsamic, balsamico,
        aceto balsamico, champagne vinegar, weinessig, weissweinessig, rotweinessig, vinaigre de vin, vinaigre
        balsamique, vinagre de vino, vinagre de jerez, aceto di vino, wijnazijn, balsamicoazijn, dried apricot, dried
        fruit, sultana, golden raisin, dried mango, dried apple, dried pear, dried pineapple, dried papaya, glace
        cherry, candied fruit, candied peel, mixed peel, sulphite, sulfite, sulphur dioxide, sulfur dioxide,
        metabisulphite, metabisulfite, sodium metabisulphite, potassium metabisulphite, e220, e223, e224, e228,
        schwefeldioxid, sulfit, anhydride sulfureux, sulfito, solfiti, solfito, sulfiet, abricot sec, getrocknete
        aprikose, orejon, albicocche secche, gedroogde abrikoos, mixed dried fruit, maraschino cherry, sulfured
        molasses, dried peach, trockenfruchte
    """,
    "? sulphite": """
        raisin, currant, prune, dried fig, dried date, dried cranberry, dried cherry, grape juice, lemon juice, lime
        juice, bottled lemon juice, molasses, sauerkraut, pickled onion, cornichon, gherkin, desiccated coconut, dried
        potato, rosine, rosinen, raisin sec, pasa, uvetta, rozijn, rozijnen, pruneau, horseradish sauce, horseradish,
        wasabi paste, guacamole, instant mash
    """,
    "? celery wheat meat": """
        stock, broth, bouillon, vegetable bouillon powder, soup, soup powder, consomme, bruhe, bruhwurfel, bruhe
        pulver, suppenwurfel, gemusebruhe, gemusebruhwurfel, bouillonwurfel, instantbruhe, caldo, cubito, pastilla de
        caldo, pastilla de caldo de verduras, brodo, dado, dado da brodo, bouillonblokje, groentebouillon,
        groentebouillonblokje, bouillon de legumes, bouillon cube, cube de bouillon, kub or, brodo vegetale, dado
        vegetale, caldo de verduras, gravy, maggi, maggi seasoning, fondor, vegeta, aromat, knorr, oxo cube, oxo,
        bisto, better than bouillon, stock pot, stockpot, stock concentrate, stock cube, bouillon powder, stock powder
    """,
    "? celery wheat": """
        vegetable stock, vegetable broth, vegetable stock cube, vegetable bouillon, vegetable stock powder, vegetable
        soup, tomato soup, vegetable juice, v8, tomato juice bloody mary mix, clamato, marinara, bouquet garni, spice
        mix, seasoning mix, jerk seasoning, cajun seasoning, bbq rub, mixed spice, herbamare, gemusefond
    """,
    "? mustard": """
        curry powder, vinaigrette, salad dressing, dressing, french dressing, italian dressing, tartare sauce, tartar
        sauce, mayonnaise, mayo, panch phoron, panch phoran, chutney, relish, bbq sauce, barbecue sauce, steak sauce,
        coleslaw dressing, sandwich burger sauce, pickle relish, ras el hanout, sambar powder, garam masala mix,
        currypulver, poudre de curry, kerriepoeder, poudre de colombo
    """,
    "? milk egg": """
        coleslaw, potato salad, pumpkin pie, biscuit mix, pancake mix, waffle mix, cake mix, muffin mix, ranch mix,
        queso dip, spinach dip, dip, cocktail sauce, salad cream, veggie sausage, vegetarian sausage
    """,
    "? soy": """
        vegetable oil, margarine, lecithin, emulsifier, textured protein, vegetable protein, hydrolysed vegetable
        protein, hydrolyzed vegetable protein, chocolate, dark chocolate, protein powder, plant based burger, impossible
        burger, impossible meat, beyond burger, beyond meat, vegan
        burger, veggie burger, vegan sausage, veggie sausage, vegan mince, veggie mince, vegan cheese, infant formula,
        non stick spray, cooking spray, worcestershire sauce, worcestershire, bread improver, pflanzenol, plantaardige
        olie, vegane wurst
    """,
    "? wheat soy celery": """
        worcestershire sauce, worcestershire, worcester sauce, worcestersauce, henderson's relish, duck sauce
    """,
    "? rennet": """
        parmesan, parmigiano, parmigiano reggiano, pecorino, gruyere, grana padano, gorgonzola, manchego, roquefort,
        emmental, comte, beaufort, asiago, manchego cheese
    """,
    "? egg": """
        veggie burger, veggie sausage
    """,
    "? beef pork": """
        gelatin, gelatine, gelatina, gelatin leaf, collagen, mincemeat, suet
    """,
}
