"""One food in six languages, so that an allergy that is named in one is read in all.

A star marks what German and Dutch write together with other words: `Kartoffelbrei`, `Tomatenmark`.
"""

TONGUES = """
potato: kartoffel*, erdapfel*, pomme de terre, patata, patate, papa, aardappel*, pommes frites, patatas fritas
tomato: tomaten*, tomate, pomodoro, pomodori, pomodorini, tomaat, tomates
onion: zwiebel*, oignon, cebolla, cipolla, cipolle, cipollotto, ui, uien, ajuin
garlic: knoblauch*, ail, ajo, aglio, knoflook*, ajos
carrot: karotten*, karotte, mohren*, mohre, mohrrube, ruebli, rubli, carotte, zanahoria, carota, carote, wortel*, peen
corn: mais, maiz, maize, sweetcorn, maismehl, maisstarke, maiskorner, maiskolben, maisgriess, elote, granoturco
bell pepper: paprika*, poivron, pimiento, peperone, peperoni gialli, sweet pepper, capsicum
black pepper: pfeffer*, poivre, pimienta, pepe
chilli: chili, chile, piment, guindilla, peperoncino, peperoncini, chilli pepper
cucumber: gurke*, gurken, concombre, pepino, cetriolo, cetrioli, komkommer*
courgette: zucchini, calabacin, zucchina, zucchine, zucchino
aubergine: eggplant, berenjena, melanzana, melanzane, auberginen
mushroom: pilz*, pilze, champignon*, champinon, seta, hongo, fungo, funghi, paddenstoel*, pfifferling*, steinpilz*,
    cepe, girolle, morille
spinach: spinat*, epinard, espinaca, spinaci, spinazie*
leek: lauch*, poireau, puerro, porro, porri, prei
cabbage: weisskohl*, chou, col, repollo, cavolo, kool, wirsing*
cauliflower: blumenkohl*, karfiol, chou fleur, coliflor, cavolfiore, bloemkool*
broccoli: brokkoli*, brocoli, broccoliroschen
asparagus: spargel*, asperge, esparrago, asparago, asparagi
fennel: fenchel*, fenouil, hinojo, finocchio, finocchi, venkel*
beetroot: beet, rote bete, rande, betterave, remolacha, barbabietola, rode biet
pumpkin: kurbis*, potiron, citrouille, calabaza, zucca, pompoen*
radish: radieschen, radis, rabano, ravanello, radijs
artichoke: artischocke*, artischocken, artichaut, alcachofa, carciofo, carciofi, artisjok*
pea: erbse*, erbsen*, petit pois, guisante, pisello, piselli, erwt, erwten, doperwt*
bean: bohne*, bohnen, haricot, judia, alubia, fagiolo, fagioli, boon, bonen, frijol, frijole
lentil: linse, linsen*, lentille, lenteja, lenticchia, lenticchie, linzen*
chickpea: kichererbse*, kichererbsen*, pois chiche, garbanzo, ceci, cece, kikkererwt*, kikkererwten*
apple: apfel, apfel*, pomme, manzana, mela, mele, appel*, appels
pear: birne, birnen*, poire, pera, pere, peren
peach: pfirsich*, peche, melocoton, pesca, pesche, perzik*
apricot: aprikose*, aprikosen*, marille, marillen*, abricot, albaricoque, albicocca, albicocche, abrikoos, abrikozen
plum: pflaume, pflaumen*, zwetschge, zwetschgen*, prune, ciruela, prugna, prugne, pruim, pruimen
cherry: kirsche, kirsch*, kirschen, cerise, cereza, ciliegia, ciliegie, kersen*, kers
strawberry: erdbeere, erdbeer*, erdbeeren, fraise, fresa, fragola, fragole, aardbei*
raspberry: himbeere, himbeer*, himbeeren, framboise, frambuesa, lampone, lamponi, framboos, frambozen*
blueberry: heidelbeere, heidelbeer*, blaubeere, blaubeer*, myrtille, arandano, mirtillo, mirtilli, bosbes, bosbessen
banana: banane, bananen*, platano, banaan
pineapple: ananas*, pina
mango: mangue, mangos
kiwi: kiwis, kiwifruit
melon: melone, melonen*, melon, meloen
grape: traube, trauben*, weintraube*, raisin frais, uva, druif, druiven*
fig: feige, feigen*, figue, higo, fico, fichi, vijg, vijgen
lemon: zitrone*, zitronen*, citron, limon, limone, limoni, citroen*
lime: limette*, limetten*, citron vert, limoen*
lemongrass: zitronengras*, citronnelle, citroengras
orange: apfelsine*, naranja, arancia, arance, sinaasappel*, orangen*, apfelsinen*
pomegranate: granatapfel*, granaatappel*, grenade, granada, melagrana
grapefruit: pampelmuse, pamplemousse, pomelo, pompelmo
avocado: avocat, aguacate, palta, avocados
coconut: kokosnuss*, kokos*, coco, noix de coco, cocco, kokosnoot, copra
coriander: koriander*, coriandre, cilantro, coriandolo
parsley: petersilie*, petersilien*, persil, perejil, prezzemolo, peterselie
basil: basilikum*, basilic, albahaca, basilico, basilicum
dill: aneth, eneldo, aneto, dille
mint: minze, minz*, pfefferminz*, menthe, menta, hierbabuena, munt
cinnamon: zimt*, cannelle, canela, cannella, kaneel*
vanilla: vanille*, vainilla, vaniglia
ginger: ingwer*, gingembre, jengibre, zenzero, gember*
cumin: kreuzkummel*, comino, cumino, komijn*
caraway: kummel*, carvi, alcaravea, karwij
saffron: safran*, azafran, zafferano, saffraan*
rice: reis, reismehl, reisnudel, reisnudeln, riz, arroz, riso, rijst*, milchreis, vollkornreis
buckwheat: buchweizen*, sarrasin, trigo sarraceno, alforfon, grano saraceno, boekweit*
sunflower: sonnenblumen*, tournesol, girasol, girasole, zonnebloem*
poppy seed: mohn*, pavot, amapola, papavero, maanzaad*
linseed: leinsamen*, flaxseed, flax seed, graine de lin, linaza, semi di lino, lijnzaad*
chocolate: schokolade*, schokoladen*, schoko*, chocolat, cioccolato, chocolade*
cocoa: kakao*, cacao*
coffee: kaffee*, cafe, caffe, koffie*
sugar: zucker, puderzucker, rohrzucker, sucre, azucar, zucchero, suiker
vinegar: essig*, vinaigre, vinagre, aceto, azijn*
yeast: hefe*, levure, levadura, lievito, gist
rapeseed: raps*, colza, canola, koolzaad*
olive: oliven*, aceituna, oliva, olijf*, olijven*
chicken: huhn, huhner*, hahnchen*, hahnchenbrust*, poulet, pollo, kip, kippen*, kipfilet
beef: rind, rinds*, rindfleisch*, rinder*, boeuf, ternera, vacuno, manzo, rundvlees, runder*
pork: schwein*, schweine*, porc, cerdo, maiale, varken*, varkensvlees
lamb: lamm*, agneau, cordero, agnello, lams*
fish: fisch, poisson, pescado, pesce, vis
salmon: lachs*, saumon, salmone, zalm*
tuna: thunfisch*, thon, atun, tonno, tonijn*
shellfish: schalentier, schalentiere, krustentiere, marisco, mariscos, zeevrucht, schelpdier, schaaldier
seafood: meeresfruchte, fruits de mer, frutti di mare, zeevruchten
peanut: erdnuss*, erdnusse, cacahuete, cacahouete, arachide, arachidi, pinda*, mani, groundnut
nut: nuss, nusse, noix, noten, frutos secos, noot, frutta a guscio, fruits a coque
almond: mandel*, mandeln, amande, almendra, mandorla, mandorle, amandel*
walnut: walnuss*, walnusse, noix de grenoble, nuez, nueces, noce, noci, walnoot, walnoten
hazelnut: haselnuss*, haselnusse, noisette, avellana, nocciola, nocciole, hazelnoot*, hazelnoten
cashew: cashewkern*, noix de cajou, cajou, anacardo, anacardi, cashewnoot*, cashewnoten
pistachio: pistazie, pistazien*, pistache*, pistacho, pistacchio, pistacchi
milk: milch, lait, leche, latte, melk, milchprodukte, produits laitiers, zuivel, lacteo, latticini
lactose: laktose, lactosa, lattosio
egg: ei, eier, oeuf, huevo, uovo, uova, eieren
wheat: weizen*, ble, trigo, frumento, tarwe*
soy: soja*, soia, soya, sojabohne*
gluten: glutine
sesame: sesam*, sesamo, ajonjoli
mustard: senf*, moutarde, mostaza, senape, mosterd*
celery: sellerie*, celeri, apio, sedano, selderij*
lupin: lupinen*, lupine, altramuz, lupino, tremoco
honey: honig*, miel, miele, honing*
gelatin: gelatine*, gelatina
alcohol: alkohol, alcool
sulphite: sulfit*, schwefeldioxid, sulfito, solfito, sulfiet
"""
