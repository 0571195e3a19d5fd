"""Dishes and sweets whose names tell what is in them, as they are usually made."""

DISHES = {
    "wheat gluten starchy": """
        tabbouleh, tabouli, taboule, tabule, baklava, baklawa, fish and chip, boterham, boterhammen, paniert, breaded
        cutlet, wiener schnitzel, schnitzel, milanese, katsu, empanado, impanato, gepaneerd, pane croquette, panade,
        empanadilla, samosa, spring roll, welsh rarebit, welsh rabbit, rarebit, tempura, scotch egg, sausage roll, vol
        au vent, strudel, apfelstrudel, fattoush, panzanella, ribollita, migas, cacio e pepe, cacio pepe, beer batter,
        yorkshire pudding, toad in the hole, pecan pie, treacle tart, bechamel, mornay, roux, veloute, espagnole,
        salsa bechamel, besciamella, wellington, okonomiyaki, takoyaki, kluski, pierogi, blini, varenyky, spaetzle,
        arancini
    """,
    "honey starchy": """
        honey, honeycomb, honig, miel, miele, honing
    """,
    "honey mustard": """
        honey mustard
    """,
    "starchy": """
        marshmallow, marshmallows, meringue, peanut brittle, brittle, marzipan, praline, chocolate hazelnut spread,
        nutella, gianduja, nougat, halva, halvah, halwa, sesame snap, condensed milk, dulce de leche, cajeta, white
        chocolate, milk chocolate, lemon curd, butterscotch, toffee, fudge, caramel, creme anglaise, creme brulee,
        creme caramel, crema catalana, zabaglione, sabayon, pad thai, paella, risotto, sushi, quiche, quiche lorraine,
        pecan pie, cullen skink, tiramisu, sherry trifle, trifle, ice cream, sorbet, gelato, custard, flan, pudding,
        turron, torrone, baklava, chutney, hoisin, teriyaki, mead, jelly baby, gummy, gummy bear, wine gum, candied
        fruit, candied peel, glace cherry, dried fruit, gnocchi, congee, biryani, pilaf, nasi goreng, dauphinoise,
        gratin dauphinois, floury potato, scalloped potato
    """,
    "honey": """
        beeswax, e901, bienenwachs, cire d'abeille, bijenwas, bee wax
    """,
    "honey mustard starchy": """
        honey mustard dressing
    """,
    "wheat starchy ? milk": """
        hamburger bun, hamburger roll, hot dog bun, hot dog roll
    """,
    "mustard": """
        hot dog mustard
    """,
    "tree_nut starchy": """
        nougat de montelimar, chocolate hazelnut spread
    """,
    "peanut milk egg soy starchy": """
        snicker, snickers
    """,
    "tree_nut milk wheat soy starchy": """
        ferrero rocher
    """,
    "mollusc fish milk": """
        clam chowder, new england clam chowder
    """,
    "wheat starchy": """
        tonkotsu ramen
    """,
    "milk": """
        nut of butter, beurre noisette, noix de beurre, noisette de beurre, goat milk, goat butter, sheep milk, egg
        cream, cream cheese, malted milk powder, malted milk, horlicks, hollandaise, hollandaise sauce, bearnaise,
        bearnaise sauce, lemon curd, lime curd, orange curd, caprese, insalata caprese, clam chowder, new england clam
        chowder, cullen skink, tikka masala, chicken tikka masala, makhani, palak paneer, rarebit, welsh rarebit,
        welsh rabbit, toad in the hole, cacio, cacio e pepe, cacio pepe, trifle, sherry trifle, yorkshire pudding,
        stroganoff, saag paneer, spanakopita, greek salad, horiatiki, aligot, tartiflette, besciamella, salsa
        bechamel, eton mess, banoffee, banoffee pie, affogato, milk tea, chowder, vichyssoise, dauphinoise potato, au
        gratin, gratin, parmigiana, eggplant parmesan, cordon bleu, saltimbocca cheese, moussaka, pastitsio, swedish
        meatball, kormas, kulfi, rasmalai, gulab jamun, tres leches, arroz con leche, milchreis, rice pudding, riz au
        lait, knickerbocker glory
    """,
    "egg": """
        tartare sauce, tartar sauce, sauce tartare, nougat, nougat de montelimar, creme anglaise, vitello tonnato,
        toad in the hole, scotch egg, waldorf salad, salade nicoise, nicoise, nicoise salad, marie rose, marie rose
        sauce, prawn cocktail, pecan pie, quiche, quiche lorraine, tuorlo, tuorli, albumi, rouille, gribiche,
        kedgeree, egg fried rice, pavlova, eton mess, lemon curd, custard, salsa rosa, torrone, caesar dressing,
        thousand island, tortilla espanola, coleslaw mayo, spaetzle, semifreddo, chocolate mousse, mousse au chocolat,
        mousse, yorkshire pudding, okonomiyaki, egg drop soup, moussaka, gado gado, bibimbap, dauphine
    """,
    "wheat egg milk starchy": """
        tiramisu, sherry trifle, trifle, kirschtorte, schwarzwalder kirschtorte, schwarzwalder torte, black forest
        gateau, black forest cake, yorkshire pudding, toad in the hole, sachertorte, victoria sponge, crepe suzette,
        dampfnudel, germknodel, zuppa inglese, cannoli, rum baba, lamington, madeira cake, simnel cake, kugelhopf,
        gugelhupf, baumkuchen, streuselkuchen, apfelkuchen, far breton, galette des rois, kouign amann, paris brest,
        mille feuille, millefeuille, saint honore, opera cake, souffle
    """,
    "alcohol sulphite": """
        coq au vin, boeuf bourguignon, beef bourguignon, bourguignon, bourguignonne, zabaglione, sabayon, sherry
        trifle, moules mariniere, fondue neuchateloise
    """,
    "alcohol": """
        crepe suzette, kirschtorte, schwarzwalder kirschtorte, black forest gateau, beer batter, rum baba, baba au
        rhum, zuppa inglese, rumtopf, cherries jubilee, bananas foster, penne alla vodka, tipsy cake, eierlikor,
        carbonnade, beer bread
    """,
    "beef": """
        noix de veau, noisette of veal, boeuf bourguignon, beef bourguignon, bourguignon, stroganoff, cheeseburger,
        bovine, bovine collagen, bovine gelatin, rind, rocky mountain oyster, bull testicle, prairie oyster bull,
        steak tartare, vitello tonnato, bresaola, saltimbocca, pho, pho bo, rendang, pastrami on rye, wiener
        schnitzel, sloppy joe, meat pie, steak and kidney pie
    """,
    "pork": """
        noisette de porc, noisette of pork, scotch egg, tonkotsu, tonkotsu ramen, toad in the hole, angel on
        horseback, devil on horseback, pig in blanket, pig in a blanket, head cheese, brawn, souse, sulze, cassoulet,
        choucroute, char siu bao, croque monsieur, amatriciana, all'amatriciana, gricia, saltimbocca, feijoada,
        schwein, mortadella, cotoletta di maiale, quiche lorraine, hawaii toast, toast hawaii, strammer max, full
        english, hot dog sausage pork
    """,
    "meat pork": """
        toad in the hole, tonkotsu, tonkotsu ramen
    """,
    "meat": """
        noisette of lamb, noisette of venison, noisette d'agneau, noisette de chevreuil, frog's leg, testicle,
        animelle, lamb's liver, lamb's kidney, rogan josh, shepherd's pie, irish stew, lancashire hotpot, brawn, head
        cheese, souvlaki, bolognese
    """,
    "fish": """
        shark steak, fish gelatine, fish gelatin, isinglass, isinglass fining, lachsfilet, lachsfilets, bombay duck,
        cullen skink, vitello tonnato, tonnato, nicoise salad, tom yam, kedgeree, fish and chip, gentleman's relish,
        salsa tonnata, escabeche, poke bowl, nigiri, rollmops, bangus, brandade de morue, moqueca, cioppino
    """,
    "mollusc": """
        angel on horseback, linguine alle vongole, moules mariniere, moules frites, cioppino, oysters rockefeller,
        clam, takoyaki, clams casino
    """,
    "crustacean": """
        cioppino, prawn cocktail, prawn toast, shrimp cocktail, tom yum goong, etouffee
    """,
    "unclean": """
        frog's leg, shark steak, turtle soup
    """,
    "tree_nut": """
        waldorf salad, pecan pie, baklava, bakewell tart, linzer torte, linzertorte, mont blanc, tarte amandine,
        amandine, almondine, nusskuchen, nut loaf, nut cutlet, turron, chicken korma, fesenjan, picada, ajo blanco
    """,
    "soy": """
        douchi, black bean sauce, fermented black bean, salted black bean, fermented soybean, ponzu, doubanjiang,
        gochujang, oyster sauce soy, ssamjang, hoisin sauce, mapo tofu, sukiyaki, yakitori, bulgogi
    """,
    "wheat": """
        ponzu, malted milk powder, malted milk, mapo tofu, sukiyaki, yakitori, gochujang, ssamjang
    """,
    "celery": """
        waldorf salad, sofrito italiano, bolognese mirepoix
    """,
    "beef milk": """
        stroganoff, cheeseburger, beef lasagne, lasagne al forno, lasagne bolognese, moussaka beef, butter burger,
        philly cheesesteak
    """,
    "poultry": """
        butter chicken, murgh, murgh makhani, chicken tikka masala, coq au vin, chicken korma, tom kha gai, oyakodon,
        chicken oyster, chicken kiev, general tso, jerk chicken, piri piri chicken
    """,
    "poultry milk": """
        butter chicken, murgh makhani, chicken tikka masala, chicken kiev, chicken alfredo
    """,
    "pork beef": """
        rind und schwein, halb und halb, half om half, half om half gehakt, half om half gehakt rund, macinato misto,
        trito misto
    """,
    "gelatin": """
        panna cotta, bavarois, turkish delight gelatin, haribo, peeps
    """,
    "? gelatin": """
        cheesecake, mousse, trifle, turkish delight, yogurt light, gelato mix
    """,
}
ONLY_SOUND = """
    head cheese rind, kombu dashi, shiitake dashi, vegan dashi, aubergine caviar, eggplant caviar, caviar d'aubergine,
    beluga lentil, caviar lentil, roe on, texas caviar, cowboy caviar, lime caviar, caviar lime, finger lime, chia
    egg, flax egg, linseed egg, ginger nut, nut brown, walnut sized, walnut size, hazelnut sized, almond shaped, pea
    sized, size of a walnut, size of a hazelnut, size of an egg, size of an almond, size of a pea, egg sized, egg
    shaped, bread crumb texture, floury, bourbon vanilla, madagascar bourbon vanilla, bourbon vanille, lady finger
    okra, ladies' finger, lady's finger, okra, fish fragrant, fish fragrant sauce, fish out, cream together, cream the
    sugar, creamed together, butternusskurbis, butternuss, butternusskürbis, vegetable suet, vegan suet, vegetable
    lard, vegetable shortening, unsulphured dried mango, unsulphured dried apricot, unsulphured dried fruit,
    unsulphured apricot, unsulphured mango, unsulphured raisin, unsulphured, unsulfured, shirataki konjac noodle,
    konjac noodle, scalloped, scallop the edge, port wine stain, beer can, milk fish, milkfish, butterfly the, butter
    up, steak cut chip, steak fries, steak fry, oyster blade, duck under, ham fisted, beef up, skate over, sole
    ingredient, bass note, perch on, mussel tough, nutty flavour, cheese plate, fish kettle, bread basket, bake sale
"""
