"""Meat, poultry, blood and what is drawn from bones and skins."""

MEAT = {
    "pork": """
        pork, bacon, ham, prosciutto, pancetta, chorizo, salami, lard, guanciale, speck, pepperoni, gammon, pork
        belly, pork rind, pork scratching, pork crackling, crackling, chicharron, chicharrones, lardon, lardo,
        jamon, serrano, iberico, mortadella, nduja, soppressata, capicola, coppa, culatello, andouille, kielbasa,
        bratwurst, frankfurter, saveloy, wiener, weisswurst, cumberland sausage, lincolnshire sausage, italian
        sausage, breakfast sausage, toulouse sausage, linguica, lap cheong, char siu, carnitas, cochinita, al
        pastor, pulled pork, baby back rib, spare rib, sparerib, pork rib, pig, piglet, suckling pig, trotter, pig
        foot, pig trotter, ham hock, ham bone, fatback, salt pork, pork sausage, pork mince, ground pork, pork
        steak, pork fat, leaf lard, schinken, kochschinken, schweinefleisch, schwein, schweinehack, schweineschmalz,
        schmalz, griebe, grieben, bauchspeck, kassler, leberkase, fleischwurst, mettwurst, cervelat, landjager,
        blutwurst, thuringer, hackepeter,
        schweinebraten, mett, leberwurst, porc, jambon, lard fume, saindoux, rosette, cochon, echine, rillettes,
        cerdo, tocino, panceta, manteca de cerdo, lomo, lomo de cerdo, sobrasada, fuet, longaniza, puerco, lechon,
        maiale, strutto, salame, salsiccia, cotechino, zampone, porchetta, varkensvlees, varken, varkenshaas,
        varkensgehakt, spek, spekje, spekreepje, reuzel, rookworst, wild boar, boar, cinghiale, wildschwein, hog,
        spam, pork floss, jamon iberico, jamon serrano, bangers, banger
    """,
    "pork blood": """
        black pudding, blood sausage, morcilla, boudin noir, bloedworst, sanguinaccio
    """,
    "pork milk": """
        manteca
    """,
    "blood": """
        blood, blut, sang, sangre, sangue
    """,
    "beef": """
        beef, steak, veal, brisket, oxtail, ox, suet, tallow, sirloin, ribeye, rib eye, bresaola, pastrami, ground
        beef, corned beef, minced beef, beef mince, beef stock, beef broth, beef bouillon, beef stock cube, beef
        gravy, beef dripping, dripping, chuck, chuck roast, flank steak, skirt steak, short rib, t bone,
        porterhouse, filet mignon, rump steak, topside, silverside, entrecote, hamburger, burger, beefburger, burger
        patty, bolognese, ragu, biltong, beef jerky, roast beef, wagyu, cow, calf, ossobuco, osso buco, schnitzel
        veal, beef sausage, beef bacon, beef tongue, ox tongue, ox heart, tri tip, beef gelatin, stroganoff, beef
        wellington, calf liver, calf's liver, chili con carne, cottage pie, bulgogi, gyudon, carne asada,
        cheesesteak, salisbury steak, bone marrow, marrow bone, demi glace, rindfleisch, rinderhack,
        rinderhackfleisch, rinderbraten, rinderfilet, rinderbruhe, rinderbrust, kalb, kalbfleisch, tafelspitz,
        rouladen, sauerbraten, gulasch, rindertalg, boeuf, veau, steak hache, onglet, bavette de boeuf, pot au feu,
        carne de res, res, ternera, vacuno, buey, carne picada de ternera, solomillo, manzo, vitello, carne di
        manzo, bistecca, cecina, rundvlees, rundergehakt, biefstuk, runder, kalfsvlees, kalf, ossenstaart, rund,
        sucade
    """,
    "meat": """
        meat, lamb, mutton, venison, rabbit, goat, bone broth, hare, deer, kid goat, goat meat, bison, buffalo meat,
        horse meat, kangaroo, reindeer, elk, moose, ostrich meat, game meat, offal, liver, tripe, sweetbread, kidney,
        lamb kidney, lamb steak, lamb chop, lamb stock, merguez, haggis, doner, gyros, kofta, shawarma, lamb kebab,
        shepherd's pie, shepherd pie, moussaka, pate, rilette, liver pate, terrine, jerky, cold cut, deli meat,
        luncheon meat, meatloaf, meat stock, meat broth, crocodile, alligator, camel, frog leg, bush meat, lamm,
        lammfleisch, hammel, hammelfleisch, hirsch, reh, rehrucken, wildfleisch, kaninchen, hase, ziege, fleisch,
        leber, niere, fleischbruhe, fleischfond, agneau, mouton, gigot, chevreuil, lapin, viande, rognon, bouillon de
        viande, cordero, conejo, carne, higado, cabrito, caldo de carne, agnello, coniglio, capra, cervo, fegato,
        brodo di carne, trippa, lamsvlees, lam, lamsbout, konijn, hert, hertenvlees, vlees, lever, schapenvlees,
        vleesbouillon, paardenvlees, rosbif, cuisse de grenouille, aspic
    """,
    "meat ? pork beef": """
        sausage, mince, minced meat, ground meat, meatball, hot dog, hotdog, kebab, saucisse, saucisson, hackfleisch,
        hack, gehacktes, faschiertes, hackbraten, frikadelle, bulette, wurst, wurstchen, viande hachee, boulette,
        charcuterie, carne picada, albondiga, salchicha, chistorra, carne macinata, carne trita, polpetta, polpette,
        gehakt, gehaktbal, worst, braadworst, worstje, sausage meat, sausage boerewors, mixed grill, cassoulet,
        choucroute garnie, bologna, baloney, luncheon loaf, cocktail smokies
    """,
    "poultry": """
        chicken, turkey, duck, goose, quail, poultry, chicken stock, chicken broth, chicken bouillon, chicken stock
        cube, hen, rooster, cockerel, capon, poussin, guinea fowl, pheasant, partridge, pigeon, squab, grouse, foie
        gras, chicken liver, duck fat, goose fat, chicken fat, chicken mince, ground chicken, ground turkey, turkey
        mince, turkey bacon, turkey ham, chicken sausage, turkey sausage, chicken nugget, drumstick, chicken wing,
        buffalo wing, coq au vin, confit de canard, fowl, emu, ostrich, rotisserie chicken, coronation chicken,
        chicken powder, cornish hen, giblet, huhn, hahnchen, hahnchenbrust, huhnchen, huhnerbruhe, huhnerbrust,
        huhnerfleisch, hendl, pute, putenbrust, putenfleisch, truthahn, ente, entenbrust, gans, ganseschmalz, wachtel,
        fasan, geflugel, geflugelfond, poulet, dinde, canard, oie, caille, pintade, volaille, magret, magret de
        canard, blanc de poulet, bouillon de poule, bouillon de volaille, pollo, pechuga, pechuga de pollo, pavo,
        pato, codorniz, caldo de pollo, gallina, aves de corral, petto di pollo, tacchino, anatra, oca, quaglia,
        faraona, brodo di pollo, kip, kipfilet, kippenbout, kippenvlees, kippenbouillon, kalkoen, kalkoenfilet, eend,
        eendenborst, gevogelte, kwartel, parelhoen
    """,
    "pork milk wheat": """
        tartiflette, croque monsieur, quiche lorraine, cordon bleu, flammkuchen, tarte flambee
    """,
    "pork egg milk wheat": """
        carbonara, spaghetti carbonara
    """,
    "gelatin": """
        gelatin, gelatine, marshmallow, gelatin leaf, jello, jelly baby, gummy bear, gummi bear, gummy, wine gum,
        collagen, collagen powder, collagen peptide, gelatina, gelatina en hoja, cola de pescado, blattgelatine,
        gelatinepulver, gelatineblatt, gelatineblaadje, feuille de gelatine, guimauve, colla di pesce, malvavisco,
        rennet, animal rennet, panna cotta mix
    """,
    "? gelatin": """
        jelly, jelly bean, gummy vitamin, fruit gum
    """,
    "insect": """
        carmine, cochineal, shellac, confectioner's glaze, e120, e904, karmin, cochenille, cochinilla, carminio,
        cricket, cricket flour, cricket powder, mealworm, grasshopper, insect, locust, chapuline, natural red 4
    """,
}
UNCLEAN = """
    rabbit, hare, horse meat, kangaroo, crocodile, alligator, camel, frog leg, conejo, lapin, kaninchen, hase,
    coniglio, konijn, eel, shark, catfish, monkfish, swordfish, sturgeon, caviar, skate, ray, turbot, lamprey, aal,
    anguille, anguilla, paling, haifisch, ostrich, ostrich meat, insect, mealworm, snail, escargot, cricket, unagi,
    cricket flour, cuisse de grenouille, seeteufel, lotte, zeeduivel, paardenvlees, basa, pangasius, wels, turtle
"""
"""Foods that kosher rules forbid whatever their family."""
