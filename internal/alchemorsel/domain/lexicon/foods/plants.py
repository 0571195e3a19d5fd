"""Foods that hold none of what anybody may rule out, known by name so that they are not `unverified`."""

PLANTS = """
    apple, pear, banana, orange, lemon, lime, grapefruit, mandarin, tangerine, clementine, satsuma, kumquat, grape,
    strawberry, raspberry, blueberry, blackberry, cranberry, gooseberry, redcurrant, blackcurrant, elderberry,
    mulberry, cherry, plum, apricot, peach, nectarine, mango, papaya, pineapple, kiwi, melon, watermelon, cantaloupe,
    honeydew, honeydew melon, fig, date, medjool date, pomegranate, passion fruit, lychee, guava, persimmon, quince,
    rhubarb, jackfruit, dragonfruit, dragon fruit, star fruit, avocado, olive, berry, fruit, citrus, zest, lemon zest,
    orange juice, apple juice, apple sauce, applesauce, plantain, tamarind, yuzu, breadfruit, custard apple, crab
    apple, horned melon, acai, goji berry, sea buckthorn, onion, red onion, spring onion, scallion, shallot, leek,
    garlic, ginger, galangal, lemongrass, carrot, parsnip, beetroot, beet, turnip, swede, rutabaga, radish, daikon,
    mooli, kohlrabi, fennel, cabbage, red cabbage, napa cabbage, bok choy, pak choi, kale, cavolo nero, chard,
    spinach, lettuce, romaine, rocket, arugula, endive, radicchio, chicory, watercress, cress, broccoli, broccolini,
    cauliflower, brussels sprout, sprout, bean sprout, alfalfa, asparagus, artichoke, jerusalem artichoke, courgette,
    zucchini, aubergine, eggplant, cucumber, tomato, cherry tomato, tomato paste, tomato puree, passata, sun dried
    tomato, tomatillo, pepper, bell pepper, chilli, chili, chile, jalapeno, habanero, chipotle, ancho, pimento,
    pimiento, okra, pumpkin, squash, butternut, butternut squash, acorn squash, spaghetti squash, marrow, mushroom,
    portobello, shiitake, chanterelle, porcini, enoki, truffle, green bean, coffee bean, cocoa bean, cacao bean,
    runner bean, sugar snap, mangetout, snow pea, pea, seaweed, nori, kombu, wakame, dulse, bamboo shoot, lotus root,
    heart of palm, palm heart, artichoke heart, caper, pickle, salsa, vegetable, herb, salad, salad leaf, mixed leaf,
    greens, collard, nopal, samphire, sorrel, dandelion, hijiki, kelp, corn on the cob, baby corn, chayote, celtuce,
    salsify, water chestnut, cassava leaf, parsley, basil, coriander, cilantro, mint, dill, chive, thyme, rosemary,
    sage, oregano, marjoram, tarragon, chervil, bay leaf, bay, curry leaf, kaffir lime leaf, cumin, turmeric, paprika,
    smoked paprika, cinnamon, nutmeg, clove, allspice, cardamom, star anise, anise, fennel seed, fenugreek, saffron,
    sumac, cayenne, chilli powder, chili powder, chilli flake, red pepper flake, black pepper, white pepper,
    peppercorn, sichuan pepper, szechuan pepper, garlic powder, onion powder, garam masala, five spice, juniper,
    caraway, nigella, poppy seed, vanilla, vanilla bean, vanilla pod, mace, annatto, salt, sea salt, kosher salt, msg,
    five spice powder, herbes de provence, spice, seasoning, achiote, lavender, rose water, rosewater, orange blossom
    water, olive oil, sunflower oil, rapeseed oil, canola oil, coconut oil, corn oil, avocado oil, grapeseed oil, palm
    oil, oil, shortening, vinegar, apple cider vinegar, cider vinegar, rice vinegar, rice wine vinegar, white vinegar,
    water, ice, coffee, espresso, tea, green tea, cocoa, cocoa powder, cacao, cacao nib, carob, soda water, tonic
    water, club soda, lemonade, cola, baking soda, bicarbonate of soda, bicarb, yeast, dried yeast, instant yeast,
    nutritional yeast, agar, agar agar, pectin, xanthan gum, guar gum, psyllium, psyllium husk, cream of tartar,
    citric acid, lactic acid, ketchup, tomato sauce, tomato ketchup, hot sauce, tabasco, sriracha, harissa, liquid
    smoke, coconut aminos, stevia, erythritol, xylitol, sweetener, monk fruit, food colouring, food coloring, egg
    replacer, flax egg, aquafaba, coconut, coconut milk, coconut cream, coconut water, coconut butter, coconut yogurt,
    coconut yoghurt, creamed coconut, cream of coconut, coconut cheese, shredded coconut, desiccated coconut,
    sunflower seed, pumpkin seed, chia, chia seed, flax, flaxseed, linseed, hemp seed, hemp, hemp milk, seed, pepita,
    sunflower butter, sunflower seed butter, pumpkin seed butter, pumpkin seed oil, tiger nut, tigernut, nutmeg
    butter, cocoa butter, shea butter, apple butter, pumpkin butter, mango butter, body butter, butter lettuce,
    butterhead lettuce, butterhead, buttercup squash, butternut pumpkin, butternuts, chestnut, chestnut puree,
    chestnut mushroom, horse chestnut, cashew apple, nata de coco, egg plant, egg tomato, doughnut peach, donut peach,
    milk thistle, oyster mushroom, king oyster mushroom, king oyster, oyster leaf, oyster plant, chicken of the wood,
    hen of the wood, lobster mushroom, beef tomato, beefsteak tomato, beefsteak mushroom, steak seasoning, steak
    spice, chicken seasoning, poultry seasoning, fish mint, fish herb, bear garlic, goat pepper, cow pea, cowpea, ox
    eye bean, duck potato, goose berry, turkey tail mushroom, turkey tail, rabbit tobacco, lamb's lettuce, lamb
    lettuce, lamb's quarter, lamb quarter, hedgehog mushroom, buffalo sauce, horse radish, horseradish, mustard green,
    mustard leaf, wheatgrass, wheat grass, ginger ale, ginger beer, root beer, butter beer, birch beer, apple cider,
    sparkling apple cider, sparkling cider, sparkling grape juice, cream soda, cream of rice, ice cream bean, kidney
    bean, red kidney bean, passionfruit, gum arabic, egg fruit, eggfruit, cheese plant, bread fruit, nasturtium,
    pinto, honey mushroom, honey fungus, honeysuckle, honeybush, honeynut squash, honeynut, honeycrisp, honeycrisp
    apple, honey crisp apple, vegan honey, bee balm, wine cap mushroom, sandwich
"""
STARCHY = """
    sugar, brown sugar, caster sugar, icing sugar, powdered sugar, cane sugar, palm sugar, coconut sugar, demerara,
    muscovado, jaggery, syrup, maple syrup, agave, agave syrup, agave nectar, golden syrup, treacle, corn syrup,
    glucose syrup, rice syrup, date syrup, molasses, jam, marmalade, candy, rice, brown rice, basmati, jasmine rice,
    arborio, risotto rice, sushi rice, wild rice, rice flour, rice noodle, rice vermicelli, rice paper, rice cracker,
    rice cake, rice pasta, rice milk, rice starch, puffed rice, sticky rice, glutinous rice, glutinous rice flour,
    sweet rice flour, mochi, rice bran, potato, sweet potato, yam, potato flour, potato starch, potato flake, potato
    chip, chip, tortilla chip, corn, sweetcorn, maize, cornmeal, corn meal, polenta, masa, masa harina, grits, hominy,
    popcorn, corn tortilla, corn flour, cornflour, corn starch, cornstarch, corn pasta, corn chip, corn noodle, taco
    shell, tapioca, tapioca flour, tapioca starch, tapioca pearl, cassava, cassava flour, yuca, arrowroot, arrowroot
    flour, sago, quinoa, quinoa flour, quinoa pasta, millet, millet flour, sorghum, sorghum flour, amaranth, teff,
    teff flour, injera, fonio, buckwheat, buckwheat flour, buckwheat crepe base,
    buckwheat noodle, buckwheat groat, kasha, banana flour,
    plantain flour, green banana flour, coconut flour, chickpea flour, gram flour, besan, garbanzo flour, lentil
    flour, pea flour, bean flour, tigernut flour, tiger nut flour, chestnut flour, hemp flour, flax meal, cassava
    starch, gluten free flour, gluten free flour blend, chickpea pasta, lentil pasta, pea pasta, black bean pasta, red
    lentil pasta, bean pasta, glass noodle, cellophane noodle, mung bean noodle, bean thread noodle, kelp noodle,
    konjac noodle, shirataki, shirataki noodle, sweet potato noodle, dangmyeon, pad thai noodle, kudzu, baked bean,
    papadum, poppadom, idli, dosa, rice ball, socca, farinata, gari, fufu, zucker, puderzucker, reis, reismehl,
    reisnudel, reismilch, kartoffel, kartoffelmehl, kartoffelstarke, mais, maismehl, maisstarke, speisestarke,
    buchweizen, buchweizenmehl, hirse, kichererbsenmehl, kichererbsennudel, glasnudel, sucre, riz, farine de riz, lait
    de riz, pomme de terre, pommes de terre, fecule, fecule de pomme de terre, maizena, farine de mais, farine de
    sarrasin, sarrasin, galette de riz, nouille de riz, nouilles de riz, vermicelle de riz, farine de pois chiche,
    farine de coco, farine de chataigne, farine de manioc, azucar, arroz, harina de arroz, leche de arroz, patata,
    papa, maiz, harina de maiz, maicena, harina de garbanzo, harina de coco, trigo sarraceno, alforfon, harina de
    trigo sarraceno, tortilla de maiz, fideo de arroz, fideos de arroz, zucchero, riso, farina di riso, latte di riso,
    patate, fecola di patate, fecola, farina di mais, amido di mais, farina di ceci, farina di cocco, farina di
    castagne, farina di grano saraceno, grano saraceno, gallette di riso, spaghetti di riso, noodle di riso, pasta di
    riso, pasta di mais, pasta di lenticchie, pasta di ceci, suiker, rijst, rijstmeel, rijstmelk, rijstnoedel,
    rijstebloem, aardappel, aardappelen, aardappelmeel, aardappelzetmeel, maismeel, boekweit, boekweitmeel,
    kikkererwtenmeel, mihoen, basterdsuiker
"""
PULSES = """
    adzuki bean, alubia, bean, black bean, black eyed pea, bohne, bohnen, bonen, boon, borlotti bean, broad bean,
    butter bean, cannellini, cannellini bean, ceci, chickpea, daal, dal, dhal, fagioli, fava bean, frijol, frijole,
    garbanzo, garbanzo bean, green lentil, haricot, haricot bean, haricot blanc, haricot rouge, judia, kichererbse,
    kichererbsen, kidneybohne, kikkererwt, kikkererwten, lenteja, lenticchie, lentil, lentille, lima bean, linse,
    linsen, linzen, mung bean, navy bean, pinto bean, pois chiche, puy lentil, red lentil, split pea, white bean
"""
"""Rich in starch and in fibre; how many carbohydrates a serving has, only the nutrition table can tell."""
ELSEWHERE = """
    kokosmilch, kokosnuss, kokosnussmilch, kokosol, kokosmehl, kokosraspel, kokosjoghurt, muskatnuss, muskat,
    erdapfel, wassernuss, butternutkurbis, kakaobutter, sheabutter, austernpilz, austernseitling, eierschwamm,
    eierfrucht, weinstein, weinsteinbackpulver, weintraube, weintrauben, weinblatt, weinblatter, kokosblutenzucker,
    butterbohne, buttersalat, milchsaure, feldsalat, apfelessig, reisessig, margarine pflanzlich, kastanie,
    esskastanie, marone, maronen, maroni, fleischtomate, fleischtomaten, ochsenherztomate, ochsenherz tomate,
    hahnenkamm, hafenpflaume, apfelwein essig, zwiebel, knoblauch, mohre, karotte, tomate, paprika, gurke, zucchini,
    aubergine, lauch, spinat, kohl, kurbis, pilz, champignon, erbse, petersilie, schnittlauch, basilikum, apfel,
    birne, banane, zitrone, erdbeere, himbeere, wasser, salz, pfeffer, zimt, essig, hefe, backpulver, natron,
    vanillezucker, ol, olivenol, sonnenblumenol, rapsol, vollkornreis, ingwer, kummel, fenchel, brokkoli, blumenkohl,
    salat, rote bete, avocado, marmelade, kurkuma, kokosflocken, kokos, lait de coco, creme de coco, noix de coco,
    huile de coco, noix de muscade, muscade, beurre de cacao, beurre de karite, beurre de coco, creme de tartre,
    pleurote, chataigne, marron, chataigne d'eau, coeur de boeuf, tomate coeur de boeuf, vinaigre de cidre, vinaigre
    de riz, vinaigre, oignon, ail, echalote, poireau, courgette, carotte, chou, epinard, petit pois, pois, persil,
    ciboulette, menthe, pomme, poire, citron, fraise, framboise, eau, sel, poivre, cannelle, huile, huile d'olive,
    levure, levure chimique, bicarbonate, poivron, concombre, potiron, aneth, mache, levure nutritionnelle, creme de
    marron, jus de citron, jus d'orange, jus, jus de pomme, leche de coco, crema de coco, coco rallado, coco, nuez
    moscada, manteca de cacao, mantequilla de cacao, cremor tartaro, castana, castana de agua, tomate corazon de buey,
    corazon de buey, vinagre, vinagre de manzana, vinagre de arroz, cebolla, ajo, puerro, zanahoria, pimiento, pepino,
    calabacin, berenjena, calabaza, espinaca, seta, champinon, guisante, perejil, cilantro, manzana, pera, limon,
    platano, fresa, agua, sal, pimienta, canela, aceite, aceite de oliva, levadura, aguacate, pimienta en grano, maiz
    en grano, cafe en grano, seta ostra, hongo ostra, seta de ostra, latte di cocco, crema di cocco, cocco, noce
    moscata, noce di cocco, burro di cacao, castagna, castagne, cuore di bue, pomodoro cuore di bue, aceto, aceto di
    mele, aceto di riso, cipolla, aglio, porro, carota, pomodoro, pomodori, peperone, peperoni gialli, cetriolo,
    zucchina, zucchine, melanzana, melanzane, zucca, spinaci, funghi, fungo, piselli, prezzemolo, basilico, menta,
    mela, limone, acqua, sale, pepe, cannella, olio, olio d'oliva, olio extravergine, lievito, lievito di birra, pepe
    in grani, patate dolci, funghi ostrica, burro di karite, aceto di vino senza solfiti, kokosmelk, kokosroom,
    kokosolie, kokosnoot, kokosmeel, kokosyoghurt, kokosrasp, nootmuskaat, cacaoboter, wijnsteen, wijnsteenzuur,
    oesterzwam, oesterzwammen, tamme kastanje, kastanje, boterboon, boterbonen, botersla, vleestomaat, vleestomaten,
    pompoen, flespompoen, appelazijn, rijstazijn, azijn, ui, uien, knoflook, prei, wortel, tomaat, tomaten, komkommer,
    spinazie, paddenstoel, erwt, erwten, doperwt, peterselie, bieslook, basilicum, appel, peer, citroen, aardbei,
    zout, peper, kaneel, olie, olijfolie, zonnebloemolie, gist, bakpoeder, gember, paprikapoeder, bosui, sjalot,
    banaan, sinaasappel, kool, broccoli, bloemkool, venkel, tijm, rozemarijn
"""
NOT_A_FOOD = """
    room temperature, room temp, leave room, some room, enough room, room for, room to, room between, more room, the
    sake, living room, cheese cloth, cheesecloth, bread pan, bread knife, bread board, bread machine, bread tin, cake
    tin, cake pan, cake stand, cake ring, cake tester, pastry brush, pastry bag, pastry cutter, pastry wheel,
    pastry blender, pastry board, pastry ring, cookie
    sheet, cookie cutter, cookie scoop, biscuit cutter, pizza stone, pizza cutter, pizza pan, pasta pot, pasta water,
    pasta maker, pasta machine, pasta server, fish slice, fish kettle, fish spatula, egg cup, egg timer, egg slicer,
    egg beater, milk pan, milk frother, butter knife, butter dish, noodle pot, meat thermometer, meat mallet, meat
    tenderizer, steak knife, pie dish, pie plate, pie weight, pie tin, tart tin, tart pan, muffin tin, muffin pan,
    muffin case, cupcake case, waffle iron, waffle maker, pancake turner, wine glass, shot glass, beer glass, nut
    cracker, nutcracker, nut milk bag, oyster knife, lobster cracker, crab cracker, turkey baster, poultry shear, rice
    cooker, dutch oven, cream whipper, ice cream maker, flour sifter, taco stand, mince the, mince garlic, mince
    onion, mince shallot, mince ginger, mince it, mince them, mince your, mince finely, finely mince, mince some,
    mince 2, mince 3, mince two, mince three, mince a, mince all, hack the, hack it, hack them, hack a, hack into, hack
    off, hack open, hack up, hack through, life hack, kitchen hack, cooking hack, food hack, hack for
"""
