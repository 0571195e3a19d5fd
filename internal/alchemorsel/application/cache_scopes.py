"""By what answers are forgotten: one form of each name, for whoever remembers an answer and for whoever purges."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from alchemorsel.application.cache_key import feature_of
from alchemorsel.application.expected import Expected
from alchemorsel.domain.errors import InvalidRequest
from alchemorsel.domain.model_names import canonical
from alchemorsel.domain.vocabulary import Allergen, Course, Diet, Feature, Provider
from alchemorsel.domain.words import evened

EVERYTHING = "all"
_CLOSED: Mapping[str, type[StrEnum]] = {"diet": Diet, "allergen": Allergen, "course": Course, "provider": Provider}
TAGS = ("diet", "allergen", "cuisine", "course", "language", "provider")
"""What answers are tagged with, beside their feature, model and key."""
SCOPES = ("feature", "model", "tag", "key", EVERYTHING)
"""By what one purges."""
_KEY_FORM = "alchemorsel:v1:<feature>:<32 hexadecimal digits>"
_USUAL_TAG = ":latest"
_LONGEST_ECHO = 60


def scopes_of(names: Iterable[tuple[str, str | None]]) -> tuple[str, ...]:
    """Scopes such as `diet:vegan`, each once; what has no value is left out."""
    return tuple(dict.fromkeys(_scope(name, value) for name, value in names if value))


def scope_of(asked: Mapping[str, str]) -> str:
    """The scope that one of `SCOPES` with its value names.

    Raises:
        InvalidRequest: it is not exactly one, or no answer can be of it. A typing error must never mean everything.
    """
    if len(asked) != 1 or not asked.keys() <= set(SCOPES):
        raise InvalidRequest(
            "Say in one way what is to be forgotten.",
            allowed=SCOPES,
            suggestion="Such as feature=recipe, model=llama3.2:3b, tag=diet:vegan, a key, or all=true.",
        )
    ((by, value),) = asked.items()
    return _READERS[by](value.strip())


def checked_key(key: str) -> str:
    """
    Raises:
        InvalidRequest: it is no key.
    """
    if feature_of(key) is None:
        raise InvalidRequest(
            "This is no key of the memory.",
            field="key",
            allowed=(_KEY_FORM,),
            suggestion="`Cache-Status` names an answer's key.",
        )
    return key


def _scope(name: str, value: str) -> str:
    """A model is the same with its usual tag and without; words are compared as in canonical questions."""
    one_form = canonical(value).removesuffix(_USUAL_TAG) if name == "model" else evened(value)
    return f"{name}:{one_form}"


def _feature(value: str) -> str:
    return _scope("feature", _one_of(value, "feature", tuple(Feature)))


def _model(value: str) -> str:
    if not value:
        raise InvalidRequest("`model`: a name is missing.", field="model", suggestion="Such as model=llama3.2:3b.")
    return _scope("model", value)


def _tag(value: str) -> str:
    before, _, of = value.partition(":")
    name = _one_of(before, "tag", TAGS)
    if not of.strip():
        raise InvalidRequest("`tag`: it has no value.", field="tag", suggestion=f"Such as tag={name}:something.")
    closed = _CLOSED.get(name)
    return _scope(name, of if closed is None else _one_of(of, "tag", tuple(closed)))


def _key(value: str) -> str:
    return f"key:{checked_key(value)}"


def _everything(value: str) -> str:
    _one_of(value, EVERYTHING, ("true",))
    return EVERYTHING


_READERS = {"feature": _feature, "model": _model, "tag": _tag, "key": _key, EVERYTHING: _everything}


def _one_of(value: str, field: str, allowed: tuple[str, ...]) -> str:
    known = evened(value)
    if known in allowed:
        return known
    nearest = Expected.nearest(known[:_LONGEST_ECHO], allowed)
    raise InvalidRequest(
        f"`{field}`: there is no such value.",
        field=field,
        allowed=tuple(map(str, allowed)),
        suggestion=f"Did you mean `{nearest}`?" if nearest else f"Allowed: {', '.join(allowed)}.",
    )
