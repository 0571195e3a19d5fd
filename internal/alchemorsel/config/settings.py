"""Every setting, declared once; environment, files, flags, `alchemorsel config` and the documentation follow."""

from collections.abc import Mapping
from enum import StrEnum
from ipaddress import IPv4Network, IPv6Network
from typing import Annotated

import msgspec

from alchemorsel.config import kinds, lists
from alchemorsel.config.care import Care, care_of
from alchemorsel.config.setting import Declared, Setting, declared_in
from alchemorsel.config.web import LISTENING_HOST, LISTENING_PORT, WebSettings
from alchemorsel.domain.addresses import resolve_address
from alchemorsel.domain.vocabulary import Provider


class LogLevel(StrEnum):
    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class LogFormat(StrEnum):
    CONSOLE = "console"
    JSON = "json"


_MODEL = kinds.text("the name of a model", empty=False)
_OWN_MODEL = kinds.text("the name of a model, or empty", empty=True)
_WAIT = kinds.duration(0.1, 3600)


class Settings(WebSettings, frozen=True, kw_only=True):
    """All settings, typed and checked. Durations are seconds. `sources` says where each value came from."""

    config: Annotated[
        str,
        Setting(
            kinds.text("paths of TOML files, separated as in PATH, or empty", empty=True),
            "Files to read settings from; a later file wins over an earlier one.",
            room="Files",
            in_files=False,
        ),
    ] = ""
    ai_provider: Annotated[
        Provider,
        Setting(
            kinds.choice((Provider.OLLAMA, Provider.OPENAI, Provider.MOCK)),
            "Who is asked first; the others that are configured come after.",
            room="Who answers",
        ),
    ] = Provider.OLLAMA
    ai_mock: Annotated[
        bool,
        Setting(kinds.switch(), "Whether the built-in rule kitchen answers, marked as a stand-in, when no model can."),
    ] = True
    ai_deadline: Annotated[
        float, Setting(kinds.duration(1, 3600), "The longest a request may take, over all providers and attempts.")
    ] = 60.0
    ai_stream_deadline: Annotated[
        float, Setting(kinds.duration(1, 3600), "The longest a request may take whose answer is streamed as events.")
    ] = 180.0
    ollama_host: Annotated[
        str,
        Setting(
            kinds.addresses(
                "an http or https address, a host, or host:port, several with commas between; empty for no Ollama",
                resolve_address,
            ),
            "Where Ollama listens. Of several hosts the readiest is asked. Empty: Ollama takes no part.",
            room="Ollama",
        ),
    ] = "http://localhost:11434"
    ollama_model: Annotated[str, Setting(_MODEL, "The model that answers, as `ollama list` names it.")] = "llama3.2:3b"
    ollama_model_recipe: Annotated[
        str, Setting(_OWN_MODEL, "Another model for recipes. Empty: the one of ollama_model.")
    ] = ""
    ollama_model_ingredients: Annotated[
        str, Setting(_OWN_MODEL, "Another model for ingredient ideas. Empty: the one of ollama_model.")
    ] = ""
    ollama_model_nutrition: Annotated[
        str, Setting(_OWN_MODEL, "Another model for nutrition. Empty: the one of ollama_model.")
    ] = ""
    ollama_timeout: Annotated[
        float, Setting(_WAIT, "The longest silence of Ollama while it writes; loading the model does not count.")
    ] = 30.0
    ollama_num_ctx: Annotated[
        int,
        Setting(
            kinds.whole(512, 1_048_576),
            "The context window, prompt and answer together; more takes more memory.",
            "tokens",
        ),
    ] = 8192
    ollama_keep_alive: Annotated[
        float, Setting(kinds.keep_alive(), "How long Ollama keeps the model in memory after an answer.")
    ] = 1800.0
    ollama_warm_up: Annotated[
        bool,
        Setting(kinds.switch(), "Whether a start loads the models in the background; never where they do not stay."),
    ] = True
    ollama_residency: Annotated[
        float,
        Setting(kinds.duration(0.1, 600), "How long it is remembered which models a host has in memory."),
    ] = 3.0
    ollama_allowed_models: Annotated[
        str,
        Setting(
            kinds.text("names of models, * and ? as wildcards, with commas between", empty=False),
            "Which models may be pulled, selected or removed; a name without a tag stands for every tag of it. "
            "Cloud models and names with a registry's host are never allowed.",
        ),
    ] = "*"
    ollama_auto_pull: Annotated[
        bool,
        Setting(kinds.switch(), "Whether a model that is to answer and is missing is pulled in the background."),
    ] = False
    openai_api_key: Annotated[
        str,
        Setting(
            kinds.secret(),
            "The key of OpenAI, or of a compatible server. Empty, and no openai_base_url either: OpenAI takes no part.",
            plain="OPENAI_API_KEY",
            room="OpenAI and compatible servers",
        ),
    ] = ""
    openai_base_url: Annotated[
        str,
        Setting(
            kinds.address("an http or https address, or empty", kinds.web_address),
            "The address of a compatible server, with its /v1. Empty: OpenAI's own, https://api.openai.com/v1.",
        ),
    ] = ""
    openai_model: Annotated[str, Setting(_MODEL, "The model that answers there.")] = "gpt-6-luna"
    openai_timeout: Annotated[float, Setting(_WAIT, "The longest silence of OpenAI while it writes.")] = 30.0
    redis_url: Annotated[
        str,
        Setting(
            kinds.redis_address(), "Where answers are remembered. Empty: in this process's memory.", room="Remembering"
        ),
    ] = ""
    host: Annotated[
        str,
        Setting(
            LISTENING_HOST,
            "The address the API listens on; 0.0.0.0 lets the whole network in.",
            room="Serving",
        ),
    ] = "127.0.0.1"
    port: Annotated[int, Setting(LISTENING_PORT, "The port the API listens on.")] = 3010
    workers: Annotated[
        int,
        Setting(
            kinds.whole(1, 64),
            "How many processes serve. Limits, breakers and, without Redis, memory and model choice are each's own.",
        ),
    ] = 1
    data_dir: Annotated[
        str, Setting(kinds.text("the path of a folder", empty=False), "Where the service keeps its files.")
    ] = "data/"
    api_keys_file: Annotated[
        str,
        Setting(
            kinds.text("the path of a file, or empty", empty=True),
            "Where the API keys are kept, hashed. Empty: keys.json in data_dir.",
            room="Who may call",
        ),
    ] = ""
    allow_anonymous: Annotated[
        bool,
        Setting(
            kinds.switch(),
            "Whether others than this machine may ask while there is no API key; never for models, cache, settings.",
        ),
    ] = False
    allowed_hosts: Annotated[
        tuple[str, ...],
        Setting(
            lists.host_names(),
            "Names that, beside localhost, the Host header may have when this machine calls without a key.",
        ),
    ] = ()
    cors_origins: Annotated[
        tuple[str, ...], Setting(lists.origins(), "Whose web pages may call from a browser and read the answers.")
    ] = ()
    trusted_proxies: Annotated[
        tuple[IPv4Network | IPv6Network, ...],
        Setting(
            lists.networks(),
            "Proxies whose X-Forwarded-For, X-Forwarded-Proto and Forwarded are believed.",
        ),
    ] = ()
    rate_limit_requests: Annotated[
        int,
        Setting(
            kinds.whole(0, 1_000_000, note=" (0: no limit)"),
            "Requests a minute for each key, or for each address without one, in each process; this machine "
            "without a key has no limit.",
        ),
    ] = 600
    rate_limit_model_calls: Annotated[
        int,
        Setting(
            kinds.whole(0, 1_000_000, note=" (0: no limit)"),
            "Questions a minute that may reach a model, counted alike and over all processes where there is a Redis; "
            "what is remembered costs nothing.",
        ),
    ] = 60
    log_level: Annotated[
        LogLevel, Setting(kinds.choice(LogLevel), "The least important line to log.", room="Logging")
    ] = LogLevel.INFO
    log_format: Annotated[
        LogFormat, Setting(kinds.choice(LogFormat), "Coloured lines for people, or JSON for programs.")
    ] = LogFormat.CONSOLE
    sources: Mapping[str, str] = msgspec.field(default_factory=dict)

    @property
    def ollama_hosts(self) -> tuple[str, ...]:
        """Each address of `ollama_host`."""
        return tuple(filter(None, self.ollama_host.split(",")))

    def care(self, provider: Provider) -> Care:
        """How Ollama or OpenAI is treated under load and in trouble."""
        return care_of(self, provider.value)

    def shown(self, key: str) -> str:
        """The value of one setting as others may see it; a secret is never in it."""
        kind = BY_KEY[key].kind
        return str(kind.shown(kind.write(getattr(self, key))))

    def __repr__(self) -> str:
        return f"Settings({', '.join(f'{d.key}={self.shown(d.key)!r}' for d in DECLARED)})"


DECLARED = declared_in(Settings)
"""Every setting in the order of its declaration."""

BY_KEY: Mapping[str, Declared] = {declared.key: declared for declared in DECLARED}
