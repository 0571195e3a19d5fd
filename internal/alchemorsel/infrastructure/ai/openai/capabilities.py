"""What a family of models takes, so that a request holds no parameter its model refuses."""

import re
from typing import Self
from urllib.parse import urlsplit

import msgspec

OPENAI_URL = "https://api.openai.com/v1"


class Capabilities(msgspec.Struct, frozen=True, kw_only=True):
    """One family's switches.

    Args:
        token_field: the request field that bounds the answer.
        temperature: may be sent.
        seed: may be sent.
        effort: the reasoning effort to send; None sends none.
        reasoning_room_tokens: added to the bound, because reasoning counts against it.
        system_role: what the system speaker is called.
        strict_schema: `response_format` may hold a strict JSON schema.
        dropped: parameters the server refused; each is dropped at most once.
    """

    token_field: str = "max_completion_tokens"  # noqa: S105  # a field's name, no secret
    temperature: bool = True
    seed: bool = True
    effort: str | None = None
    reasoning_room_tokens: int = 0
    system_role: str = "system"
    strict_schema: bool = True
    dropped: frozenset[str] = frozenset()

    def without(self, param: str | None) -> Self | None:
        """The same record once the server refused `param`; None where nothing is left to give up."""
        if param is None or param in self.dropped or param not in _INSTEAD:
            return None
        return msgspec.structs.replace(self, dropped=self.dropped | {param}, **_INSTEAD[param])


_INSTEAD: dict[str, dict[str, object]] = {
    "max_tokens": {"token_field": "max_completion_tokens"},
    "max_completion_tokens": {"token_field": "max_tokens"},
    "temperature": {"temperature": False},
    "seed": {"seed": False},
    # Without a word about effort the model reasons as it likes, and needs the room.
    "reasoning_effort": {"effort": None, "reasoning_room_tokens": 8192},
}

_LOCAL = Capabilities(token_field="max_tokens")  # noqa: S106  # a field's name; Ollama ignores the newer one

# First match wins; names are matched without a vendor's or a fine-tune's prefix.
_OPENAI: tuple[tuple[str, Capabilities], ...] = (
    (r"gpt-3\.5|gpt-4(?![.o])|gpt-4o-2024-05-13|chatgpt-4o", Capabilities(strict_schema=False)),
    (r"gpt-4o|gpt-4\.\d|gpt-\d+(\.\d+)?-chat", Capabilities()),
    (r"gpt-5(-mini|-nano)?(-\d{4}.*)?$", Capabilities(
        temperature=False, effort="minimal", reasoning_room_tokens=1024, system_role="developer",
    )),
    (r"gpt-5\.|gpt-6(-|$)", Capabilities(effort="none", system_role="developer")),
    (r"gpt-6\.|o\d", Capabilities(
        temperature=False, effort="low", reasoning_room_tokens=4096, system_role="developer",
    )),
)  # fmt: skip
# A model of tomorrow is taken for one that reasons, and is asked for nothing it could refuse.
_OPENAI_UNKNOWN = Capabilities(temperature=False, reasoning_room_tokens=8192)

_COMPATIBLE: tuple[tuple[str, Capabilities], ...] = (
    (r"gpt-oss", msgspec.structs.replace(_LOCAL, effort="low", reasoning_room_tokens=4096)),
    (r"deepseek-r|qwq|magistral|.*thinking", msgspec.structs.replace(_LOCAL, reasoning_room_tokens=4096)),
)


def capabilities_of(model: str, base_url: str) -> Capabilities:
    """What to send to this model at this address."""
    name = re.sub(r"^(ft:|.*/)", "", model.casefold())
    rows, otherwise = (_OPENAI, _OPENAI_UNKNOWN) if _is_openai(base_url) else (_COMPATIBLE, _LOCAL)
    return next((able for pattern, able in rows if re.match(pattern, name)), otherwise)


def _is_openai(base_url: str) -> bool:
    """OpenAI's own API, its regional addresses, and Azure's, which serve the same models."""
    host = urlsplit(base_url).hostname or ""
    return host == "api.openai.com" or host.endswith((".api.openai.com", ".openai.azure.com"))
