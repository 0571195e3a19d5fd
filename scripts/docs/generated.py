"""Every file that is written from something else, and what writes it."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from alchemorsel.config import as_toml
from alchemorsel.infrastructure.observability.metrics_page import as_markdown
from scripts.docs.configuration import configuration
from scripts.docs.dashboards import dashboards
from scripts.docs.prometheus_rule import prometheus_rule
from scripts.docs.scaling import scaling

ROOT = Path(__file__).parents[2]
_MONITORING = ROOT / "deployments/monitoring"


def generated() -> Mapping[Path, Callable[[], str]]:
    """Each file's text by its path."""
    files: dict[Path, Callable[[], str]] = {
        ROOT / "configs/default.toml": as_toml,
        ROOT / "docs/configuration.md": configuration,
        ROOT / "docs/metrics.md": as_markdown,
        ROOT / "docs/scaling.md": lambda: scaling(ROOT / "docs/scaling.md", ROOT / "bench/RESULTS.md"),
        ROOT / "deployments/kubernetes/components/observability/prometheus-rule.yaml": lambda: prometheus_rule(
            _MONITORING / "rules"
        ),
    }
    for name, text in dashboards().items():
        files[_MONITORING / "grafana/dashboards" / name] = partial(str, text)
    return files
