"""What Ollama says instead of an answer, and which of our errors that is.

The text is the only discriminator Ollama gives, so rows match lower-cased substrings; the first row that fits wins.
"""

import re
from collections.abc import Callable
from http import HTTPStatus

import msgspec

from alchemorsel.domain.errors import Busy, Misconfigured, NotFound, RateLimited, TooLong, Unavailable

_CLIP = 160
_MOST_NAMES = 10
_CANCELLED = 499  # nginx's number for a client that went away; Ollama uses it too
_REDIRECT, _CALLERS = 3, 4  # the hundreds of a status


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """An error as it came in.

    `status` is 200 for an error in the middle of a stream. `text` is None unless it came in Ollama's own form;
    that is what tells a missing model from a wrong address. `present` names the models that are there instead.
    `retry_after_s` is what a proxy in front may ask for.
    """

    status: int
    text: str | None
    url: str
    model: str = ""
    present: tuple[str, ...] | None = None
    retry_after_s: float | None = None

    @property
    def words(self) -> str:
        return (self.text or "").lower()

    @property
    def is_missing_model(self) -> bool:
        return "not found" in self.words and (self.status == HTTPStatus.NOT_FOUND or self.words.startswith("model "))


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """`detail` and `suggestion` are format strings over the refusal."""

    fits: Callable[[Refusal], bool]
    error: type[Unavailable] | type[NotFound] = Misconfigured
    detail: str
    suggestion: str


def error_of(refusal: Refusal) -> Unavailable | NotFound:
    """Our error, with what to do next; only a pull of what nobody publishes is not found."""
    row = next(row for row in ROWS if row.fits(refusal))
    words = {
        "url": refusal.url,
        "model": refusal.model or "(none)",
        "status": refusal.status,
        "said": _said(refusal),
        "present": _present(refusal.present),
        "sizes": _sizes(refusal.words),
    }
    error = row.error(row.detail.format(**words), suggestion=row.suggestion.format(**words))
    if isinstance(error, Unavailable):
        error.retry_after_s = refusal.retry_after_s
    return error


def _said(refusal: Refusal) -> str:
    text = " ".join((refusal.text or "").split())
    if not text:
        return ""
    return f": {text}" if len(text) <= _CLIP else f": {text[:_CLIP]}…"


def _present(names: tuple[str, ...] | None) -> str:
    if names is None:
        return ""
    more = ", …" if len(names) > _MOST_NAMES else ""
    return f"; present: {', '.join(names[:_MOST_NAMES])}{more}" if names else "; it has no model at all"


def _sizes(words: str) -> str:
    """llama.cpp tells both numbers: the request's tokens and the context's."""
    found = re.findall(r"\((\d+) tokens\)", words)
    return f" ({found[0]} tokens where {found[1]} fit)" if len(found) > 1 else ""


def _says(*any_of: str) -> Callable[[Refusal], bool]:
    return lambda refusal: any(words in refusal.words for words in any_of)


def _overflows(refusal: Refusal) -> bool:
    # Go's own "context deadline exceeded" is about time.
    words = refusal.words.replace("context deadline exceeded", "")
    return "context" in words and any(word in words for word in ("exceed", "longer", "too long"))


def _is_foreign(refusal: Refusal) -> bool:
    """No route of Ollama's answers so; a redirect leads to somebody else."""
    wrong = {HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED}
    return refusal.text is None and (refusal.status in wrong or refusal.status // 100 == _REDIRECT)


def _is_callers_fault(refusal: Refusal) -> bool:
    """Every other 4xx, but a request that was given up on its way says nothing about who is at fault."""
    return refusal.status // 100 == _CALLERS and refusal.status not in {HTTPStatus.REQUEST_TIMEOUT, _CANCELLED}


def _is_cloud(refusal: Refusal) -> bool:
    """Locally Ollama has no use for these: it says them, in its own form, for models it only passes on."""
    if "cloud is disabled" in refusal.words:
        return True
    if refusal.status == HTTPStatus.UNAUTHORIZED:
        return "unauthorized" in refusal.words
    return refusal.status == HTTPStatus.BAD_GATEWAY and refusal.text is not None


ROWS = (
    Row(
        fits=_says("pull model manifest: file does not exist"),
        error=NotFound,
        detail="Ollama's registry has no model {model}.",
        suggestion="Look the name up at https://ollama.com/library; a tag such as `:3b` belongs to it.",
    ),
    Row(
        fits=_says("pull model manifest:"),
        error=Unavailable,
        detail="Ollama at {url} cannot reach its registry{said}.",
        suggestion="Check that machine's way out (network, DNS, HTTPS_PROXY of the Ollama server), and pull again.",
    ),
    Row(
        fits=lambda refusal: refusal.is_missing_model,
        detail="Model {model} is not in the Ollama at {url}{present}.",
        suggestion="Run `ollama pull {model}`, or set ALCHEMORSEL_OLLAMA_MODEL to a model that is there.",
    ),
    Row(
        fits=lambda refusal: _is_foreign(refusal) or "unexpected endpoint" in refusal.words,
        detail="{url} is not the root of an Ollama server (HTTP {status}).",
        suggestion="Set ALCHEMORSEL_OLLAMA_HOST to Ollama's own address, without `/v1` or `/api` at its end.",
    ),
    Row(
        fits=_is_cloud,
        detail="Model {model} at {url} runs in Ollama's cloud, and that is not open to this server.",
        suggestion="Choose a local model such as llama3.2:3b: its name does not end in `cloud`.",
    ),
    Row(
        fits=lambda refusal: refusal.status == HTTPStatus.FORBIDDEN and not refusal.text,
        detail="Ollama at {url} refused the request's Origin or Host header (HTTP 403).",
        suggestion="Make the proxy in between drop the Origin header, or list it in OLLAMA_ORIGINS.",
    ),
    Row(
        fits=_says(
            "out of memory",
            "failed to allocate",
            "cudamalloc",
            "insufficient memory",
            "more system memory",
            "unable to load full model",
        ),
        detail="There is not enough memory for model {model} at {url}.",
        suggestion="Use a smaller model such as llama3.2:1b, or lower ALCHEMORSEL_OLLAMA_NUM_CTX.",
    ),
    Row(
        fits=_overflows,
        error=TooLong,
        detail="The prompt does not fit the context of model {model} at {url}{sizes}.",
        suggestion="Shorten the request, or raise ALCHEMORSEL_OLLAMA_NUM_CTX.",
    ),
    Row(
        fits=_says("grammar", "invalid json schema", "invalid format"),
        detail="Ollama at {url} cannot make a grammar of the answer's schema{said}.",
        suggestion="Update Ollama; if it stays, the schema has a keyword beyond the common subset (pattern, bounds).",
    ),
    Row(
        fits=lambda refusal: "option" in refusal.words and "must be of type" in refusal.words,
        detail="Ollama at {url} refused an option's type{said}.",
        suggestion="Send that option as the type it names; this client and that Ollama do not fit each other.",
    ),
    Row(
        fits=_says("does not support"),
        detail="Model {model} at {url} lacks a capability{said}.",
        suggestion="Choose a model that can do it; `ollama show {model}` lists what this one can.",
    ),
    Row(
        fits=_says("invalid model name", "model is required"),
        detail="{model!r} is no model name to Ollama at {url}.",
        suggestion="Write ALCHEMORSEL_OLLAMA_MODEL as [namespace/]model[:tag], such as llama3.2:3b.",
    ),
    Row(
        fits=_says("in duration", "invalid duration"),
        detail="Ollama at {url} cannot read the keep-alive time{said}.",
        suggestion="Set ALCHEMORSEL_OLLAMA_KEEP_ALIVE to a number of seconds or to a duration such as 10m.",
    ),
    Row(
        fits=_says("server busy", "maximum pending requests"),
        error=Busy,
        detail="The load queue of Ollama at {url} is full.",
        suggestion="Ask for fewer models at once, or raise OLLAMA_MAX_QUEUE.",
    ),
    Row(
        fits=lambda refusal: refusal.status == HTTPStatus.TOO_MANY_REQUESTS,
        error=RateLimited,
        detail="{url} asks for fewer requests (HTTP 429).",
        suggestion="Lower the limit of concurrent requests, or look at the proxy in front of Ollama.",
    ),
    Row(
        fits=_says("process has terminated"),
        error=Unavailable,
        detail="The runner of model {model} at {url} crashed while loading.",
        suggestion="Use Ollama 0.32.2 or newer, and look for the reason in its log.",
    ),
    Row(
        fits=_says("timed out waiting for"),
        error=Unavailable,
        detail="Loading model {model} at {url} made no progress until Ollama gave up.",
        suggestion="Check the disk and the memory of that machine, or raise OLLAMA_LOAD_TIMEOUT.",
    ),
    Row(
        fits=_says("unexpectedly stopped", "error was encountered while running"),
        error=Unavailable,
        detail="The runner of model {model} at {url} died during the answer.",
        suggestion="Look into Ollama's log: memory is the usual reason; the next request starts a new runner.",
    ),
    Row(
        fits=_is_callers_fault,
        detail="Ollama at {url} refused the request (HTTP {status}){said}.",
        suggestion="Check the settings ALCHEMORSEL_OLLAMA_*, and whether a proxy in front of it wants credentials.",
    ),
    Row(
        fits=lambda _refusal: True,
        error=Unavailable,
        detail="Ollama at {url} failed (HTTP {status}){said}.",
        suggestion="Look into Ollama's log; if it goes on, restart it.",
    ),
)
