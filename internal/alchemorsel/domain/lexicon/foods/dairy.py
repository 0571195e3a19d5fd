"""Milk and what is made of it."""

DAIRY = {
    "milk": """
        milk, butter, cream, cheese, yogurt, yoghurt, yoghourt, whey, casein, caseinate, sodium caseinate,
        buttermilk, lactose, curd, cheese curd, mozzarella, parmesan, parmigiano, parmigiano reggiano, grana padano,
        cheddar, feta, ricotta, mascarpone, brie, gouda, gruyere, pecorino, halloumi, paneer, quark, kefir, custard,
        dairy, camembert, skyr, creme fraiche, sour cream, soured cream, ice cream, gelato, dulce de leche, condensed
        milk, evaporated milk, milk powder, powdered milk, milk chocolate, white chocolate, half and half, labneh,
        burrata, stracciatella, provolone, emmental, emmentaler, edam, manchego, roquefort, gorgonzola, stilton, blue
        cheese, goat cheese, chevre, fontina, taleggio, asiago, havarti, monterey jack, pepper jack, colby, comte,
        raclette, reblochon, munster, muenster, limburger, boursin, philadelphia, cottage cheese, cream cheese, string
        cheese, queso, queso fresco, cotija, oaxaca, panela cheese, ayran, lassi, dahi, khoa, khoya, mawa, malai,
        rabri, clotted cream, creme anglaise, bechamel, mornay, alfredo, alfredo sauce, white sauce, cheese sauce,
        milkshake, latte, cappuccino, kashk, amul, butterfat, beurre blanc, brown butter, milk solid, lactalbumin,
        galactose powder, whipped cream, whipping cream, heavy cream, double cream, single cream, fromage frais,
        fromage blanc, petit suisse, leche, mantequilla, quesillo, nata, nata para montar, crema, crema agria, yogur,
        requeson, cuajada, lait, lait concentre, beurre, creme, fromage, yaourt, babeurre, lait ribot, milch,
        vollmilch, kase, sahne, schlagsahne, rahm, sauerrahm, schmand, joghurt, magerquark, topfen, magertopfen,
        buttermilch, frischkase, hirtenkase, schafskase, ziegenkase, molke, kondensmilch, obers, schlagobers, latte
        intero, burro, formaggio, panna, panna da cucina, panna cotta, yogurt greco, caciocavallo, scamorza,
        latticello, robiola, melk, volle melk, karnemelk, boter, roomboter, kaas, room, slagroom, kookroom, zure room,
        roomkaas, geitenkaas, yoghurt naturel, kwark, vla, hangop, zuivel, produits laitiers, laitier, lacteo,
        latticini, milcherzeugnis, tvorog, smetana, raita, tzatziki, tsatsiki, petit beurre creme,
        milk protein, lactoglobulin, recaldent, ranch dressing, ranch, blue cheese
        dressing, dauphinoise, gratin dauphinois, fondue, cheese fondue, toffee, butterscotch, fudge, dulce, cajeta,
        manjar, kaymak, butter chicken sauce, rahmspinat, schokoladenmilch, milchpulver, leche
        evaporada, leche condensada, suero de leche, petit lait, creme liquide, creme epaisse, mimolette, cantal,
        ossau iraty, tomme, beaufort, saint nectaire, saint marcellin, idiazabal, cabrales, mahon, tetilla,
        leerdammer, maasdam, tilsiter, bergkase, appenzeller, harzer, handkase, kochkase, jarlsberg, gjetost, brunost,
        viili, filmjolk, whipped topping, whipped dessert topping, dessert topping, cool whip, reddi wip, squirty cream
    """,
    "milk butterfat ? lactose": """
        ghee, clarified butter, butterschmalz, butter oil, anhydrous milk fat, milk fat, beurre clarifie, burro
        chiarificato, mantequilla clarificada, geklaarde boter
    """,
    "? milk": """
        margarine, margarina, chocolate, dark chocolate, chocolate chip, couverture, caramel, caramel sauce,
        schokolade, zartbitterschokolade, chocolat, chocolat noir, chocolate negro, cioccolato, cioccolato fondente,
        chocolade, pure chocolade, hot chocolate, drinking chocolate, creamer, whitener, coffee creamer, nondairy
        creamer, mashed potato, instant mash, potato kartoffelpuree, pure de patata
    """,
    "milk ? egg": """
        hollandaise mix, flan mix
    """,
    "milk gelatin": """
        panna cotta, bavarian cream, bavarois
    """,
    "honey": """
        honey, honeycomb, royal jelly, bee pollen, propolis, honig, miel, miele, honing, mead, bienenhonig
    """,
    "? honey": """
        granola bar, muesli bar, baklava syrup
    """,
}
EGGS = {
    "egg": """
        egg, egg white, egg yolk, yolk, mayonnaise, mayo, meringue, aioli, albumen, albumin, ovalbumin, omelette,
        omelet, frittata, hollandaise, bearnaise, eggnog, egg wash, egg powder, dried egg, liquid egg, lysozyme, quail
        egg, duck egg, scotch egg, kewpie, quorn, pavlova, advocaat, zabaglione, sabayon, lemon curd, egg substitute,
        tamago, tamagoyaki, chawanmushi, shakshuka, huevo ranchero, scrambled egg, fried egg, poached egg, boiled egg,
        ei, eier, eigelb, eiweiss, eiklar, eischnee, spiegelei, ruhrei, oeuf, jaune d'oeuf, blanc d'oeuf, oeufs,
        huevo, yema, yema de huevo, clara de huevo, tortilla espanola, tortilla de patata, uovo, uova, tuorlo, albume,
        ei dooier, eieren, eidooier, eiwit, eigeel, mayonesa, maionese, majonase, mayonaise, remoulade, merengue,
        meringa, eierlikor, rompope
    """,
    "egg milk ? wheat": """
        custard powder mix, quiche, creme brulee, creme caramel, flan, crema catalana, creme patissiere, pastry cream,
        pudding, souffle
    """,
    "? egg": """
        fresh pasta, tagliatelle, tartare sauce, tartar sauce, caesar dressing, thousand island, sorbet, royal icing,
        nougat, marshmallow fluff
    """,
}
