"""The small words and unit words of recipes that only one of six languages has, folded; a table and nothing else."""

LANGUAGE_WORDS = {
    "en": "the and with until into from then your each this that are add stir serve heat cook bake chopped "
    "cup cups tablespoon tablespoons teaspoon teaspoons tbsp tsp ounce ounces oz pound pounds lb lbs clove cloves "
    "pinch slice slices handful bunch sprig sprigs taste",
    "de": "die das dem und oder mit ein eine einen einem einer eines im zum zur vom bei beim auf aus nach bis dann "
    "danach dazu darin fur uber unter nicht noch auch etwa sich wird werden lassen geben alles "
    "essloffel teeloffel kaffeeloffel tl prise prisen zehe zehen bund scheibe scheiben dosen becher pck packung "
    "packchen msp messerspitze gehackt gehackte",
    "fr": "les et une aux dans avec sont pendant jusqu puis ensuite sans sous cette leur vos votre "
    "faire laisser laissez ajouter ajoutez chaud feu environ "
    "cuillere cuilleres cuilleree cuillerees soupe pincee pincees gousse gousses brin brins feuille feuilles botte "
    "bottes poignee tranches verre hachee haches",
    "es": "los las y hasta sin cuando luego muy fuego lento unos unas anadir anade anadimos cocer mezclar "
    "cucharada cucharadas cucharadita cucharaditas taza tazas pizca diente dientes manojo punado rodajas",
    "it": "il gli di dei degli delle della dello nel nella nelle che poi quindi sono anche piu "
    "aggiungere aggiungete mettere mescolare cuocere fuoco minuti "
    "cucchiaio cucchiai cucchiaino cucchiaini spicchio spicchi pizzico tazza tazze fette mazzetto tritato tritata qb",
    "nl": "het een van met voor niet naar uit aan bij ook wordt worden laat voeg roer snijd kook ongeveer "
    "eetlepel eetlepels theelepel theelepels teentje teentjes snuf snufje plakje plakjes takje takjes bosje blikje "
    "handje fijngehakt fijngesneden gesneden",
}
"""No word stands in two of the lists, nor here what a neighbour has too: `de`, `el`, `con` and `para` tell nothing."""
