"""Counts what asking models comes to."""

from alchemorsel.application.prompt import Completion
from alchemorsel.domain.provenance import Attempt
from alchemorsel.domain.vocabulary import Feature, Provider
from alchemorsel.infrastructure.ai.observing import FAILURES, OUTCOMES, REASONS, Asked
from alchemorsel.infrastructure.observability.metrics_declared import SECONDS, Declared, Kind, Label
from alchemorsel.infrastructure.observability.metrics_meters import Meters

REAL = (Provider.OLLAMA, Provider.OPENAI)
ANYBODY = (*REAL, Provider.MOCK)

_FEATURE = Label(name="feature", values=tuple(Feature))
_PROVIDER = Label(name="provider", values=ANYBODY)
_ANSWERER = Label(name="provider", values=(*ANYBODY, Provider.TABLE))
_MODEL_OF = Label(name="provider", values=REAL)
_OUTCOME = Label(
    name="outcome",
    values=OUTCOMES,
    says="`breaker_open`: nobody was asked; `cancelled`: the caller left; `bug`: a fault of ours; else an error's code",
)

REQUESTS = Declared(
    name="alchemorsel_ai_requests_total",
    kind=Kind.COUNTER,
    says="Questions put to a provider, by how that ended; one that went on to the next provider counts for both.",
    labels=(_FEATURE, _ANSWERER, _OUTCOME),
)
REQUEST_SECONDS = Declared(
    name="alchemorsel_ai_request_seconds",
    kind=Kind.HISTOGRAM,
    says="Time a provider had a question, from the prompt to the checked answer or the failure.",
    labels=(_FEATURE, _ANSWERER, _OUTCOME),
    buckets=SECONDS,
)
ATTEMPTS = Declared(
    name="alchemorsel_ai_attempts_per_request",
    kind=Kind.HISTOGRAM,
    says="Upstream calls for one question to a provider, retries, other hosts and the repair turn among them; "
    "0 where nobody was asked.",
    labels=(_MODEL_OF,),
    buckets=(0, 1, 2, 3, 4, 6, 10, 20),
)
ERRORS = Declared(
    name="alchemorsel_ai_errors_total",
    kind=Kind.COUNTER,
    says="Failed tries by class, those that were retried, repaired or answered by somebody else among them.",
    labels=(_PROVIDER, Label(name="code", values=FAILURES)),
)
REPAIRS = Declared(
    name="alchemorsel_ai_repairs_total",
    kind=Kind.COUNTER,
    says="Drafts that were sent back once to be put right, by how the question then ended.",
    labels=(_FEATURE, _MODEL_OF, _OUTCOME),
)
FALLBACKS = Declared(
    name="alchemorsel_ai_fallbacks_total",
    kind=Kind.COUNTER,
    says="Turns of the next provider, by why the one before it failed last, in the words of the answer's attempts.",
    labels=(
        Label(name="from", values=REAL),
        Label(name="to", values=ANYBODY),
        Label(name="reason", values=REASONS),
    ),
)
COMPLETION_SECONDS = Declared(
    name="alchemorsel_ai_completion_seconds",
    kind=Kind.HISTOGRAM,
    says="Time a text was waited for: its turn in the queue, the model's load and retries are in it.",
    labels=(_FEATURE, _MODEL_OF, _OUTCOME),
    buckets=SECONDS,
)
FIRST_TOKEN_SECONDS = Declared(
    name="alchemorsel_ai_first_token_seconds",
    kind=Kind.HISTOGRAM,
    says="Time from an upstream call to its first text.",
    labels=(_FEATURE, _MODEL_OF),
    buckets=SECONDS,
)
TOKENS = Declared(
    name="alchemorsel_ai_tokens_total",
    kind=Kind.COUNTER,
    says="Tokens read and written, as the provider counts them; calls that failed tell none.",
    labels=(_FEATURE, _MODEL_OF, Label(name="kind", values=("prompt", "completion"))),
)
TOKENS_PER_SECOND = Declared(
    name="alchemorsel_ai_tokens_per_second",
    kind=Kind.HISTOGRAM,
    says="How fast a text was written once it had begun.",
    labels=(_FEATURE, _MODEL_OF),
    buckets=(1, 2, 5, 10, 20, 40, 80, 160, 320, 640, 1280),
)
UPSTREAM_SECONDS = Declared(
    name="alchemorsel_ai_upstream_seconds",
    kind=Kind.HISTOGRAM,
    says="Single upstream calls, by how each ended; tiny inferences of a deep health check are among them.",
    labels=(_MODEL_OF, _OUTCOME),
    buckets=SECONDS,
)
QUEUE_SECONDS = Declared(
    name="alchemorsel_ai_queue_seconds",
    kind=Kind.HISTOGRAM,
    says="Time a call waited for its turn; 0 where it had none to wait for.",
    labels=(_MODEL_OF,),
    buckets=(0.001, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30),
)
AI = (
    REQUESTS,
    REQUEST_SECONDS,
    ATTEMPTS,
    ERRORS,
    REPAIRS,
    FALLBACKS,
    COMPLETION_SECONDS,
    FIRST_TOKEN_SECONDS,
    TOKENS,
    TOKENS_PER_SECOND,
    UPSTREAM_SECONDS,
    QUEUE_SECONDS,
)


class AIMetrics:
    """An `Observer` of the stack."""

    def __init__(self, meters: Meters) -> None:
        self._requests = meters.counter(REQUESTS)
        self._request_seconds = meters.histogram(REQUEST_SECONDS)
        self._attempts = meters.histogram(ATTEMPTS)
        self._errors = meters.counter(ERRORS)
        self._repairs = meters.counter(REPAIRS)
        self._fallbacks = meters.counter(FALLBACKS)
        self._completion_seconds = meters.histogram(COMPLETION_SECONDS)
        self._first_token_seconds = meters.histogram(FIRST_TOKEN_SECONDS)
        self._tokens = meters.counter(TOKENS)
        self._tokens_per_second = meters.histogram(TOKENS_PER_SECOND)
        self._upstream_seconds = meters.histogram(UPSTREAM_SECONDS)
        self._queue_seconds = meters.histogram(QUEUE_SECONDS)

    def asked(self, asked: Asked) -> None:
        labels = asked.feature, asked.provider, asked.outcome
        self._requests[labels].inc()
        self._request_seconds[labels].observe(asked.seconds)
        for code in asked.failures:
            self._errors[asked.provider, code].inc()
        if asked.provider in REAL:
            self._attempts[(asked.provider,)].observe(asked.calls)
        if asked.repaired:
            self._repairs[labels].inc()

    def fell_back(self, failed: Attempt, after: Provider) -> None:
        self._fallbacks[failed.provider, after, failed.outcome].inc()

    def completed(self, feature: Feature, provider: Provider, completion: Completion) -> None:
        tokens, first_s = completion.tokens, completion.first_token_seconds
        self._tokens[feature, provider, "prompt"].inc(tokens.prompt)
        self._tokens[feature, provider, "completion"].inc(tokens.completion)
        if first_s is not None:
            self._first_token_seconds[feature, provider].observe(first_s)
        writing_s = completion.seconds - (first_s or 0.0)
        if writing_s > 0 and tokens.completion:
            self._tokens_per_second[feature, provider].observe(tokens.completion / writing_s)

    def waited_for(self, feature: Feature, provider: Provider, outcome: str, seconds: float) -> None:
        self._completion_seconds[feature, provider, outcome].observe(seconds)

    def called(self, provider: Provider, outcome: str, seconds: float) -> None:
        self._upstream_seconds[provider, outcome].observe(seconds)

    def queued(self, provider: Provider, seconds: float) -> None:
        self._queue_seconds[(provider,)].observe(seconds)
