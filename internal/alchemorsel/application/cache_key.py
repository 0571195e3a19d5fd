"""Names answers: an equal key means an equal prompt to the same models, checked by the same rules."""

import re
from collections.abc import Callable
from functools import lru_cache
from hashlib import blake2b
from typing import Any

import msgspec

from alchemorsel.application.question import Question
from alchemorsel.domain.value import encode
from alchemorsel.domain.vocabulary import Feature, Provider

PREFIX = "alchemorsel:v1:"
DIGEST_BYTES = 16
_KEY = re.compile(rf"{PREFIX}({'|'.join(Feature)}):([0-9a-f]{{{2 * DIGEST_BYTES}}})")
Chain = tuple[tuple[Provider, str], ...]
"""Who is asked, in order, each with the model it is asked for."""


class Versions(msgspec.Struct, frozen=True, kw_only=True):
    """Of everything that stands between a question and its answer. A change of any makes every key another one.

    `foods`: of the foods table and of how nutrition is computed from it.
    """

    prompt: str
    schema: str
    rules: str
    foods: str


class _Material(msgspec.Struct, frozen=True, kw_only=True):
    versions: Versions
    chain: Chain
    request: Any


class CacheKeys:
    """Makes keys `alchemorsel:v1:<feature>:<blake2b-128>`.

    Args:
        chain: the chain for a feature as it is now; models may be selected at run time.
        chosen: something that is another thing whenever any chain is, for those who look at each request; where it
            is left out, the chains themselves are looked at.
    """

    def __init__(
        self, versions: Versions, chain: Callable[[Feature], Chain], *, chosen: Callable[[], object] | None = None
    ) -> None:
        self._versions = versions
        self._chosen = chosen or self._chains
        self.chain = chain

    @property
    def version(self) -> object:
        """Equal as long as equal questions have equal keys, in this process."""
        return self._versions, self._chosen()

    def key_of(self, question: Question[Any]) -> str:
        material = _Material(versions=self._versions, chain=self.chain(question.feature), request=question.request)
        digest = blake2b(encode(material), digest_size=DIGEST_BYTES).hexdigest()
        return f"{PREFIX}{question.feature}:{digest}"

    def _chains(self) -> object:
        return tuple(self.chain(feature) for feature in Feature)


@lru_cache(maxsize=8192)
def feature_of(key: str) -> Feature | None:
    """The feature that a key names; None for what is no key."""
    match = _KEY.fullmatch(key)
    return Feature(match.group(1)) if match else None
