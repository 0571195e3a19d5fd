import httpx
import pytest

from alchemorsel.domain.addresses import resolve_address


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("http://localhost:11434", "http://localhost:11434"),
        ("http://localhost:11434/", "http://localhost:11434"),
        ("http://localhost", "http://localhost:11434"),
        ("HTTP://LocalHost", "http://localhost:11434"),
        ("localhost", "http://localhost:11434"),
        ("  localhost\n", "http://localhost:11434"),
        ("localhost/", "http://localhost:11434"),
        ("localhost:", "http://localhost:11434"),
        ("localhost:8080", "http://localhost:8080"),
        ("ollama", "http://ollama:11434"),
        ("my_ollama-1:11434", "http://my_ollama-1:11434"),
        ("ollama.kitchen.example.", "http://ollama.kitchen.example.:11434"),
        ("192.168.1.7", "http://192.168.1.7:11434"),
        ("192.168.1.7:80", "http://192.168.1.7:80"),
        ("http://192.168.1.7:80", "http://192.168.1.7:80"),
        ("0.0.0.0:11434", "http://0.0.0.0:11434"),
        ("https://ollama.example", "https://ollama.example"),
        ("https://ollama.example/", "https://ollama.example"),
        ("https://ollama.example:8443", "https://ollama.example:8443"),
        ("https://ollama.example/llm/", "https://ollama.example/llm"),
        ("gateway/llm", "http://gateway:11434/llm"),
        ("gateway:81/llm/v2/", "http://gateway:81/llm/v2"),
        ("::1", "http://[::1]:11434"),
        ("::1/llm", "http://[::1]:11434/llm"),
        ("[::1]", "http://[::1]:11434"),
        ("[::1]:8080", "http://[::1]:8080"),
        ("http://[::1]", "http://[::1]:11434"),
        ("http://[FE80::1]:8080/", "http://[fe80::1]:8080"),
        ("https://[::1]", "https://[::1]"),
    ],
)
def test_an_address_is_resolved_once_and_httpx_can_use_it(typed: str, url: str) -> None:
    assert resolve_address(typed) == url
    assert resolve_address(url) == url
    assert httpx.URL(url).host


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "one word"),
        ("   ", "one word"),
        ("local host", "one word"),
        ("local\x00host", "one word"),
        ("C:\\ollama", "one word"),
        ("ftp://localhost", "http://"),
        ("://localhost", "http://"),
        ("unix:///run/ollama.sock", "http://"),
        ("http://", "host name"),
        (":11434", "host name"),
        ("http://:11434", "host name"),
        ("-host", "host name"),
        ("a..b", "host name"),
        ("300.1.1.1", "host name"),
        ("1.2.3", "host name"),
        ("müsli", "host name"),
        ("fe80::1%eth0", "port"),
        ("[::1", "address"),
        ("[oats]", "address"),
        ("localhost:http", "port"),
        ("localhost:0", "port"),
        ("localhost:65536", "port"),
        ("localhost:-1", "port"),
        ("cook:secret@localhost", "password"),
        ("http://localhost?x=1", "'?'"),
        ("http://localhost#top", "'#'"),
    ],
)
def test_what_is_no_address_is_said_in_a_sentence_that_shows_the_right_form(typed: str, why: str) -> None:
    with pytest.raises(ValueError, match="http://host:11434") as caught:
        resolve_address(typed)
    assert why in str(caught.value)
    assert "secret" not in str(caught.value)
