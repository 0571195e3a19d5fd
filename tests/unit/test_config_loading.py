import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alchemorsel.config import DECLARED, BadSettings, LogFormat, LogLevel, Settings, as_toml, load_settings, rows
from alchemorsel.domain.vocabulary import Provider

DEFAULT_TOML = Path(__file__).parents[2] / "configs" / "default.toml"


def problems(environ: Mapping[str, str], flags: Mapping[str, str] | None = None) -> tuple[str, ...]:
    with pytest.raises(BadSettings) as caught:
        load_settings(environ, flags or {})
    return caught.value.problems


def toml(folder: Path, content: str, name: str = "local.toml") -> str:
    (folder / name).write_text(content, encoding="utf-8")
    return str(folder / name)


def values(settings: Settings) -> dict[str, object]:
    return {declared.key: getattr(settings, declared.key) for declared in DECLARED}


def test_nothing_given_means_the_defaults() -> None:
    settings = load_settings({"PATH": "/bin", "HOME": "/"})
    assert settings.ai_provider is Provider.OLLAMA
    assert (settings.ai_mock, settings.ai_deadline, settings.ollama_timeout) == (True, 60.0, 30.0)
    assert (settings.ollama_host, settings.ollama_model) == ("http://localhost:11434", "llama3.2:3b")
    assert (settings.ollama_num_ctx, settings.ollama_keep_alive) == (8192, 1800.0)
    assert (settings.openai_api_key, settings.openai_base_url, settings.openai_model) == ("", "", "gpt-6-luna")
    assert (settings.host, settings.port, settings.data_dir, settings.redis_url) == ("127.0.0.1", 3010, "data/", "")
    assert (settings.log_level, settings.log_format) == (LogLevel.INFO, LogFormat.CONSOLE)
    assert set(settings.sources.values()) == {"default"}


def test_flags_win_over_environment_over_later_files_over_earlier_files(tmp_path: Path) -> None:
    first = toml(tmp_path, 'port = 1\nhost = "a"\ndata_dir = "one"\nollama_model = "m1"\n', "first.toml")
    second = toml(tmp_path, 'port = 2\nhost = "b"\ndata_dir = "two"\n', "second.toml")
    environ = {
        "ALCHEMORSEL_CONFIG": f"{first}{os.pathsep}{second}",
        "ALCHEMORSEL_PORT": "3",
        "ALCHEMORSEL_HOST": "c",
    }
    settings = load_settings(environ, {"port": "4"})
    assert (settings.port, settings.host, settings.data_dir, settings.ollama_model) == (4, "c", "two", "m1")
    assert settings.sources["port"] == "flag --port"
    assert settings.sources["host"] == "environment ALCHEMORSEL_HOST"
    assert settings.sources["data_dir"] == f"file {second}"
    assert settings.sources["ollama_model"] == f"file {first}"
    assert settings.sources["log_level"] == "default"


def test_the_config_flag_wins_over_the_variable(tmp_path: Path) -> None:
    path = toml(tmp_path, "port = 7\n")
    assert load_settings({"ALCHEMORSEL_CONFIG": "/nowhere.toml"}, {"config": path}).port == 7


def test_values_are_trimmed_and_ollamas_address_is_made_whole() -> None:
    settings = load_settings({"ALCHEMORSEL_OLLAMA_HOST": "  box:9999/ ", "ALCHEMORSEL_AI_MOCK": " OFF\n"})
    assert (settings.ollama_host, settings.ai_mock) == ("http://box:9999", False)


def test_an_empty_ollama_host_takes_ollama_out() -> None:
    assert load_settings({"ALCHEMORSEL_OLLAMA_HOST": " "}).ollama_host == ""


def test_toml_may_hold_numbers_and_booleans_bare(tmp_path: Path) -> None:
    path = toml(tmp_path, "ai_mock = false\nai_deadline = 12.5\nollama_timeout = 20\nport = 80\n")
    settings = load_settings({"ALCHEMORSEL_CONFIG": path})
    assert (settings.ai_mock, settings.ai_deadline, settings.ollama_timeout, settings.port) == (False, 12.5, 20.0, 80)


@pytest.mark.parametrize(
    ("environ", "key", "source"),
    [
        ({"OPENAI_API_KEY": "plain"}, "plain", "environment OPENAI_API_KEY"),
        (
            {"OPENAI_API_KEY": "plain", "ALCHEMORSEL_OPENAI_API_KEY": "own"},
            "own",
            "environment ALCHEMORSEL_OPENAI_API_KEY",
        ),
        ({"OPENAI_API_KEY": "plain", "ALCHEMORSEL_OPENAI_API_KEY": ""}, "", "environment ALCHEMORSEL_OPENAI_API_KEY"),
    ],
)
def test_the_prefixed_key_wins_over_the_plain_one(environ: dict[str, str], key: str, source: str) -> None:
    settings = load_settings(environ)
    assert (settings.openai_api_key, settings.sources["openai_api_key"]) == (key, source)


@pytest.mark.parametrize("name", ["ALCHEMORSEL_OPENAI_API_KEY_FILE", "OPENAI_API_KEY_FILE"])
def test_a_secret_may_stand_in_a_file(tmp_path: Path, name: str) -> None:
    path = toml(tmp_path, "sk-in-file\n", "key")
    settings = load_settings({name: path})
    assert (settings.openai_api_key, settings.sources["openai_api_key"]) == ("sk-in-file", f"environment {name}")


def test_toml_and_flags_name_a_secrets_file_too(tmp_path: Path) -> None:
    key = toml(tmp_path, "sk-1", "key")
    assert load_settings({}, {"openai_api_key_file": key}).sources["openai_api_key"] == "flag --openai-api-key-file"
    config = toml(tmp_path, f"openai_api_key_file = '{key}'\n")
    assert load_settings({"ALCHEMORSEL_CONFIG": config}).openai_api_key == "sk-1"


def test_no_secret_is_ever_shown() -> None:
    settings = load_settings({"OPENAI_API_KEY": "sk-hush", "ALCHEMORSEL_REDIS_URL": "redis://me:hush@cache:6379/0"})
    shown = repr(settings) + str(settings) + repr(rows(settings))
    assert "hush" not in shown
    assert "redis://***@cache:6379/0" in shown


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        (
            {"ALCHEMORSEL_PORT": "http"},
            "ALCHEMORSEL_PORT: 'http' is not accepted; it takes a whole number from 0 to 65535 (0: any free one)",
        ),
        ({"ALCHEMORSEL_PORT": ""}, "environment ALCHEMORSEL_PORT: an empty value is not accepted; it takes a whole"),
        (
            {"ALCHEMORSEL_AI_DEADLINE": "soon"},
            "ALCHEMORSEL_AI_DEADLINE: 'soon' is not accepted; it takes a dur",
        ),
        ({"ALCHEMORSEL_AI_MOCK": "perhaps"}, "'perhaps' is not accepted; it takes on or off"),
        ({"ALCHEMORSEL_AI_PROVIDER": "chef"}, "'chef' is not accepted; it takes one of ollama, openai, mock"),
        ({"ALCHEMORSEL_OLLAMA_HOST": "http://u:pw@x y"}, "'http://***@x y' is not accepted; it takes an http"),
        ({"ALCHEMORSEL_OLAMA_HOST": "x"}, "no such setting; did you mean ALCHEMORSEL_OLLAMA_HOST?"),
        ({"ALCHEMORSEL_ZZZ": "x"}, "environment ALCHEMORSEL_ZZZ: no such setting"),
        ({"ALCHEMORSEL_CONFIG": "/no/such.toml"}, "file /no/such.toml: cannot be read: No such file or directory"),
        ({"OPENAI_API_KEY_FILE": "/no/key"}, "environment OPENAI_API_KEY_FILE: cannot read '/no/key': No such file"),
        (
            {"OPENAI_API_KEY": "k", "OPENAI_API_KEY_FILE": "/f"},
            "set together with OPENAI_API_KEY_FILE; keep one of them",
        ),
        ({"ALCHEMORSEL_AI_PROVIDER": "openai"}, "there is neither openai_api_key nor openai_base_url"),
        (
            {"ALCHEMORSEL_AI_PROVIDER": "mock", "ALCHEMORSEL_AI_MOCK": "off"},
            "mock is to be asked first, but ai_mock is off",
        ),
        ({"ALCHEMORSEL_AI_MOCK": "off", "ALCHEMORSEL_OLLAMA_HOST": ""}, "nobody can answer: ai_mock is off"),
    ],
)
def test_each_problem_names_its_source_and_what_would_do(environ: dict[str, str], said: str) -> None:
    (problem,) = problems(environ)
    assert said in problem


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("port = 99999\n", "local.toml: port: '99999' is not accepted; it takes a whole number"),
        ("prot = 1\n", "local.toml: prot: no such setting; did you mean port?"),
        ("[server]\nport = 1\n", "local.toml: server: no such setting"),
        ("port = [1]\n", "local.toml: port: is a TOML list; a string, number or boolean is meant"),
        ("config = 'x'\n", "local.toml: config: no such setting"),
        ("port = \n", "local.toml: is not TOML: "),
        (f"port = 0x{'f' * 9000}\n", "local.toml: port: 'a very large number' is not accepted"),
        ("ai_deadline = nan\n", "local.toml: ai_deadline: 'nan' is not accepted"),
        ('"a\\nb" = 1\n', "local.toml: a\\nb: no such setting"),
    ],
)
def test_each_problem_in_a_file_names_file_and_key(tmp_path: Path, content: str, said: str) -> None:
    (problem,) = problems({"ALCHEMORSEL_CONFIG": toml(tmp_path, content)})
    assert said in problem


def test_a_file_that_is_no_text_or_a_folder_is_named(tmp_path: Path) -> None:
    binary = tmp_path / "binary.toml"
    binary.write_bytes(b"\xff\xfe")
    said = problems({"ALCHEMORSEL_CONFIG": f"{binary}{os.pathsep}{tmp_path}"})
    assert sorted(line.rsplit(": ", 1)[1] for line in said) == ["Is a directory", "it is not UTF-8 text"]


def test_flags_are_named_as_they_are_typed() -> None:
    assert problems({}, {"ollama_num_ctx": "few"})[0].startswith("flag --ollama-num-ctx: 'few' is not accepted")
    assert problems({}, {"ollama_hots": "x"}) == ("flag --ollama-hots: no such setting; did you mean ollama_host?",)


def test_a_bad_secret_is_not_repeated() -> None:
    said = problems({"OPENAI_API_KEY": "sk hush", "ALCHEMORSEL_REDIS_URL": "hush"})
    assert len(said) == 2
    assert "hush" not in " ".join(said)


def test_all_problems_come_at_once() -> None:
    said = problems(
        {"ALCHEMORSEL_PORT": "x", "ALCHEMORSEL_NOPE": "1", "ALCHEMORSEL_AI_PROVIDER": "openai"}, {"host": ""}
    )
    assert len(said) == 4


def test_a_bad_value_brings_no_second_problem_about_what_it_contradicts() -> None:
    assert len(problems({"ALCHEMORSEL_AI_PROVIDER": "openai", "OPENAI_API_KEY": "two words"})) == 1


def test_an_openai_first_with_a_base_url_alone_is_fine() -> None:
    environ = {"ALCHEMORSEL_AI_PROVIDER": "openai", "ALCHEMORSEL_OPENAI_BASE_URL": "http://vllm:8000/v1/"}
    assert load_settings(environ).openai_base_url == "http://vllm:8000/v1"


@given(st.sampled_from([d.variable for d in DECLARED] + ["OPENAI_API_KEY", "OPENAI_API_KEY_FILE"]), st.text())
def test_no_text_in_a_variable_raises_anything_but_bad_settings(name: str, text: str) -> None:
    try:
        settings = load_settings({name: text})
    except BadSettings as error:
        "\n".join(error.problems).encode("utf-8")
    else:
        repr(settings).encode("utf-8")


@given(st.text(min_size=1))
def test_no_name_of_a_variable_raises_anything_but_bad_settings(name: str) -> None:
    (problem,) = problems({"ALCHEMORSEL_" + name: "x"})
    problem.encode("utf-8")


def test_default_toml_is_what_the_declarations_say() -> None:
    assert DEFAULT_TOML.read_text(encoding="utf-8") == as_toml(), "write alchemorsel.config.as_toml() into it"


def test_default_toml_holds_every_key_with_its_default() -> None:
    settings = load_settings({"ALCHEMORSEL_CONFIG": str(DEFAULT_TOML)})
    defaults = values(load_settings({})) | {"config": str(DEFAULT_TOML)}
    assert values(settings) == defaults
    from_file = {key for key, source in settings.sources.items() if source == f"file {DEFAULT_TOML}"}
    assert from_file == {declared.key for declared in DECLARED} - {"config"}
