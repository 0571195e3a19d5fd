"""What can be said of the models on this operator's own machines: the words of the model routes."""

from typing import Annotated

import msgspec
from msgspec import Meta

from alchemorsel.domain.model_names import LONGEST_NAME
from alchemorsel.domain.vocabulary import Feature

ModelName = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=LONGEST_NAME,
        description="`[namespace/]model[:tag]`, such as `llama3.2:3b`; without a tag it means `:latest`.",
    ),
]
HostName = Annotated[str, Meta(max_length=2048, description="One host's address as the list of models shows it.")]


class ModelStats(msgspec.Struct, frozen=True, kw_only=True):
    """What this process has asked of a model since it started. Null: nothing to compute it from."""

    requests: int = 0
    failures: int = 0
    success_rate: Annotated[float | None, Meta(description="Answers per request, 0 to 1.")] = None
    mean_seconds: Annotated[float | None, Meta(description="Of the requests that were answered.")] = None
    tokens_per_second: Annotated[float | None, Meta(description="While text was coming; loading excluded.")] = None


class ModelEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One model, over all hosts. Null: nobody tells."""

    name: str
    present: Annotated[bool, Meta(description="On the disk of a host that answers.")]
    resident: Annotated[bool | None, Meta(description="In the memory of a host.")]
    default: Annotated[bool, Meta(description="Answers every feature that has no model of its own.")]
    features: Annotated[tuple[Feature, ...], Meta(description="What it is asked for now.")] = ()
    size_bytes: int | None = None
    context_length: Annotated[int | None, Meta(description="What it was trained with, in tokens.")] = None
    running_context_length: Annotated[int | None, Meta(description="What it runs with now, in tokens.")] = None
    capabilities: tuple[str, ...] | None = None
    family: str | None = None
    parameter_size: str | None = None
    quantization: str | None = None
    digest: str | None = None
    modified_at: str | None = None
    hosts: tuple[str, ...] = ()
    resident_on: tuple[str, ...] = ()
    stats: ModelStats = ModelStats()


class ModelHost(msgspec.Struct, frozen=True, kw_only=True):
    """One Ollama. `problem` and `suggestion` are empty where it answers."""

    host: str
    reachable: bool
    models: Annotated[int, Meta(description="How many are on its disk.")] = 0
    problem: str = ""
    suggestion: str = ""


class ModelList(msgspec.Struct, frozen=True, kw_only=True):
    """All models of all hosts, and those that are meant to be used and are missing.

    A host that is down is told in `hosts`; nothing installed is a list without a present model.
    """

    default: Annotated[str, Meta(description="The model that answers where a feature has none of its own.")]
    selected: Annotated[bool, Meta(description="Whether it was selected at run time; otherwise the settings say it.")]
    hosts: tuple[ModelHost, ...]
    models: tuple[ModelEntry, ...]


class ModelCard(msgspec.Struct, frozen=True, kw_only=True):
    """One model in full: its entry, and what its maker says."""

    model: ModelEntry
    parameters: str = ""
    template: str = ""
    license: str = ""


class ModelCapabilities(msgspec.Struct, frozen=True, kw_only=True):
    """`capabilities` is null where the server is too old to tell."""

    name: str
    capabilities: tuple[str, ...] | None
    context_length: int | None = None


class AllCapabilities(msgspec.Struct, frozen=True, kw_only=True):
    """Of every model that is present."""

    models: tuple[ModelCapabilities, ...]


class ModelRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which model, and on which host; null means all of them."""

    name: ModelName
    host: HostName | None = None


class WarmRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which model, and on which host; null means the default one, and every host that has it."""

    name: ModelName | None = None
    host: HostName | None = None


class SelectRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which model is to be the default."""

    name: ModelName


class NameRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Any text that might be a name."""

    name: Annotated[str, Meta(max_length=2048)]


class PullProgress(msgspec.Struct, frozen=True, kw_only=True):
    """How far a host has come. Bytes are of the layer `digest`; both are 0 where there is nothing to count."""

    host: str
    status: str
    digest: str = ""
    total_bytes: int = 0
    completed_bytes: int = 0


class Pulled(msgspec.Struct, frozen=True, kw_only=True):
    """The model is on these hosts now; Ollama itself said success."""

    name: str
    hosts: tuple[str, ...]


class Removed(msgspec.Struct, frozen=True, kw_only=True):
    """The model is off these hosts now."""

    name: str
    hosts: tuple[str, ...]


class Warmed(msgspec.Struct, frozen=True, kw_only=True):
    """The model is in the memory of these hosts now; `seconds` is the whole wait."""

    name: str
    hosts: tuple[str, ...]
    seconds: float


class Selected(msgspec.Struct, frozen=True, kw_only=True):
    """The default model from now on. Features with a model of their own keep it."""

    name: str
    before: str
    kept_in: Annotated[
        str, Meta(description="`redis`: for every process and replica, and after a restart; `memory`: for this one.")
    ]
    features: Annotated[tuple[Feature, ...], Meta(description="What it is asked for now.")]


class NameVerdict(msgspec.Struct, frozen=True, kw_only=True):
    """Whether a name may be used here. `canonical` is the name as Ollama compares it, where it is a name at all."""

    name: str
    valid: bool
    canonical: str | None = None
    reason: str = ""
    suggestion: str = ""
