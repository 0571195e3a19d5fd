"""The words of the kitchen's status as operators read them."""

from collections.abc import Mapping

from alchemorsel.domain.vocabulary import Feature, Provider
from alchemorsel.interfaces.web.amounts import number_text
from alchemorsel.interfaces.web.catalogue import N_, Catalogue
from alchemorsel.interfaces.web.status_jobs import JobKind, JobState

STATUSES: Mapping[str, str] = {
    "healthy": N_("well"),
    "degraded": N_("limited"),
    "unhealthy": N_("not well"),
}
READINESS: Mapping[str, str] = {
    "ready": N_("yes"),
    "not_ready": N_("no"),
    "unknown": N_("unknown"),
}
BREAKERS: Mapping[str, str] = {
    "closed": N_("closed: it is asked"),
    "open": N_("open: it is left alone"),
    "half_open": N_("half open: it is being tried"),
}
FEATURES: Mapping[Feature, str] = {
    Feature.RECIPE: N_("recipes"),
    Feature.INGREDIENTS: N_("ideas"),
    Feature.NUTRITION: N_("nutrition"),
}
REDIS: Mapping[str, str] = {
    "up": N_("there"),
    "read_only": N_("takes nothing"),
    "down": N_("away"),
    "none": N_("not used"),
}
JOB_STATES: Mapping[JobKind, Mapping[JobState, str]] = {
    JobKind.PULL: {
        JobState.RUNNING: N_("is being downloaded"),
        JobState.DONE: N_("is downloaded"),
        JobState.FAILED: N_("could not be downloaded"),
        JobState.STOPPED: N_("stopped; the next download goes on from here"),
    },
    JobKind.WARM: {
        JobState.RUNNING: N_("is being brought into memory"),
        JobState.DONE: N_("is in memory"),
        JobState.FAILED: N_("could not be brought into memory"),
        JobState.STOPPED: N_("stopped waiting; the load goes on"),
    },
}
SAID: Mapping[str, str] = {
    "purged": N_("It is forgotten, in every process."),
    "removed": N_("The model is removed."),
    "selected": N_("The model is the default now."),
}
"""What has just been done, as an address may name it."""
REASONS: Mapping[str, str] = {
    "unavailable": N_("away, or failing"),
    "timeout": N_("too slow"),
    "loading": N_("still being loaded"),
    "busy": N_("full"),
    "rate_limited": N_("over its limit"),
    "misconfigured": N_("not set up right"),
    "bad_answer": N_("no answer passed the checks"),
    "exhausted": N_("nobody could answer"),
    "refused": N_("it declined"),
    "too_long": N_("too small for the wish"),
}
"""The codes of failures, as one reads them in a list."""
PROVIDERS: Mapping[Provider, str] = {
    Provider.OLLAMA: "Ollama",
    Provider.OPENAI: N_("OpenAI or the like"),
    Provider.MOCK: N_("the rule kitchen"),
    Provider.TABLE: N_("the foods table"),
}
_STEP = 1000.0
_UNITS = ("B", "kB", "MB", "GB", "TB")


def bytes_text(count: float, words: Catalogue) -> str:
    """2.02 GB: in powers of a thousand, as disks and downloads are sold."""
    value, at = float(count), 0
    while value >= _STEP and at < len(_UNITS) - 1:
        value, at = value / _STEP, at + 1
    return f"{number_text(value, words)} {_UNITS[at]}"
