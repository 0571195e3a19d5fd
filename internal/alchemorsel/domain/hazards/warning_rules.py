"""The words that give a hazard away, in the languages that recipes come in, and what a cook should read then."""

import re
from typing import NamedTuple


class Rule(NamedTuple):
    """A warning is due where every pattern is found: `lines` in the ingredients, `told` in title, steps and tips,
    `anywhere` in either; and a cue in any of them, which is quick to see.

    All texts are folded: small letters without accents.
    """

    code: str
    sentence: str
    cues: tuple[str, ...]
    lines: re.Pattern[str] | None = None
    told: tuple[re.Pattern[str], ...] = ()
    anywhere: re.Pattern[str] | None = None

    def holds(self, listed: str, said: str, everything: str) -> bool:
        """Whether the ingredients and what is said of them, or both in one, call for it."""
        seen = said if self.told and self.lines is None and self.anywhere is None else everything
        if not any(map(seen.__contains__, self.cues)):
            return False
        if self.lines is not None and not self.lines.search(listed):
            return False
        if self.anywhere is not None and not self.anywhere.search(everything):
            return False
        return all(sign.search(said) for sign in self.told)


def _in(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


RUNNY = _in(
    r"\b(?:runny|soft[- ]boiled|raw) (?:egg|yolk)|\byolks? (?:is |are )?(?:still )?runny|\bsunny[- ]side|"
    r"\begg.{0,40}\brunny"
)
RAW_DISH = _in(r"\b(?:sashimi|ceviche|sushi|tartare?|carpaccio|poke|gravlax|gravad|crudo)\b")
HONEYED = ("hon", "miel")
"""The cues of honey."""
HONEY = _in(r"\b(?:honey|honig\w*|miel|miele|honing\w*)\b")
INFANT = _in(
    r"\b(?:infants?|newborns?|babies|baby food|weaning|toddlers?|(?:\d+|six|eight|nine|ten)[- ]month[- s]|"
    r"for (?:a|the|my|our|your) baby(?! (?:spinach|corn|potato|carrot|leaf|leave|kale))|under (?:one|1|12)|"
    r"saugling\w*|babybrei|beikost|(?:fur|furs) (?:ein |das |mein |unser )?babys?\b(?![- ]?(?:spinat|mais|karotte))|"
    r"nourrissons?|(?:pour|de) (?:le |un |mon )?bebes?\b|lactantes?|para (?:el |un |mi )?bebes?\b|neonat[io]|"
    r"lattant[ei]|zuigelingen|zuigeling)"
)
_DRIED = r"(?:dry|dried|soaked|uncooked|raw|getrocknet\w*|eingeweicht\w*|sec|secs|secas?|secos?|secch[ei]|gedroogde?)"
_KIDNEY_BEAN = (
    r"(?:(?:red )?kidney ?(?:bean|bohne|bonen)\w*|haricots? rouges?|rote bohnen|alubias? rojas?|frijoles? rojos?|"
    r"judias? rojas?|fagioli rossi)"
)
_KIDNEY = _in(rf"\b{_DRIED}\b[^;]{{0,20}}\b{_KIDNEY_BEAN}|\b{_KIDNEY_BEAN}[^;]{{0,20}}\b{_DRIED}\b")
_DRIED_BEAN = _in(
    rf"\b{_DRIED}\b[^.;]{{0,25}}\b\w*(?:bean|bohne|bonen|haricot|alubia|frijol|judia|fagioli)|"
    rf"\b(?:beans?|\w*bohnen|haricots|alubias|frijoles|judias|fagioli|bonen)\b[^.;]{{0,25}}\b{_DRIED}\b|"
    r"\bsoak\w*[^.;]{0,25}\bbeans?\b"
)
_SLOW_COOKER = _in(r"\b(?:slow[- ]?cooker|crock[- ]?pot|schongarer|mijoteuse|olla de coccion lenta|slowcooker)\b")
_GARLIC_OIL = _in(
    r"\b(?:garlic|herb|chil+i)[- ](?:infused )?oil\b|garlic[^.;]{0,60}\b(?:infuse|steep|submerge|"
    r"cover)\w*[^.;]{0,40}\boil|garlic[^.;]{0,40}\boil[^.;]{0,30}\binfuse|\bgarlic confit\b|"
    r"\binfuse\w*[^.;]{0,40}\boil[^.;]{0,40}garlic"
)
_STORED = _in(r"\b(?:store|keep|jar|bottle|week|month|days|shelf|room temperature|infuse)")
_GARLIC_IN_OIL = _in(
    r"\bgarlic\b[^.;]{0,60}\b(?:in|with|under)\b[^.;]{0,25}\boil\b|\boil\b[^.;]{0,40}\bgarlic\b|"
    r"\bknoblauch\w*\b[^.;]{0,60}\bol\b|\bail\b[^.;]{0,60}\bhuile\b|\bajo\b[^.;]{0,60}\baceite\b|"
    r"\baglio\b[^.;]{0,60}\bolio\b|\bknoflook\b[^.;]{0,60}\bolie\b"
)
_STORED_LONG = _in(
    r"\b(?:for|up to|keeps?|stores?|lasts?|at least) (?:about |up to |for |a |an |one |two |several |many |\d+ )*"
    r"(?:weeks?|months?|years?)\b|\b(?:cupboard|pantry|room temperature|on the shelf)\b|"
    r"\b(?:mehrere|wochen|monat\w*) (?:halt\w*|aufbewahr\w*|lager\w*)|\b(?:semaines|mois|semanas|meses|settimane|mesi|"
    r"weken|maanden)\b"
)
_CANNING = _in(
    r"\b(?:home[- ]?canning|can(?:ning)? jars?|pressure can|water bath cann\w+|(?:jars?|lids?)[^.;]{0,40}water bath|"
    r"water bath[^.;]{0,40}(?:jars?|lids?)|sterili[sz]ed jars?|seal the jars?|process the (?:\w+ )?jars|"
    r"(?:mason|kilner|canning|preserving|sealed) jars?[^.;]{0,50}\b(?:boil\w*|simmer\w*|process\w*)|"
    r"\b(?:boil|process|simmer)\w*[^.;]{0,50}(?:mason|kilner|canning|preserving|sealed) jars?|"
    r"ferment\w*|cure the|curing salt|lacto|einkoch(?:en|glas\w*|automat\w*|topf)|eingekocht\w*|einweck\w*|"
    r"eingeweckt\w*|weckglas\w*|sterilis\w+ les bocaux|bocaux sterilis\w+|conserves? maison|pokel\w*|"
    r"conserva casera|esteriliza\w* los (?:frascos|tarros)|sterilizza\w* i (?:vasetti|barattoli)|"
    r"(?:in)?wecken|weckpot\w*|inmaken)"
)
_PRESERVED = ("jar", "cann", "ferment", "cur", "lacto", "koch", "weck", "bocaux", "conserv", "pokel", "frasco", "tarro",
              "vasett", "barattol", "inmak")  # fmt: skip
_FORAGED = _in(r"\b(?:foraged|wild) (?:mushroom|berr|green|plant|herb)")
_WASH = _in(r"\b(?:wash|rinse)(?:ing)? (?:the |your |raw )*(?:whole )?(?:chicken|turkey|poultry|duck)")
_FLOUR = _in(r"\bflour\b")
_RAW_DOUGH = _in(r"\b(?:edible|raw|eat the) (?:cookie )?(?:dough|batter)\b")
_MARINADE = _in(r"\b(?:reserved?|leftover|remaining|used) marinade\b")
_KIDNEY_HARM = "Dry kidney beans are poisonous until boiled: soak them, throw the water away, boil hard for 30 minutes."
_BOTULISM = "Garlic or herbs in oil can grow botulism: keep it in the refrigerator and use it within a few days."

RULES = (
    Rule("kidney_beans", _KIDNEY_HARM, ("kidney", "rote", "rouge", "roj", "rossi"), lines=_KIDNEY),
    Rule(
        "slow_cooked_beans",
        "A slow cooker does not make dry beans safe: boil them hard for 30 minutes first, in fresh water.",
        ("slow", "crock", "schongar", "mijoteuse", "lenta"),
        told=(_SLOW_COOKER,),
        anywhere=_DRIED_BEAN,
    ),
    Rule("garlic_in_oil", _BOTULISM, ("oil", "garlic confit"), told=(_GARLIC_OIL, _STORED)),
    Rule(
        "garlic_in_oil",
        _BOTULISM,
        ("garlic", "knoblauch", "ail", "ajo", "aglio", "knoflook"),
        told=(_GARLIC_IN_OIL, _STORED_LONG),
    ),
    Rule(
        "preserving",
        "Canning, curing and fermenting are only as sound as their recipe: follow one that a laboratory has tested.",
        _PRESERVED,
        told=(_CANNING,),
    ),
    Rule(
        "foraged",
        "Eat wild plants and mushrooms only if an expert has named them.",
        ("wild", "foraged"),
        lines=_FORAGED,
    ),
    Rule(
        "washed_poultry",
        "Do not wash raw poultry: it spreads germs over the sink; cooking kills them.",
        ("wash", "rins"),
        told=(_WASH,),
    ),
    Rule(
        "raw_flour",
        "Raw flour can carry germs: heat it through before it is eaten.",
        ("dough", "batter"),
        lines=_FLOUR,
        told=(_RAW_DOUGH,),
    ),
    Rule(
        "marinade",
        "A marinade that held raw meat or fish must boil before it is eaten.",
        ("marinade",),
        told=(_MARINADE,),
    ),
)
