"""When waiting for a provider is worth it; who retries and who lets it cool must agree on that."""

from alchemorsel.application.call import Call

ATTEMPT_S = 1.0
"""What a try needs at least: a wait that leaves less is a wait for nothing."""


def will_wait(seconds: float, call: Call, now: float) -> bool:
    """Whether there is another try within the call's terms after waiting so long."""
    return call.tries > 1 and now + seconds + ATTEMPT_S <= call.deadline
