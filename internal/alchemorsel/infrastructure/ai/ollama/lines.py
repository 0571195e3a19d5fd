"""Lines out of a body that comes in pieces of any size, cut anywhere."""

from collections.abc import AsyncIterator

LONGEST_LINE_BYTES = 8 * 1024 * 1024
"""What Ollama itself allows a line to be."""


class LineTooLongError(ValueError):
    """No line of Ollama is that long: somebody else is talking."""


async def lines(pieces: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """Each line that holds anything, the last one even without its end.

    Only a line feed ends a line. Text knows more line ends (U+0085, U+2028), and a model may write them
    inside a JSON string; bytes are also safe where a piece ends in the middle of a character.

    Raises:
        LineTooLongError: a line of more than `LONGEST_LINE_BYTES`.
    """
    parts: list[bytes] = []
    held_bytes = 0
    async for piece in pieces:
        *ended, rest = piece.split(b"\n")
        for end in ended:
            if line := b"".join([*parts, end]).strip():
                yield line
            parts, held_bytes = [], 0
        parts.append(rest)
        held_bytes += len(rest)
        if held_bytes > LONGEST_LINE_BYTES:
            raise LineTooLongError
    if line := b"".join(parts).strip():
        yield line
