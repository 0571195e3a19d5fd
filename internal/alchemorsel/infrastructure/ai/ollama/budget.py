"""Whether a prompt fits the context, before it is sent and after it was answered."""

import math

from alchemorsel.application.prompt import Prompt

BYTES_PER_TOKEN = 4
"""English has about four letters a token; counted in UTF-8 bytes the figure also holds for other scripts."""

MESSAGE_TOKENS = 8
"""What a chat template puts around each message, roughly."""

RESERVE = 1.2
"""An estimate is only that."""


def estimated_tokens(prompt: Prompt) -> int:
    """The prompt's length as a tokenizer would probably count it."""
    return sum(math.ceil(len(message.text.encode()) / BYTES_PER_TOKEN) + MESSAGE_TOKENS for message in prompt.messages)


def needed_tokens(prompt: Prompt) -> int:
    """The context that prompt and answer need together, with a reserve on the prompt's estimate."""
    return math.ceil(estimated_tokens(prompt) * RESERVE) + prompt.max_tokens


def looks_cut(prompt: Prompt, counted_tokens: int | None) -> bool:
    """Whether the server read less than half of what was sent.

    That alone is no proof: servers before 0.30 leave a cached prompt out of their count. An unknown count
    says nothing.
    """
    return bool(counted_tokens) and (counted_tokens or 0) * 2 < estimated_tokens(prompt)
