"""Says who calls: the holder of a key, or, where no key was ever made, this machine itself."""

from litestar.types import HTTPScope

from alchemorsel.application.access import LOCAL, Caller
from alchemorsel.domain.errors import NoKey, NotAllowed
from alchemorsel.domain.keys import KeyScope
from alchemorsel.interfaces.http.access_browsers import is_for_this_machine, is_of_a_strange_page
from alchemorsel.interfaces.http.access_door import Door
from alchemorsel.interfaces.http.access_headers import Headers
from alchemorsel.interfaces.http.proxies import came_of

_BEARER = b"bearer "
_ASK = "Send `Authorization: Bearer KEY` or `X-API-Key: KEY`; the operator makes one with `alchemorsel keys new`."
_USE_ONLY = frozenset({KeyScope.USE})


def identify(scope: HTTPScope, door: Door) -> Caller | NotAllowed:
    """Who calls, or why nobody can be let in."""
    return _holder(scope["headers"], door) if door.keys.guarded else _anonymous(scope, door)


def _holder(headers: Headers, door: Door) -> Caller | NotAllowed:
    shown = _shown(headers)
    if not shown:
        return NoKey("A key is needed here, and none was sent.", suggestion=_ASK)
    key = door.keys.holder_of(shown.pop()) if len(shown) == 1 else None
    if key is None:
        # One sentence for unknown, expired and revoked: whoever guesses learns nothing.
        return NoKey("This key is not valid.", suggestion="Ask the operator for a new one.")
    return Caller(id=key.id, key_id=key.id, scopes=frozenset(key.scopes))


def _shown(headers: Headers) -> set[str]:
    """Every different key in the headers; more than one is as good as none."""
    return {value.strip().decode("latin-1") for value in map(_key_in, headers) if value is not None}


def _key_in(header: tuple[bytes, bytes]) -> bytes | None:
    name, value = header
    if name == b"authorization" and value[: len(_BEARER)].lower() == _BEARER:
        return value[len(_BEARER) :]
    return value if name == b"x-api-key" else None


def _anonymous(scope: HTTPScope, door: Door) -> Caller | NotAllowed:
    if is_of_a_strange_page(scope, door.cors_origins):
        return NotAllowed(
            "A web page of another origin may not do this without a key.",
            suggestion="The operator can allow the page's origin in ALCHEMORSEL_CORS_ORIGINS.",
        )
    came = came_of(scope)
    here = came.local and is_for_this_machine(scope, door.allowed_hosts)
    if here or door.allow_anonymous:
        return LOCAL if here else Caller(id=came.home, scopes=_USE_ONLY)
    if came.local:
        return NotAllowed(
            "This Host is no name of this machine.",
            suggestion="Use localhost or 127.0.0.1; the operator can allow others in ALCHEMORSEL_ALLOWED_HOSTS.",
        )
    return NoKey("Without a key, only this machine itself is answered.", suggestion=_ASK)
