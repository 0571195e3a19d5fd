"""Makes UUIDs of version 7, whose order is that of their making."""

import uuid

_RANDOM_BITS = 74
_MOST = (1 << _RANDOM_BITS) - 1
_VARIANT_BITS = 62


class UUID7:
    """UUIDv7 (RFC 9562, 5.7): 48 bits of Unix milliseconds, then 74 bits.

    Within one millisecond, or where the clock goes back, the 74 bits count on (method 2 of 6.2), so that no id of one
    maker is ever smaller than the one before it.
    """

    def __init__(self) -> None:
        self._last_ms = -1
        self._last = 0

    def make(self, unix_ms: int, random: int) -> str:
        """The next id.

        Args:
            unix_ms: milliseconds since 1970.
            random: at least 74 random bits.
        """
        if unix_ms > self._last_ms:
            # The highest bit is left free to count into.
            self._last_ms, self._last = unix_ms, random & (_MOST >> 1)
        else:
            self._last += 1
        return str(uuid.UUID(int=_laid_out(self._last_ms, self._last & _MOST)))


def _laid_out(ms: int, bits: int) -> int:
    high, low = bits >> _VARIANT_BITS, bits & ((1 << _VARIANT_BITS) - 1)
    return (ms & 0xFFFF_FFFF_FFFF) << 80 | 0x7 << 76 | high << 64 | 0b10 << _VARIANT_BITS | low
