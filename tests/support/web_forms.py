"""What a browser without scripts would send when a button is pressed, wherever on the page the fields stand."""

from html.parser import HTMLParser
from typing import NamedTuple

Attributes = dict[str, str]


class Control(NamedTuple):
    """A field or a button, with the id of the form that it belongs to."""

    form: str
    name: str
    value: str
    attributes: Attributes


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: dict[str, Attributes] = {}
        self.fields: list[Control] = []
        self.buttons: list[Control] = []
        self._inside = ""
        self._area: Attributes | None = None
        self._text = ""
        self._select: Attributes = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = found.get("id", "")
            self.forms[self._inside] = found
        elif tag == "button":
            self.buttons.append(self._control(found, found.get("value", "")))
        elif tag == "select":
            self._select = found
        elif tag == "option" and "selected" in found:
            self.fields.append(self._control(self._select, found.get("value", "")))
        elif tag == "textarea":
            self._area, self._text = found, ""
        elif tag == "input" and (found.get("type") not in {"checkbox", "radio"} or "checked" in found):
            self.fields.append(self._control(found, found.get("value", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = ""
        elif tag == "textarea" and self._area is not None:
            self.fields.append(self._control(self._area, self._text))
            self._area = None

    def handle_data(self, data: str) -> None:
        self._text += data

    def _control(self, found: Attributes, value: str) -> Control:
        return Control(found.get("form", self._inside), found.get("name", ""), value, found)


def pressed(page: str, name: str, value: str) -> tuple[str, dict[str, str]]:
    """Where the form of a button is sent, and its fields; of several of a name the last."""
    reader = _Reader()
    reader.feed(page)
    button = next(each for each in reader.buttons if (each.name, each.value) == (name, value))
    form = reader.forms[button.form]
    fields = {each.name: each.value for each in reader.fields if each.form == button.form and each.name}
    return button.attributes.get("formaction", form["action"]), {**fields, name: value}
