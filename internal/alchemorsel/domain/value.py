"""What every value of this domain is: frozen, spelled out, and strict about fields it does not know."""

import msgspec


class Value(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A value on the wire. Unknown fields are errors, so that a typo is never silently ignored."""


def encode(value: object) -> bytes:
    """JSON bytes of a value; equal values give equal bytes (fields in their declared order, sets sorted)."""
    return _ENCODER.encode(value)


_ENCODER = msgspec.json.Encoder(order="deterministic")
