"""Letters that only look like others, so that no spelling trick hides a food from the checks."""

import re

_PAIRS = (
    # Cyrillic: the shape counts, and capitals differ from small letters
    "аaбbвbгrеeёeзeиuйuкkмmнhоoпnрpсcтtуyхxьbѕsіiїiјjһhԁdԛqԝwѵvӏlАAВBЕEЗEКKМMНHОOРPСCТTУYХXЅSІIЈJҺHӀI"
    # Greek
    "αaβbγyεeηnιiκkνvοoρpςsσoτtυuχxωwΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX"
    # Armenian, Cherokee, Lisu
    "օoսuոnհhցgԼLՏSԱUᎪAᎬEᎢTᏢPᎷMᏟCᎻHᏦKᏞLᎡRᏚSᎠDᏔWꓑPꓰEꓮAꓠNꓴUꓔTꓟMꓢS"
    # Latin letters that no compatibility form unifies
    "ᴀaʙbᴄcᴅdᴇeꜰfɢgʜhɪiᴊjᴋkʟlᴍmɴnᴏoᴘpʀrꜱsᴛtᴜuᴠvᴡwʏyᴢzɡgɑaıiłlŁLøoØOđdĐDħhĦHŧtðdɛeɩiʋvƅbɐaǝeɔcɯmɹrʇtʌvʎy"
)
_NEGATIVE_CIRCLED, _NEGATIVE_SQUARED, _FLAGS = 0x1F150, 0x1F170, 0x1F1E6
_PICTURES = {
    "🥜": "peanut", "🧀": "cheese", "🥛": "milk", "🧈": "butter", "🥚": "egg", "🍳": "egg", "🦐": "shrimp",
    "🍤": "shrimp", "🦞": "lobster", "🦀": "crab", "🐟": "fish", "🍣": "fish", "🥓": "bacon", "🍗": "chicken",
    "🥩": "beef", "🍖": "meat", "🍞": "bread", "🥖": "bread", "🍷": "wine", "🍺": "beer", "🍯": "honey",
    "🦪": "oyster", "🦑": "squid", "🐙": "octopus", "🍦": "ice cream", "🍨": "ice cream", "🐷": "pork",
    "🐔": "chicken", "🐮": "beef", "🌾": "wheat", "🍝": "pasta",
}  # fmt: skip
_JOINERS = {0x115F, 0x1160, 0x3164, 0xFFA0}
"""Letters by their category, and yet invisible."""


def _table() -> dict[int, str]:
    table = {ord(_PAIRS[at]): _PAIRS[at + 1] for at in range(0, len(_PAIRS), 2)}
    for first in (_NEGATIVE_CIRCLED, _NEGATIVE_SQUARED, _FLAGS):
        table |= {first + at: chr(ord("a") + at) for at in range(26)}
    table |= dict.fromkeys(_JOINERS, "")
    table |= {ord("æ"): "ae", ord("Æ"): "AE", ord("œ"): "oe", ord("Œ"): "OE"}
    return table | {ord(picture): f" {word} " for picture, word in _PICTURES.items()}


_TABLE = _table()
_SIGNS = {"0": "o", "1": "l", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "€": "e", "*": ""}
_SIGN = re.compile(rf"(?<=[a-z])[{re.escape(''.join(_SIGNS))}]{{1,2}}(?=[a-z]{{2}})")


def plain_letters(text: str) -> str:
    """The text with lookalike letters, and pictures of foods, replaced by what they stand for."""
    return text if text.isascii() else text.translate(_TABLE)


def plain_signs(folded: str) -> str:
    """`p3anut` and `pe@nut` as they are meant: a sign between two letters is a letter."""
    return _SIGN.sub(lambda found: "".join(_SIGNS[sign] for sign in found.group()), folded)
