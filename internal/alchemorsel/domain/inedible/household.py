"""What stands under the sink, in the garage and in the shed, by its kinds, its common brands and in six languages."""

CHEMICALS = """
    bleach, chlorine, pool chlorine, ammonia, ammonium hydroxide, antifreeze, coolant, de icer, screenwash, screen
    wash, windscreen washer fluid, windshield washer fluid, drain cleaner, oven cleaner, toilet cleaner, bathroom
    cleaner, glass cleaner, window cleaner, floor cleaner, carpet cleaner, all purpose cleaner, multi surface cleaner,
    multipurpose cleaner, kitchen cleaner, rust remover, stain remover, paint stripper, bleichmittel, chlorbleiche,
    chlorreiniger, frostschutzmittel, abflussreiniger, rohrreiniger, backofenreiniger, wc reiniger, wc ente,
    toilettenreiniger, glasreiniger, fensterreiniger, allzweckreiniger, salmiakgeist, ammoniak, javel, antigel,
    debouche evier, deboucheur, soude caustique, ammoniaque, lejia, anticongelante, amoniaco, desatascador, candeggina,
    varechina, antigelo, ammoniaca, bleekmiddel, antivries, gootsteenontstopper, ontstopper, battery acid, hydrochloric
    acid, muriatic acid, sulphuric acid, sulfuric acid, nitric acid, hydrofluoric acid, boric acid, oxalic acid,
    batteriesaure, salzsaure, schwefelsaure, acide chlorhydrique, acide sulfurique, acido muriatico, acido cloridrico,
    acido solforico, acido clorhidrico, acido sulfurico, zoutzuur, zwavelzuur, hydrogen peroxide, wasserstoffperoxid,
    borax, boraxo, caustic soda, atznatron, windex, clorox, lysol, drano, febreze, domestos, harpic, dettol, sagrotan,
    toilet duck, cillit bang, oxiclean, pine sol, fabuloso, mr muscle, viakal, tide pod, ariel pod, persil pod, purell,
    sterillium, wd 40, formaldehyde, formalin, chloroform, benzene, toluene, xylene, naphthalene, naphtaline,
    naftalina, carbon tetrachloride, hydrazine, ethylene glycol, diethylene glycol, ethylenglykol, etilenglicole,
    cyanide, zyankali, zyanid, cyanure, cianuro, asbestos, asbest, amiante, amianto
"""
FUELS = """
    gasoline, petrol, kerosene, kerosine, diesel, diesel fuel, jet fuel, lighter fluid, lighter fuel, brake fluid,
    transmission fluid, motor oil, engine oil, gear oil, hydraulic oil, lamp oil, heating oil, tung oil, teak oil,
    linseed oil boiled, boiled linseed oil, neem oil, chainsaw oil, baby oil, massage oil, paint thinner, white spirit,
    mineral spirit, turpentine, acetone, methanol, wood alcohol, rubbing alcohol, surgical spirit, isopropyl alcohol,
    isopropanol, isopropyl, denatured alcohol, methylated spirit, nail polish, nail polish remover, wood varnish,
    benzin, waschbenzin, feuerzeugbenzin, brennspiritus, spiritus, kerosin, heizol, motorol, lampenol, nitroverdunner,
    terpentin, terpentinersatz, pinselreiniger, grillanzunder, bremsflussigkeit, frostschutz, isopropylalkohol, huile
    moteur, alcool a bruler, alcool menager, alcool denature, terebenthine, liquide de frein, gasolina, gasoleo,
    queroseno, aguarras, trementina, aceite de motor, alcohol de quemar, alcohol desnaturalizado, liquido de frenos,
    benzina, gasolio, cherosene, acquaragia, olio motore, alcol denaturato, benzine, wasbenzine, terpentine, motorolie,
    lampolie, brandspiritus
"""
GARDEN = """
    rat poison, mouse poison, ant poison, rat bait, ant bait, roach bait, snail bait, pesticide, insecticide,
    herbicide, fungicide, rodenticide, glyphosate, metaldehyde, malathion, diazinon, ddt, weed killer, weedkiller, bug
    spray, insect spray, wasp spray, fly spray, insect repellent, slug pellet, moth ball, mothball, flea powder, flea
    treatment, flea collar, fertilizer, fertiliser, rattengift, ameisengift, mausegift, schneckenkorn, mottenkugel,
    mottenkugeln, insektenspray, insektizid, unkrautvernichter, pflanzenschutzmittel, dunger, blumendunger, mort aux
    rat, desherbant, anti limace, engrais, matarratas, veneno para rata, insecticida, herbicida, fertilizante,
    topicida, veneno per topi, insetticida, diserbante, rattengif, slakkenkorrel, insectenspray, onkruidverdelger
"""
FOR_CLEANING = """
    detergent, dishwashing liquid, dishwasher tablet, dishwasher pod, dishwasher salt, dishwasher powder, dishwasher
    detergent, rinse aid, washing powder, washing liquid, washing up liquid, washing soda, soda crystal, laundry pod,
    laundry powder, laundry detergent, laundry soap, dish soap, fairy liquid, soap, soap nut, soapnut, soapberry,
    shampoo, fabric softener, fabric conditioner, cleaning vinegar, cleaning alcohol, cleaning spirit, cleaning fluid,
    cleaning product, cleaning agent, cleaning solution, cleaning powder, cleaning soda, household cleaner, scouring
    powder, descaler, limescale remover, disinfectant, sanitizer, sanitiser, hand sanitizer, hand sanitiser, furniture
    polish, shoe polish, silver polish, metal polish, floor wax, candle wax, glue, superglue, epoxy, house paint, wall
    paint, oil paint, spray paint, acrylic paint, enamel paint, varnish, wood stain, plaster of pari, wallpaper paste,
    printer ink, silica gel, road salt, potting soil, cat litter, kitty litter, lye, caustic lye, mineral oil, paraffin
    oil, liquid paraffin, propane, butane, bioethanol, essential oil, tea tree oil, eucalyptus oil, camphor, camphor
    oil, wintergreen oil, pennyroyal oil, spulmittel, geschirrspulmittel, spulmaschinentab, spulmaschinensalz,
    geschirrspultab, klarspuler, waschmittel, waschpulver, waschsoda, weichspuler, essigreiniger, putzessig,
    reinigungsessig, putzmittel, reinigungsmittel, scheuermilch, entkalker, kalkreiniger, desinfektionsmittel, seife,
    kernseife, schmierseife, flussigseife, natronlauge, klebstoff, sekundenkleber, katzenstreu, kerzenwachs, streusalz,
    atherische ol, atherisches ol, atherischen ol, atherische ole, teebaumol, duftol, lessive, liquide vaisselle,
    produit vaisselle, nettoyant, detartrant, adoucissant, savon, savon noir, vinaigre menager, vinaigre blanc menager,
    vinaigre de nettoyage, cristaux de soude, huile essentielle, gel hydroalcoolique, detergente, lavavajilla,
    suavizante, jabon, vinagre de limpieza, limpiador, quitagrasa, sosa caustica, desinfectante, pegamento, aceite
    esencial, aceites esenciale, detersivo, ammorbidente, sapone, aceto per pulizie, disincrostante, anticalcare, soda
    caustica, disinfettante, olio essenziale, oli essenziali, wasmiddel, waspoeder, wasverzachter, afwasmiddel,
    vaatwastablet, schoonmaakazijn, schoonmaakmiddel, allesreiniger, ontkalker, zeep, lijm, etherische olie
"""
"""No food either, but a step may well say to wash with it, or that rice sticks like it."""
THINGS = """
    lead, plomb, plomo, piombo, lood, blei, paint, plastic, glass, gravel, sand, soil, dirt, cement, concrete, poison,
    venom, veneno, veleno, wax, battery, nail, coin, cleaner, polish, solvent, thinner, chemical, medicine, drug, pill,
    coal, pencil, crayon, sawdust, perfume, insulin, metformin, warfarin, digoxin, statin, atorvastatin, prednisone,
    levothyroxine, antidepressant, toadstool, poinsettia, mistletoe, hydrangea, azalea, wisteria, daffodil, mistel
"""
"""No food where they are all that a line says; in a sentence each may mean something else."""
