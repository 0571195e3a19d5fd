"""What grows or lies in the ground and kills: plants, fungi, the parts of food plants that nobody eats, and metals."""

PLANTS = """
    hemlock, water hemlock, deadly nightshade, belladonna, foxglove, oleander, lily of the valley, easter lily, peace
    lily, monkshood, wolfsbane, aconite, yew, yew berry, yew needle, angel's trumpet, angels trumpet, datura,
    jimsonweed, thornapple, henbane, mandrake, laburnum, autumn crocus, meadow saffron, daffodil bulb, daffodil leaf,
    narcissus bulb, hyacinth bulb, tulip bulb, iris bulb, ragwort, giant hogweed, dieffenbachia, dumb cane,
    philodendron, poinsettia leaf, mistletoe berry, hydrangea leaf, hydrangea flower, azalea flower, wisteria flower,
    holly berry, ivy berry, ivy leaf, english ivy, poison ivy, poison oak, privet berry, pokeberry, snowberry, white
    snakeroot, cuckoo pint, baneberry, rosary pea, jequirity, manchineel, larkspur, delphinium, buttercup flower,
    hellebore, rhododendron, cherry laurel, castor bean, castor seed, ricinus, ricin, jatropha, strychnine, strychnin,
    japanese star anise, pong pong, suicide tree, schierling, tollkirsche, tollkirschen, eisenhut, engelstrompete,
    stechapfel, bilsenkraut, alraune, goldregen, eibe, eibennadel, eibennadeln, eibenbeere, eibenbeeren, kirschlorbeer,
    seidelbast, pfaffenhutchen, aronstab, maiglockchen, maigloeckchen, herbstzeitlose, herbstzeitlosen, christrose,
    narzisse, narzissen, tulpenzwiebel, tulpenzwiebeln, riesenbarenklau, jakobskreuzkraut, wunderbaum, rizinus,
    rizinussamen, efeu, stechpalme, roter fingerhut, fingerhutblatter, muguet, cigue, belladone, aconit, colchique,
    laurier rose, digitale pourpre, graine de ricin, lirio de los valle, cicuta, belladona, adelfa, dedalera, aconito,
    colchico, semilla de ricino, ricino, mughetto, oleandro, digitale purpurea, aconito napello, seme di ricino, semi
    di ricino, lelietje van dalen, lelietjes van dalen, vingerhoedskruid, wolfskers, dolle kervel, monnikskap,
    wonderboom, gevlekte scheerling, herfsttijloos
"""
FUNGI = """
    death cap, destroying angel, fly agaric, amanita muscaria, amanita phalloide, amanita, panther cap, webcap, deadly
    webcap, false morel, gyromitra, sulphur tuft, funeral bell, galerina, deadly galerina, satan's bolete, satan
    bolete, jack o'lantern mushroom, poison mushroom, poisonous mushroom, conocybe, knollenblatterpilz,
    knollenblatterpilze, fliegenpilz, fliegenpilze, pantherpilz, pantherpilze, satansrohrling, fruhjahrslorchel,
    giftpilz, giftpilze, gifthaubling, amanite, amanite tue mouche, amanite phalloide, champignon veneneux, seta
    venenosa, matamosca, fungo velenoso, ovolo malefico, ovolaccio, tignosa verdognola, vliegenzwam, groene
    knolamaniet, knolamaniet, giftige paddenstoel
"""
METALS = """
    mercury, quicksilver, quecksilber, mercurio, kwik, arsenic, arsen, arsenik, arsenico, arseen, lead paint, lead
    acetate, sugar of lead, lead shot, lead powder, lead oxide, bleifarbe, bleiweiss, peinture au plomb, pintura con
    plomo, vernice al piombo, loodverf, thallium, cadmium, uranium, plutonium, polonium, antimony, beryllium, copper
    sulphate, copper sulfate, lithium battery, button battery, barium chloride
"""
PARTS = """
    rhubarb leaf, leaf of rhubarb, apricot kernel, apricot pit, apricot stone, bitter apricot kernel, peach kernel,
    peach pit, peach stone, plum kernel, plum pit, plum stone, cherry pit, cherry stone, cherry kernel, apple seed,
    bitter almond, potato sprout, potato leaf, potato berry, elderberry leaf, elder leaf, rhabarberblatt,
    rhabarberblatter, aprikosenkern, aprikosenkerne, pfirsichkern, pfirsichkerne, kirschkern, kirschkerne,
    bittermandel, bittermandeln, kartoffelkeim, kartoffelkeime, feuille de rhubarbe, noyau d'abricot, noyau de abricot,
    noyaux d'abricot, noyaux abricot, noyau abricot, amande d'abricot, amande abricot, amande amere, hoja de ruibarbo,
    hueso de albaricoque, almendra de albaricoque, almendra amarga, foglia di rabarbaro, foglie di rabarbaro, nocciolo
    di albicocca, noccioli di albicocca, mandorla amara, mandorle amare, rabarberblad, rabarberbladeren, abrikozenpit,
    abrikozenpitten, bittere amandel, bittere amandelen
"""
"""A step may say to throw them away, so they count only where something is listed."""
