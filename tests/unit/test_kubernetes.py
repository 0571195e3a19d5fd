"""The Kubernetes manifests: valid, locked down, and true to the service that they run."""

import shutil
import subprocess
from collections.abc import Iterator
from typing import Any

import kubernetes_validate  # type: ignore[import-untyped]  # it has no types
import pytest
import yaml  # type: ignore[import-untyped]  # it has no types

from alchemorsel.bootstrap.serving import FAREWELL_S
from alchemorsel.config import DECLARED, Settings, load_settings
from alchemorsel.interfaces.http.health_operations import READY_PATH
from alchemorsel.interfaces.http.metrics_route import METRICS_PATH
from alchemorsel.interfaces.http.operations import LIVE_PATH
from alchemorsel.interfaces.web.app import LIVE_PATH as WEB_LIVE_PATH
from tests.support.kustomize import KUBERNETES, OVERLAYS, Manifest, containers, identity, pod_of, rendered
from tests.support.monitoring import rules

CUSTOM = {"ServiceMonitor", "PrometheusRule"}
SETTINGS = {name for each in DECLARED for name in (each.variable, f"{each.variable}_FILE" if each.secret else "")} - {
    ""
}
ROUTES = {
    "api": {READY_PATH, LIVE_PATH},
    "web": {WEB_LIVE_PATH},
    "ollama": {"/api/version"},
    "vllm": {"/health"},
}
PROBES = ("startupProbe", "readinessProbe", "livenessProbe")
PODS = [
    pytest.param(manifest, id=f"{where}: {manifest['kind']} {manifest['metadata']['name']}")
    for where in OVERLAYS
    for manifest in rendered(where)
    if pod_of(manifest)
]


def find(where: str, kind: str, name: str) -> Manifest:
    return next(each for each in rendered(where) if (each["kind"], each["metadata"]["name"]) == (kind, name))


def variables(where: str, workload: str) -> dict[str, str]:
    """What a container gets by maps and values; what a Secret holds is empty here."""
    container = containers(find(where, "Deployment", workload))[0]
    maps = [find(where, "ConfigMap", source["configMapRef"]["name"]) for source in container["envFrom"]]
    own = {each["name"]: each.get("value", "") for each in container["env"]}
    return {**{name: value for each in maps for name, value in each["data"].items()}, **own}


def settings(where: str, workload: str, **secrets: str) -> Settings:
    given = {name: value for name, value in variables(where, workload).items() if value}
    return load_settings({**given, **secrets})


@pytest.mark.parametrize("where", OVERLAYS)
def test_every_manifest_is_valid_to_the_letter(where: str) -> None:
    manifests = rendered(where)
    assert len(manifests) > 10
    for manifest in manifests:
        if manifest["kind"] not in CUSTOM:
            kubernetes_validate.validate(manifest, kubernetes_validate.latest_version(), strict=True)


def kubectl() -> str:
    program = shutil.which("kubectl")
    if program is None:
        pytest.skip("the tests' own renderer stands alone: kubectl is not installed")
    # Components came with kustomize 3.7, in kubectl 1.21; Debian 12 has an older one.
    said = subprocess.run([program, "version", "--client"], capture_output=True, text=True, check=False).stdout
    if "Kustomize Version: v5" not in said:
        pytest.skip("this kubectl is too old for these kustomizations")
    return program


@pytest.mark.parametrize("where", OVERLAYS)
def test_kubectl_renders_the_same(where: str) -> None:
    made = subprocess.run([kubectl(), "kustomize", str(KUBERNETES / where)], capture_output=True, text=True, check=True)
    theirs = {identity(each): each for each in yaml.safe_load_all(made.stdout)}
    assert _sorted({identity(each): each for each in rendered(where)}) == _sorted(theirs)


def _sorted(value: Any) -> Any:
    """Lists of named things in the order of their names."""
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value)}
    if isinstance(value, list):
        return sorted((_sorted(each) for each in value), key=str)
    return value


@pytest.mark.parametrize("manifest", PODS)
def test_every_pod_is_locked_down(manifest: Manifest) -> None:
    pod = pod_of(manifest)
    assert pod["automountServiceAccountToken"] is False
    assert pod["serviceAccountName"] != "default"
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert pod["securityContext"]["runAsUser"] > 0
    assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    for container in containers(manifest):
        own = container["securityContext"]
        assert own == {
            "allowPrivilegeEscalation": False,
            "readOnlyRootFilesystem": True,
            "capabilities": {"drop": ["ALL"]},
        }
        assert {"cpu", "memory"} <= container["resources"]["requests"].keys()
        assert "memory" in container["resources"]["limits"]


@pytest.mark.parametrize("manifest", PODS)
def test_every_probe_asks_a_route_that_is_there_on_a_port_that_is_named(manifest: Manifest) -> None:
    for container in containers(manifest):
        ports = {port["name"] for port in container.get("ports", [])}
        for probe in (container[name] for name in PROBES if name in container):
            assert probe.get("httpGet", probe.get("tcpSocket", {"port": next(iter(ports))}))["port"] in ports
            if "httpGet" in probe:
                assert probe["httpGet"]["path"] in ROUTES[container["name"]]
        assert manifest["kind"] == "Job" or all(name in container for name in PROBES)


@pytest.mark.parametrize("where", OVERLAYS)
def test_every_service_and_policy_leads_to_a_port_of_somebody(where: str) -> None:
    manifests = rendered(where)
    for service in (each for each in manifests if each["kind"] == "Service"):
        target = next(each for each in manifests if _labels(each) == service["spec"]["selector"])
        ports = {port["name"]: port["containerPort"] for port in containers(target)[0]["ports"]}
        assert all(ports[port["targetPort"]] == port["port"] for port in service["spec"]["ports"])
    named = {frozenset(_labels(each).items()) for each in manifests if pod_of(each)}
    for policy in (each for each in manifests if each["kind"] == "NetworkPolicy"):
        chosen = policy["spec"]["podSelector"].get("matchLabels")
        assert chosen is None or frozenset(chosen.items()) in named
    guarded = {str(each["spec"]["podSelector"]) for each in manifests if each["kind"] == "NetworkPolicy"}
    assert "{}" in guarded
    assert all(str({"matchLabels": dict(each)}) in guarded for each in named)


def _labels(manifest: Manifest) -> dict[str, str]:
    """What selects its pods."""
    labels = manifest.get("spec", {}).get("template", {}).get("metadata", {}).get("labels", {})
    return {name: value for name, value in labels.items() if name == "app.kubernetes.io/name"}


@pytest.mark.parametrize("where", OVERLAYS)
@pytest.mark.parametrize("workload", ["api", "web"])
def test_every_variable_is_a_setting_with_a_value_that_it_takes(where: str, workload: str) -> None:
    given = variables(where, workload)
    assert given.keys() <= SETTINGS
    held = settings(where, workload, ALCHEMORSEL_WEB_SECRET="x" * 40)
    port = containers(find(where, "Deployment", workload))[0]["ports"][0]["containerPort"]
    assert port == (held.port if workload == "api" else held.web_port)
    assert (held.host if workload == "api" else held.web_host) == "0.0.0.0"


@pytest.mark.parametrize("where", OVERLAYS)
@pytest.mark.parametrize("workload", ["api", "web"])
def test_a_pod_that_is_told_to_go_has_the_time_to_finish(where: str, workload: str) -> None:
    held = settings(where, workload, ALCHEMORSEL_WEB_SECRET="x" * 40)
    manifest = find(where, "Deployment", workload)
    container = containers(manifest)[0]
    before_s = container["lifecycle"]["preStop"]["sleep"]["seconds"]
    assert before_s + held.drain_timeout + FAREWELL_S < pod_of(manifest)["terminationGracePeriodSeconds"]
    probe = container["readinessProbe"]
    assert held.drain_grace >= probe["periodSeconds"] * probe["failureThreshold"]


@pytest.mark.parametrize("where", [each for each in OVERLAYS if each != "base"])
def test_beyond_the_base_there_are_keys_versions_replicas_and_a_budget(where: str) -> None:
    assert settings(where, "api").allow_anonymous is False
    for manifest in rendered(where):
        for container in containers(manifest):
            assert ":" in container["image"], container["image"]
            assert not container["image"].endswith(":latest")
    scaler = find(where, "HorizontalPodAutoscaler", "api")["spec"]
    assert scaler["minReplicas"] >= 2
    assert "replicas" not in find(where, "Deployment", "api")["spec"]
    for name in ("api", "web"):
        budget = find(where, "PodDisruptionBudget", name)["spec"]
        assert budget["selector"] == find(where, "Deployment", name)["spec"]["selector"]


def test_replicas_share_a_memory_and_a_recipe_book() -> None:
    container = containers(find("overlays/production", "Deployment", "api"))[0]
    wanted = {each["name"]: each["valueFrom"]["secretKeyRef"].get("optional") for each in container["env"]}
    assert wanted["ALCHEMORSEL_REDIS_URL"] is False
    assert wanted["ALCHEMORSEL_DATABASE_URL"] is False


def test_the_keys_are_where_the_service_looks_for_them() -> None:
    held = settings("overlays/production", "api")
    api = find("overlays/production", "Deployment", "api")
    mount = next(each for each in containers(api)[0]["volumeMounts"] if each["name"] == "keys")
    assert held.api_keys_file == f"{mount['mountPath']}/keys.json"
    assert mount["readOnly"] is True


def test_a_gpu_is_asked_for_where_one_is_meant() -> None:
    gpu = find("overlays/gpu", "StatefulSet", "ollama")
    assert containers(gpu)[0]["resources"]["limits"]["nvidia.com/gpu"] == "1"
    assert containers(gpu)[0]["image"].endswith("-gpu")
    parallel = next(each["value"] for each in containers(gpu)[0]["env"] if each["name"] == "OLLAMA_NUM_PARALLEL")
    assert settings("overlays/gpu", "api").ollama_limit == int(parallel)
    assert "nvidia.com/gpu" not in str(find("overlays/production", "StatefulSet", "ollama"))


@pytest.mark.parametrize("where", OVERLAYS)
def test_ollama_holds_the_context_that_the_service_asks_for_and_the_models_it_wants(where: str) -> None:
    held = settings(where, "api")
    ollama = {each["name"]: each["value"] for each in containers(find(where, "StatefulSet", "ollama"))[0]["env"]}
    assert ollama["OLLAMA_CONTEXT_LENGTH"] == str(held.ollama_num_ctx)
    assert held.ollama_model in ollama["OLLAMA_PRELOAD_MODELS"].split(",")


def test_vllm_is_asked_first_under_the_name_it_serves() -> None:
    held = settings("overlays/vllm", "api")
    vllm = containers(find("overlays/vllm", "StatefulSet", "vllm"))[0]
    assert held.ai_provider == "openai"
    assert held.openai_base_url == "http://vllm:8000/v1"
    assert f"--served-model-name={held.openai_model}" in vllm["args"]
    at_once = next(int(arg.partition("=")[2]) for arg in vllm["args"] if arg.startswith("--max-num-seqs="))
    most_replicas = find("overlays/vllm", "HorizontalPodAutoscaler", "api")["spec"]["maxReplicas"]
    assert held.openai_limit * most_replicas <= at_once


def test_the_redis_cluster_is_the_one_that_the_service_is_told_of() -> None:
    held = settings("overlays/redis-cluster", "api")
    assert held.redis_url == "redis+cluster://redis:6379"
    names = {each["name"] for each in containers(find("overlays/redis-cluster", "Deployment", "api"))[0]["env"]}
    assert "ALCHEMORSEL_REDIS_URL" not in names


def test_the_operator_scrapes_what_the_service_shows_and_has_the_same_rules() -> None:
    monitor = find("overlays/observability", "ServiceMonitor", "alchemorsel")["spec"]
    service = find("overlays/observability", "Service", "api")
    assert monitor["selector"]["matchLabels"].items() <= service["metadata"]["labels"].items()
    assert service["metadata"]["labels"][monitor["jobLabel"]] == "alchemorsel"
    assert monitor["namespaceSelector"]["matchNames"] == [service["metadata"]["namespace"]]
    (endpoint,) = monitor["endpoints"]
    assert endpoint["path"] == METRICS_PATH
    assert endpoint["port"] in {port["name"] for port in service["spec"]["ports"]}
    groups = find("overlays/observability", "PrometheusRule", "alchemorsel")["spec"]["groups"]
    theirs = [rule for group in groups for rule in group["rules"]]
    assert sorted(theirs, key=str) == sorted((*rules("alert"), *rules("record")), key=str)


def test_every_secret_that_a_pod_names_is_told_to_the_operator() -> None:
    guide = (KUBERNETES.parents[1] / "docs/setup.md").read_text()
    for where in OVERLAYS:
        for name in {each for manifest in rendered(where) for each in _secrets(pod_of(manifest))}:
            assert name in guide, name


def _secrets(value: Any) -> Iterator[str]:
    """Names of Secrets and of their keys."""
    if isinstance(value, list):
        for each in value:
            yield from _secrets(each)
    if isinstance(value, dict):
        if "secretKeyRef" in value:
            yield value["secretKeyRef"]["name"]
            yield value["secretKeyRef"]["key"]
        if "secretName" in value:
            yield value["secretName"]
        for each in value.values():
            yield from _secrets(each)
