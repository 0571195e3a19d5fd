"""Fish, crustaceans, molluscs, and sauces made of them."""

SEA = {
    "fish": """
        fish, salmon, tuna, cod, haddock, trout, anchovy, sardine, mackerel, halibut, herring, bass, sea bass,
        seabass, sole, tilapia, eel, caviar, dashi, bonito, bonito flake, katsuobushi, roe, fish sauce, nam pla, nuoc
        mam, fish stock, fish finger, fish stick, fishcake, fish cake, worcestershire sauce, worcestershire, worcester
        sauce, worcestersauce, pollock, pollack, hake, bream, sea bream, monkfish, swordfish, shark, catfish, carp,
        perch, pike, pikeperch, zander, turbot, plaice, flounder, snapper, red snapper, grouper, mahi mahi,
        barramundi, kipper, bloater, lox, gravlax, gravadlax, smoked salmon, sprat, whitebait, pilchard, skate, ray,
        lamprey, sturgeon, whiting, coley, john dory, mullet, red mullet, branzino, arctic char, basa, pangasius,
        cobia, kingfish, yellowtail, hamachi, unagi, ikura, tobiko, masago, taramasalata, bottarga, brandade, bacalao,
        bacalhau, garum, colatura, anchovy paste, gentleman's relish, surimi, ceviche, sashimi, poke, gefilte fish,
        bouillabaisse, kedgeree, fish oil, cod liver oil, tuna steak, salmon steak, swordfish steak, salmon roe, fish
        roe, lutefisk, surstromming, stockfish, saltfish, ling, smelt, wahoo, escolar, orange roughy, rollmop,
        bismarck herring, nicoise, salade nicoise, fisch, lachs, raucherlachs, thunfisch, kabeljau, dorsch,
        schellfisch, seelachs, hering, makrele, sardelle, sardellenfilet, anchovis, forelle, karpfen, aal, scholle,
        seezunge, heilbutt, rotbarsch, barsch, matjes, kaviar, fischsauce, fischfond, fischstabchen, seeteufel, wels,
        sprotte, haifisch, steinbutt, wolfsbarsch, dorade, poisson, saumon, thon, cabillaud, morue, lieu noir, merlan,
        truite, hareng, maquereau, anchois, merlu, lotte, daurade, rouget, raie, carpe, brochet, sandre, anguille,
        fletan, espadon, loup de mer, colin, fumet de poisson, oeufs de lump, tarama, pescado, atun, merluza,
        boqueron, anchoa, sardina, caballa, trucha, arenque, lenguado, dorada, lubina, mero, pez espada, anguila,
        salmonete, rodaballo, jurel, salsa de pescado, bacalo, pesce, tonno, salmone, merluzzo, baccala, acciuga,
        acciughe, alici, sarda, sgombro, trota, orata, spigola, pesce spada, platessa, sogliola, stoccafisso, aringa,
        anguilla, vis, zalm, gerookte zalm, tonijn, kabeljauw, haring, makreel, ansjovis, forel, schol, heilbot,
        paling, vissaus, koolvis, zeebaars, schelvis, zeeduivel, visstick, visbouillon, pangasiusfilet, caesar
        dressing, puttanesca, bagna cauda, pissaladiere
    """,
    "crustacean": """
        shrimp, prawn, crab, lobster, crayfish, crawfish, langoustine, scampi, krill, shrimp paste, belacan, terasi,
        gambas, king prawn, tiger prawn, crab meat, crabmeat, yabby, shrimp stock, lobster bisque, crab cake, dublin
        bay prawn, prawn cracker, barnacle, spiny lobster, ebi, kani, bagoong, kapi, prawn stock, dried shrimp,
        garnele, garnelen, krabbe, krabben, hummer, krebs, flusskrebs, languste, shrimps, krabbenfleisch,
        kaisergranat, crevette, crevette grise, homard, langouste, crabe, ecrevisse, crustace, gamba, camaron,
        camarone, camarones, langostino, langosta, cangrejo, bogavante, cigala, carabinero, necora, centollo,
        quisquilla, gambero, gamberi, gamberetto, gamberetti, aragosta, astice, granchio, mazzancolle, mazzancolla,
        scampo, garnaal, garnalen, kreeft, krab, rivierkreeft, crustacean, kroepoek, krupuk, kerupuk, steurgarnaal
    """,
    "mollusc": """
        mussel, clam, oyster, scallop, squid, octopus, calamari, snail, cuttlefish, oyster sauce, abalone, conch,
        whelk, cockle, periwinkle, escargot, geoduck, razor clam, squid ink, cuttlefish ink, limpet, mollusc, mollusk,
        clam juice, clam chowder, oyster extract, sea snail, nautilus, muschel, miesmuschel, jakobsmuschel,
        venusmuschel, auster, tintenfisch, sepia, oktopus, schnecke, kalmar, austernsauce, pulpo, moule, huitre,
        coquille saint jacques, saint jacques, noix de saint jacques, palourde, calmar, seiche, poulpe, bulot,
        bigorneau, encornet, petoncle, coque, mejillon, mejillone, mejillones, almeja, calamar, calamare, calamares,
        ostra, vieira, berberecho, caracol, caracole, caracoles, chipiron, chipirone, tinta de calamar, navaja,
        zamburina, cozza, cozze, vongola, vongole, calamaro, polpo, seppia, seppie, ostrica, ostriche, capasanta,
        capesante, lumaca, lumache, totano, totani, nero di seppia, oester, inktvis, sint jakobsschelp, kokkel,
        pijlinktvis, slak, coquille, oestersaus, mosselen, vleugelschelp, paua, pipi
    """,
    "shellfish": """
        shellfish, seafood, seafood mix, fruits de mer, meeresfruchte, marisco, mariscos, frutti di mare, zeevruchten,
        schaaldier, schelpdier, seafood stock, schalentier, krustentier, coquillage, paella de marisco, weichtier
    """,
    "fish crustacean wheat egg": """
        crab stick, imitation crab, seafood stick, kanikama, crabstick, surimistick
    """,
    "crustacean fish": """
        xo sauce, sambal terasi, sambal belacan
    """,
    "? fish crustacean": """
        curry paste, thai curry paste, red curry paste, green curry paste, yellow curry paste, panang curry paste,
        kimchi, sambal, sambal oelek, pad thai sauce, gumbo, paella, sushi, laksa paste, laksa, tom yum paste, tom
        yum, jambalaya
    """,
    "fish ? wheat": """
        ponzu
    """,
}
