"""What is generated is fresh, every link leads somewhere, and the dashboards are whole."""

import json
import re
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]  # it has no types
from scripts.docs.generated import ROOT, generated
from scripts.docs.scaling import scaling

from tests.support.guides import anchors
from tests.support.monitoring import DASHBOARDS
from tests.support.prometheus import MONITORING

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
OURS = ("setup", "runbook", "quick-reference", "configuration", "scaling")
LINK = re.compile(r"\]\(([^)\s]+)\)")
EXAMPLE = re.compile(r"<!-- example: (.+) -->\n.*\n.*\n((?:\|.*\n)+)")


@pytest.mark.parametrize("file", generated(), ids=lambda path: path.name)
def test_what_is_generated_is_fresh(file: Path) -> None:
    assert file.read_text() == generated()[file](), "run: make docs"


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_link_leads_to_a_file_and_a_heading_that_are_there(page: Path) -> None:
    for link in LINK.findall(page.read_text()):
        if link.startswith("http"):
            continue
        file, _, anchor = link.partition("#")
        target = (page.parent / file).resolve() if file else page
        assert target.exists() or target == ROOT / "bench/RESULTS.md", link
        assert not anchor or anchor in anchors(target), link


def test_the_readme_leads_to_every_guide() -> None:
    readme = (ROOT / "README.md").read_text()
    assert [name for name in OURS if f"(docs/{name}.md)" not in readme] == []


def test_the_runbook_says_symptom_and_cause_of_at_least_ten_problems() -> None:
    problems = re.split(r"^## ", (ROOT / "docs/runbook.md").read_text(), flags=re.MULTILINE)
    whole = [each for each in problems if "**Symptom**" in each]
    assert len(whole) >= 10
    assert all("**Cause**" in each and re.search(r"\*\*.*[Cc]ure\*\*", each) for each in whole)


def test_the_worked_example_is_what_its_formula_gives() -> None:
    found = EXAMPLE.search((ROOT / "docs/scaling.md").read_text())
    assert found is not None
    given = {name: float(value) for name, value in (each.split("=") for each in found[1].split())}
    rows = found[2].splitlines()
    assert len(rows) == 6
    for row in rows:
        hit, fresh, in_hand, gpus = (float(cell.strip(" %")) for cell in row.strip("|").split("|"))
        assert fresh == pytest.approx(given["requests_per_s"] * (1 - hit / 100) * (1 - given["joined"]))
        assert in_hand == pytest.approx(fresh * given["seconds_per_answer"])
        needed = in_hand / (given["at_once"] * given["utilisation"])
        assert gpus - 1 < needed <= gpus


def test_measured_rows_come_with_their_heads_and_nothing_else(tmp_path: Path) -> None:
    page, results = tmp_path / "page.md", tmp_path / "RESULTS.md"
    page.write_text("a\n<!-- bench/RESULTS.md -->\nold\n<!-- end -->\nb\n")
    table = "| what | µs |\n|---|---|\n| hit in memory | 35 |\n| bare uvicorn | 22 |\n"
    results.write_text(f"# R\n\n{table}\n| page | ms |\n|---|---|\n| first paint | 9 |\n")
    wanted = "| what | µs |\n|---|---|\n| hit in memory | 35 |\n"
    assert scaling(page, results) == f"a\n<!-- bench/RESULTS.md -->\n{wanted}<!-- end -->\nb\n"
    results.unlink()
    assert "make bench" in scaling(page, results)


@pytest.mark.parametrize("file", DASHBOARDS, ids=lambda path: path.stem)
def test_a_dashboard_is_whole(file: Path) -> None:
    model: dict[str, Any] = json.loads(file.read_text())
    panels = model["panels"]
    assert len({panel["id"] for panel in panels}) == len(panels) > 4
    assert len({panel["title"] for panel in panels}) == len(panels)
    (source,) = yaml.safe_load((MONITORING / "grafana/provisioning/datasources/prometheus.yml").read_text())[
        "datasources"
    ]
    for panel in panels:
        assert {each["datasource"]["uid"] for each in (panel, *panel["targets"])} == {source["uid"]}
        assert len({target["refId"] for target in panel["targets"]}) == len(panel["targets"])
        assert panel["gridPos"]["x"] + panel["gridPos"]["w"] <= 24
    for one, other in combinations([panel["gridPos"] for panel in panels], 2):
        assert not _overlap(one, other)


def _overlap(one: dict[str, int], other: dict[str, int]) -> bool:
    across = one["x"] < other["x"] + other["w"] and other["x"] < one["x"] + one["w"]
    return across and one["y"] < other["y"] + other["h"] and other["y"] < one["y"] + one["h"]


def test_no_two_dashboards_share_a_name() -> None:
    models = [json.loads(file.read_text()) for file in DASHBOARDS]
    assert len({model["uid"] for model in models}) == len({model["title"] for model in models}) == len(models) == 4


def test_compose_mounts_what_monitoring_expects() -> None:
    compose = yaml.safe_load((ROOT / "docker-compose.services.yml").read_text())["services"]
    mounts = {each.split(":")[1]: ROOT / each.split(":")[0] for each in compose["grafana"]["volumes"] if each[0] == "."}
    mounts |= {
        each.split(":")[1]: ROOT / each.split(":")[0] for each in compose["prometheus"]["volumes"] if each[0] == "."
    }
    assert all(path.exists() for path in mounts.values())
    provider = yaml.safe_load((MONITORING / "grafana/provisioning/dashboards/alchemorsel.yml").read_text())[
        "providers"
    ][0]
    assert provider["options"]["path"] in mounts
    scraped = yaml.safe_load((MONITORING / "prometheus.yml").read_text())["scrape_configs"][0]
    assert scraped["static_configs"] == [{"targets": [f"api:{compose['api']['environment']['ALCHEMORSEL_PORT']}"]}]
