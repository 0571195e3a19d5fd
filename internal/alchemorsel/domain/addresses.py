"""What an operator may type as Ollama's address, read once and in one place."""

import ipaddress
import re
from urllib.parse import SplitResult, urlsplit

OLLAMA_PORT = 11434
_NAME = re.compile(r"[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?\.?", re.ASCII)
_HINT = "write it as http://host:11434, host:11434 or host"


def resolve_address(text: str) -> str:
    """The base URL, without a slash at its end, of an address given as URL, host or host:port.

    Without a scheme it is http; http without a port is 11434, https stays at its own 443. A path is kept:
    Ollama may live behind a proxy.

    Raises:
        ValueError: the text is no such address; the sentence says why and what would be one.
    """
    parts = _split(text.strip())
    if parts.scheme not in {"http", "https"}:
        raise ValueError(f"an Ollama address starts with http:// or https://, or with neither: {_HINT}")
    if "@" in parts.netloc:
        raise ValueError(f"an Ollama address holds no user name and no password: {_HINT}")
    if parts.query or parts.fragment:
        raise ValueError(f"an Ollama address ends before any '?' or '#': {_HINT}")
    return f"{parts.scheme}://{_host(parts)}{_port(parts)}{parts.path.rstrip('/')}"


def _split(text: str) -> SplitResult:
    if not text or not text.isprintable() or " " in text or "\\" in text:
        raise ValueError(f"an Ollama address is one word: {_HINT}")
    try:
        return urlsplit(text if "://" in text else f"http://{_bracketed(text)}")
    except ValueError:
        raise ValueError(f"this is no address of a server: {_HINT}") from None


def _bracketed(text: str) -> str:
    """A bare IPv6 address needs brackets before a URL can hold it; `::1:11434` is all address, no port."""
    host, slash, path = text.partition("/")
    return f"[{host}]{slash}{path}" if _is_ipv6(host) else text


def _host(parts: SplitResult) -> str:
    host = parts.hostname or ""
    if _is_ipv6(host):
        return f"[{host}]"
    if not _NAME.fullmatch(host) or ".." in host or _is_broken_ipv4(host):
        raise ValueError(f"{host!r} is no host name and no IP address: {_HINT}")
    return host


def _port(parts: SplitResult) -> str:
    try:
        port = parts.port
    except ValueError:
        port = 0
    if port == 0:
        raise ValueError(f"the port of an Ollama address is a number from 1 to 65535: {_HINT}")
    if port is None:
        return f":{OLLAMA_PORT}" if parts.scheme == "http" else ""
    return f":{port}"


def _is_ipv6(host: str) -> bool:
    try:
        return ipaddress.IPv6Address(host).scope_id is None
    except ValueError:
        return False


def _is_broken_ipv4(host: str) -> bool:
    if not re.fullmatch(r"[0-9.]+", host, re.ASCII):
        return False
    try:
        ipaddress.IPv4Address(host)
    except ValueError:
        return True
    return False
