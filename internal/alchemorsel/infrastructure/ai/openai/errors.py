"""Turns everything that goes wrong on the way into our errors; the SDK's own words stay behind."""

import json
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import httpx2
import msgspec
from openai import APIConnectionError, APIError, APIStatusError

from alchemorsel.application.ports import Clock
from alchemorsel.domain.errors import AlchemorselError, BadAnswer, Misconfigured, TimedOut, Unavailable
from alchemorsel.infrastructure.ai.openai.evidence import evidence_of
from alchemorsel.infrastructure.ai.openai.verdict import verdict


class Interpreter:
    """Speaks about one server, by its host alone: a URL may hold a password."""

    def __init__(self, base_url: str, clock: Clock, *, silence_s: float) -> None:
        self.host = _host(base_url)
        self._clock = clock
        self._silence_s = silence_s

    @contextmanager
    def ours(self, model: str) -> Iterator[None]:
        """Everything foreign raised inside leaves as ours."""
        try:
            yield
        except APIStatusError as error:
            raise self._denied(error, model) from None
        except APIConnectionError as error:
            raise self._broken(error.__cause__, model) from None
        except APIError as error:
            raise self.told(error.body, model) from None
        except httpx2.RequestError as error:
            raise self._broken(error, model) from None
        except (json.JSONDecodeError, UnicodeDecodeError, msgspec.DecodeError):
            raise BadAnswer(
                f"{self.host} sent what is no chat completion.",
                suggestion="Check that the server at ALCHEMORSEL_OPENAI_BASE_URL speaks Chat Completions.",
            ) from None

    def told(self, body: object, model: str) -> AlchemorselError:
        """For an error object inside an answer that began well."""
        seen = evidence_of(body, status=None, headers={}, now=self._clock.now())
        return verdict(seen, host=self.host, model=model)

    def late(self, model: str) -> TimedOut:
        """For the deadline."""
        return TimedOut(
            f"{model} at {self.host} did not finish before the deadline.",
            suggestion="Allow more time, or choose a faster model.",
        )

    def not_an_api(self) -> Misconfigured:
        """For a web page where an answer should be."""
        return Misconfigured(
            f"{self.host} answered with a web page.",
            suggestion="Check ALCHEMORSEL_OPENAI_BASE_URL: it usually ends in /v1.",
        )

    def _broken(self, cause: BaseException | None, model: str) -> Unavailable:
        match cause:
            case httpx2.ConnectTimeout() | httpx2.ConnectError():
                return self._unreachable(cause)
            case httpx2.TimeoutException():
                return TimedOut(
                    f"{model} at {self.host} said nothing for {self._silence_s:g} s.",
                    suggestion="Try again, or choose a faster model.",
                )
            case httpx2.UnsupportedProtocol() | httpx2.LocalProtocolError():
                return Misconfigured(
                    f"{self.host} cannot be asked with this address or key.",
                    suggestion="Check ALCHEMORSEL_OPENAI_BASE_URL (http:// or https://) and the key's characters.",
                )
            case _:
                return Unavailable(f"The connection to {self.host} broke.", suggestion="Try again.")

    def _unreachable(self, cause: BaseException) -> Unavailable:
        if _is_certificate_trouble(cause):
            return Unavailable(
                f"The certificate of {self.host} is not trusted.",
                suggestion="Install its CA certificate; check proxies that open TLS, and this machine's clock.",
            )
        return Unavailable(
            f"{self.host} cannot be reached.",
            suggestion="Check that it runs, and check DNS, proxy and ALCHEMORSEL_OPENAI_BASE_URL.",
        )

    def _denied(self, error: APIStatusError, model: str) -> AlchemorselError:
        headers = error.response.headers
        seen = evidence_of(error.body, status=error.status_code, headers=headers, now=self._clock.now())
        return verdict(seen, host=self.host, model=model)


def _host(base_url: str) -> str:
    url = urlsplit(base_url)
    host = url.hostname or "the configured address"
    return f"{host}:{url.port}" if url.port else host


def _is_certificate_trouble(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLError):
            return True
        error = error.__cause__ or error.__context__
    return False
