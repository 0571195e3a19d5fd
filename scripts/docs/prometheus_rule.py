"""The Prometheus operator's form of the rules, so that there is one source of them."""

import textwrap
from pathlib import Path

_HEAD = """\
# Written by `make docs` from deployments/monitoring/rules; change it there.
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  name: alchemorsel
  namespace: alchemorsel
  labels: {app.kubernetes.io/part-of: alchemorsel}
spec:
  groups:
"""


def prometheus_rule(rules: Path) -> str:
    """The groups of all files in the folder `rules`."""
    return _HEAD + "".join(textwrap.indent(_groups(path), "  ") for path in sorted(rules.glob("*.yml")))


def _groups(path: Path) -> str:
    """What stands under `groups:`."""
    _, _, groups = path.read_text().partition("\ngroups:\n")
    return groups.rstrip() + "\n"
