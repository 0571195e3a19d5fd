"""How bad settings are told: every one at once, each with its source, and never a secret."""

import re
from difflib import get_close_matches

SHOWN_AT_MOST = 80
_PASSWORD = re.compile(r"//[^/?#]*@")


class BadSettings(ValueError):
    """The settings cannot be used; `problems` names every reason, one line each."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def hidden_password(url: str) -> str:
    """The same address without who logs in there."""
    return _PASSWORD.sub("//***@", url)


def quoted(text: str) -> str:
    """A value as one may show it: on one line, not too long, in ASCII, no password in an address."""
    shown = hidden_password(text)
    return ascii(shown if len(shown) <= SHOWN_AT_MOST else shown[:SHOWN_AT_MOST] + "...")


def unknown(source: str, name: str, known: tuple[str, ...]) -> str:
    """What to say of a name that no setting has."""
    near = get_close_matches(name, known, n=1, cutoff=0.6)
    hint = f"; did you mean {near[0]}?" if near else ""
    return f"{printable(source)}: no such setting{hint}"


def printable(text: str) -> str:
    """Names from outside, fit for any terminal."""
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)
