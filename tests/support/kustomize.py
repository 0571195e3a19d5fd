"""Renders our kustomizations as `kubectl kustomize` does: just what they use, and an error for everything else."""

from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import yaml  # type: ignore[import-untyped]  # it has no types

KUBERNETES = Path(__file__).parents[2] / "deployments/kubernetes"
OVERLAYS = ("base", *(f"overlays/{path.name}" for path in sorted((KUBERNETES / "overlays").iterdir())))
Manifest = dict[str, Any]
_MERGE_KEYS = {
    "containers": "name",
    "env": "name",
    "ports": "containerPort",
    "volumes": "name",
    "volumeMounts": "mountPath",
}
"""Lists that a patch merges by a key, as Kubernetes' own types say; it replaces every other list."""
_CLUSTER_WIDE = {"Namespace"}
_KNOWN = {"apiVersion", "kind", "namespace", "resources", "components", "patches", "images"}


def rendered(where: str) -> list[Manifest]:
    """Every manifest of a folder beneath deployments/kubernetes."""
    return deepcopy(_once(where))


@cache
def _once(where: str) -> list[Manifest]:
    return _built(KUBERNETES / where, [])


def _built(folder: Path, before: list[Manifest]) -> list[Manifest]:
    file = folder / "kustomization.yaml"
    layer = yaml.safe_load(file.read_text())
    assert not layer.keys() - _KNOWN, f"{file}: the renderer does not know {layer.keys() - _KNOWN}"
    manifests = [*before, *(each for name in layer.get("resources", []) for each in _read(folder / name))]
    for component in layer.get("components", []):
        manifests = _built(folder / component, manifests)
    for patch in layer.get("patches", []):
        assert patch.keys() == {"path"}, f"{file}: {patch}"
        for change in documents(folder / patch["path"]):
            _patch(manifests, change, file)
    for image in layer.get("images", []):
        _retag(manifests, image, file)
    for manifest in manifests:
        if "namespace" in layer and manifest["kind"] not in _CLUSTER_WIDE:
            manifest["metadata"]["namespace"] = layer["namespace"]
    assert len({identity(each) for each in manifests}) == len(manifests), f"{file}: two of a name"
    return manifests


def _read(path: Path) -> list[Manifest]:
    return _built(path, []) if path.is_dir() else documents(path)


def documents(path: Path) -> list[Manifest]:
    return [each for each in yaml.safe_load_all(path.read_text()) if each is not None]


def identity(manifest: Manifest) -> tuple[str, ...]:
    metadata = manifest["metadata"]
    return manifest["apiVersion"], manifest["kind"], metadata.get("namespace", ""), metadata["name"]


def _patch(manifests: list[Manifest], change: Manifest, file: Path) -> None:
    found = [index for index, each in enumerate(manifests) if identity(each) == identity(change)]
    assert len(found) == 1, f"{file}: {identity(change)} patches {len(found)} manifests"
    manifests[found[0]] = _merged(manifests[found[0]], change)


def _merged(old: Any, new: Any, key: str = "") -> Any:
    if isinstance(old, dict) and isinstance(new, dict):
        return {**old, **{name: _merged(old.get(name), value, name) for name, value in new.items()}}
    if isinstance(old, list) and isinstance(new, list) and key in _MERGE_KEYS:
        return _merged_list(old, new, _MERGE_KEYS[key])
    return new


def _merged_list(old: list[Manifest], new: list[Manifest], by: str) -> list[Manifest]:
    """What is new comes first, as kustomize has it; nothing here depends on the order."""
    gone = {each[by] for each in new if each.get("$patch") == "delete"}
    changes = {each[by]: each for each in new if each[by] not in gone}
    kept = [_merged(each, changes.pop(each[by], each)) for each in old if each[by] not in gone]
    return [*changes.values(), *kept]


def _retag(manifests: list[Manifest], image: dict[str, str], file: Path) -> None:
    assert image.keys() <= {"name", "newName", "newTag"}, f"{file}: {image}"
    used = 0
    for container in (each for manifest in manifests for each in containers(manifest)):
        name, _, tag = container["image"].partition(":")
        if name == image["name"]:
            used += 1
            container["image"] = f"{image.get('newName', name)}:{image.get('newTag', tag)}"
    assert used, f"{file}: nothing uses {image['name']}"


def pod_of(manifest: Manifest) -> Manifest:
    """The pod's spec of whatever makes pods; empty for everything else."""
    spec: Manifest = manifest.get("spec", {}).get("template", {}).get("spec", {})
    return spec


def containers(manifest: Manifest) -> list[Manifest]:
    found: list[Manifest] = pod_of(manifest).get("containers", [])
    return found
