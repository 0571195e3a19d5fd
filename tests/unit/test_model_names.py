import pytest

from alchemorsel.config import BadSettings, load_settings
from alchemorsel.domain.errors import InvalidRequest
from alchemorsel.domain.model_names import NamePolicy, is_cloud, patterns_of

LOCAL = ("llama3.2", "llama3.2:3b", "me/cook:v1", "_x", "a" * 80, "  llama3.2:3b ", "library/llama3.2")


@pytest.mark.parametrize("name", LOCAL)
def test_a_local_name_passes_without_its_blanks(name: str) -> None:
    assert NamePolicy().check(name) == name.strip()


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "no name"),
        (" ", "no name"),
        ("-llama", "no name"),
        ("llama 3", "no name"),
        ("llama3.2:", "no name"),
        ("llama3.2:3b:x", "no name"),
        ("llama3.2@sha256-abc", "no name"),
        ("../../etc/passwd", "registry"),
        ("a" * 81, "no name"),
        ("lla\u0000ma", "no name"),
        ("llämä", "no name"),
        ("hf.co/someone/model", "registry"),
        ("hf.co/model", "registry"),
        ("evil:5000/model", "registry"),
        ("registry.ollama.ai/library/llama3.2", "registry"),
        ("http://evil/x", "registry"),
        ("gpt-oss:120b-cloud", "cloud"),
        ("gpt-oss:cloud", "cloud"),
        ("GPT-OSS:Cloud", "cloud"),
        ("thing-cloud", "cloud"),
    ],
)
def test_anything_else_is_refused_with_its_reason(name: str, why: str) -> None:
    with pytest.raises(InvalidRequest, match=why) as caught:
        NamePolicy().check(name)
    assert caught.value.field == "name"
    assert caught.value.suggestion
    assert len(caught.value.detail) < 200
    assert caught.value.detail.isprintable()


def test_clouds_are_told_from_their_homonyms() -> None:
    assert not is_cloud("cloudy:3b")
    assert not is_cloud("me/cloud:3b")


@pytest.mark.parametrize(
    ("patterns", "name", "good"),
    [
        ("*", "anything:v1", True),
        ("llama*", "llama3.2:3b", True),
        ("llama*", "me/llama3.2:3b", False),
        ("llama3.2", "llama3.2:1b", True),
        ("llama3.2", "LLaMA3.2", True),
        ("llama3.2:latest", "llama3.2", True),
        ("llama3.2:3b", "llama3.2:1b", False),
        ("qwen3, llama3.2:?b", "llama3.2:3b", True),
        ("qwen3,llama3.2:?b", "llama3.2:70b", False),
        ("library/llama3.2", "llama3.2", False),
    ],
)
def test_only_what_fits_a_pattern_is_allowed(patterns: str, name: str, *, good: bool) -> None:
    policy = NamePolicy(allowed=patterns_of(patterns))
    if good:
        assert policy.check(name) == name
        return
    with pytest.raises(InvalidRequest) as caught:
        policy.check(name)
    assert caught.value.allowed == patterns_of(patterns)


def test_what_the_operator_configured_passes_whatever_it_looks_like() -> None:
    policy = NamePolicy(allowed=("qwen3",), trusted=("hf.co/cook/model:Q4",))
    assert policy.check("hf.co/cook/model:q4") == "hf.co/cook/model:q4"
    with pytest.raises(InvalidRequest):
        policy.check("hf.co/cook/model:Q8")


@pytest.mark.parametrize(
    ("settings", "why"),
    [
        ({"ALCHEMORSEL_OLLAMA_ALLOWED_MODELS": "qwen3"}, "ollama_allowed_models does not allow 'llama3.2:3b'"),
        ({"ALCHEMORSEL_OLLAMA_MODEL_RECIPE": "gpt-oss:120b-cloud"}, "cloud"),
    ],
)
def test_settings_that_contradict_the_list_stop_the_start(settings: dict[str, str], why: str) -> None:
    with pytest.raises(BadSettings, match=why):
        load_settings(settings)


def test_without_an_ollama_its_models_do_not_matter() -> None:
    settings = load_settings({"ALCHEMORSEL_OLLAMA_HOST": "", "ALCHEMORSEL_OLLAMA_ALLOWED_MODELS": "qwen3"})
    assert settings.ollama_model not in settings.ollama_allowed_models
