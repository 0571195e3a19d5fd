"""The table of what operators do with models over HTTP; the OpenAPI document is made from it."""

from alchemorsel.domain.model_names import LONGEST_NAME
from alchemorsel.domain.models import (
    AllCapabilities,
    ModelCapabilities,
    ModelCard,
    ModelEntry,
    ModelHost,
    ModelList,
    ModelRequest,
    ModelStats,
    NameRequest,
    NameVerdict,
    Pulled,
    PullProgress,
    Removed,
    Selected,
    SelectRequest,
    Warmed,
    WarmRequest,
)
from alchemorsel.domain.vocabulary import Feature
from alchemorsel.interfaces.http.admin_operation import AdminOperation, parameter

MODELS_PATH = "/api/v1/ai/models"
CAPABILITIES = "/capabilities"

_HOST = "http://localhost:11434"
_MODEL = "llama3.2:3b"
_ENTRY = ModelEntry(
    name=_MODEL,
    present=True,
    resident=True,
    default=True,
    features=tuple(Feature),
    size_bytes=2_019_393_189,
    context_length=131_072,
    running_context_length=8192,
    capabilities=("completion", "tools"),
    family="llama",
    parameter_size="3.2B",
    quantization="Q4_K_M",
    digest="a80c4f17acd55265feec403c7aef86be0c25983ab279d83f3bcd3abbcb5b8b72",
    modified_at="2026-11-18T08:01:12.512345678Z",
    hosts=(_HOST,),
    resident_on=(_HOST,),
    stats=ModelStats(requests=42, failures=1, success_rate=0.9762, mean_seconds=6.4, tokens_per_second=31.5),
)
_CAPABILITIES = ModelCapabilities(name=_MODEL, capabilities=("completion", "tools"), context_length=131_072)
_PULL_STEPS = (
    PullProgress(host=_HOST, status="pulling manifest"),
    PullProgress(
        host=_HOST,
        status="pulling dde5aa3fc5ff",
        digest="sha256:dde5aa3fc5ff",
        total_bytes=2_019_377_376,
        completed_bytes=104_857_600,
    ),
    PullProgress(host=_HOST, status="success"),
)
_NAME = parameter(
    "name",
    "path",
    "A model's name; the slash of a namespace may stand as it is or as %2F.",
    {"type": "string", "minLength": 1, "maxLength": LONGEST_NAME},
    example="llama3.2:3b",
)
_AT_HOST = parameter(
    "host", "query", "One host's address as the list of models shows it; all hosts without it.", {"type": "string"}
)
_LOOKED = ("500", "503", "504")
_NAMED = ("404", "422", "500", "503", "504")
_BODY = ("400", "404", "413", "415", "422", "500", "503", "504")

MODEL_OPERATIONS = (
    AdminOperation(
        name="list-models",
        method="get",
        path=MODELS_PATH,
        summary="Which models are there?",
        description=(
            "Every model of every Ollama host, the default first, and those that are to answer and are missing. A host "
            "that is down stands in `hosts` with its reason; where none answers it is a 503, and where nothing is "
            "installed it is a list without a present model. `stats` are this process's own."
        ),
        answer=ModelList(
            default=_MODEL,
            selected=False,
            hosts=(ModelHost(host=_HOST, reachable=True, models=1),),
            models=(_ENTRY,),
        ),
        statuses=_LOOKED,
    ),
    AdminOperation(
        name="show-model",
        method="get",
        path=f"{MODELS_PATH}/{{name}}",
        summary="One model in full",
        description="Its entry of the list, and its parameters, template and license as its maker wrote them.",
        answer=ModelCard(model=_ENTRY, parameters='stop "<|eot_id|>"', template="{{ .Prompt }}", license="Llama 3.2"),
        parameters=(_NAME,),
        statuses=_NAMED,
    ),
    AdminOperation(
        name="remove-model",
        method="delete",
        path=f"{MODELS_PATH}/{{name}}",
        summary="Delete a model",
        description="From every host that has it, or from the one of the query.",
        answer=Removed(name=_MODEL, hosts=(_HOST,)),
        parameters=(_NAME, _AT_HOST),
        statuses=_NAMED,
    ),
    AdminOperation(
        name="model-capabilities",
        method="get",
        path=f"{MODELS_PATH}/{{name}}{CAPABILITIES}",
        summary="What can one model do?",
        description="Such as `completion`, `tools`, `thinking`, `vision`, `embedding`; null where a server is too old.",
        answer=_CAPABILITIES,
        parameters=(_NAME,),
        statuses=_NAMED,
    ),
    AdminOperation(
        name="all-capabilities",
        method="get",
        path=f"{MODELS_PATH}{CAPABILITIES}",
        summary="What can each model do?",
        description="The same for every model that is present.",
        answer=AllCapabilities(models=(_CAPABILITIES,)),
        statuses=_LOOKED,
    ),
    AdminOperation(
        name="pull-model",
        method="post",
        path=f"{MODELS_PATH}/pull",
        summary="Download a model",
        description=(
            "To every host at once, or to one. Server-sent events: `progress` as it comes, then exactly one `done` or "
            "`error`. `done` comes only after each Ollama itself has said success. Whoever leaves stops the download; "
            "the next pull goes on where it stopped. What fails before the first progress is a plain problem."
        ),
        asks=ModelRequest(name=_MODEL),
        answer=Pulled(name=_MODEL, hosts=(_HOST,)),
        steps=_PULL_STEPS,
        statuses=_BODY,
    ),
    AdminOperation(
        name="warm-model",
        method="post",
        path=f"{MODELS_PATH}/warm",
        summary="Bring a model into memory",
        description="Answers when it is there. The load goes on if the caller leaves. Without a name: the default.",
        asks=WarmRequest(name=_MODEL),
        answer=Warmed(name=_MODEL, hosts=(_HOST,), seconds=4.2),
        statuses=_BODY,
    ),
    AdminOperation(
        name="select-model",
        method="post",
        path=f"{MODELS_PATH}/select",
        summary="Make a model the default",
        description=(
            "At once in this process. With a Redis it is kept there: the other workers and replicas follow within "
            "seconds, and it outlives a restart; without one it holds for this process until it ends. Features with a "
            "model of their own in the settings keep it. Answers of another model are remembered apart."
        ),
        asks=SelectRequest(name=_MODEL),
        answer=Selected(name=_MODEL, before="llama3.2:1b", kept_in="redis", features=tuple(Feature)),
        statuses=_BODY,
    ),
    AdminOperation(
        name="validate-model-name",
        method="post",
        path=f"{MODELS_PATH}/validate-name",
        summary="May this name be used here?",
        description="Looks at nothing but the name: its form, that it is local, and the operator's list.",
        asks=NameRequest(name="LLama3.2"),
        answer=NameVerdict(name="LLama3.2", valid=True, canonical="llama3.2:latest"),
        statuses=("400", "413", "415", "422", "500"),
    ),
)
