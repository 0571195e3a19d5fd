import re
from collections.abc import Iterator
from typing import Any

import pytest
from litestar.testing import TestClient

from alchemorsel.application.kitchen import Kitchen
from alchemorsel.interfaces.http.app import make_app
from tests.support.clock import FakeClock
from tests.support.example_ai import ExampleAI


@pytest.fixture(name="client", scope="module")
def open_client() -> Iterator[TestClient[Any]]:
    app = make_app(Kitchen(ExampleAI(), FakeClock(), deadline_s=60), version="1.2.3")
    with TestClient(app) as client:
        yield client


def test_the_root_leads_to_the_documentation(client: TestClient[Any]) -> None:
    response = client.get("/", follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (307, "/schema")


def test_everything_the_page_loads_comes_from_this_process(client: TestClient[Any]) -> None:
    page = client.get("/schema")
    assert page.headers["content-type"].startswith("text/html")
    addresses = re.findall(r'(?:href|src)="([^"]+)"', page.text)
    assert len(addresses) > 5
    for address in addresses:
        assert address.startswith("/")
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("path", ["/schema/docs.js", "/schema/docs.css", "/schema"])
def test_our_part_of_the_page_names_no_other_host(client: TestClient[Any], path: str) -> None:
    assert "//" not in re.sub(r"//.*$", "", client.get(path).text, flags=re.MULTILINE).replace("://", "!!")
    assert "://" not in client.get(path).text


def test_the_page_runs_only_its_own_scripts(client: TestClient[Any]) -> None:
    page = client.get("/schema")
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert not re.search(r"<script(?![^>]*\bsrc=)", page.text)
    assert not re.search(r"\son\w+=", page.text)
    assert page.headers["x-content-type-options"] == "nosniff"


def test_the_page_draws_the_document_that_swagger_ui_knows(client: TestClient[Any]) -> None:
    script = client.get("/schema/docs.js").text
    assert '"/schema/openapi-3.0.json"' in script
    assert client.get("/schema/openapi-3.0.json").json()["openapi"] == "3.0.3"


def test_the_document_is_served_with_the_release_in_it(client: TestClient[Any]) -> None:
    response = client.get("/schema/openapi.json")
    assert response.headers["content-type"] == "application/json"
    assert response.json()["info"]["version"] == "1.2.3"


@pytest.mark.parametrize("path", ["/schema/index.html", "/schema/swagger-ui.js.map", "/schema/..%2fapp.py"])
def test_nothing_else_of_the_folders_is_served(client: TestClient[Any], path: str) -> None:
    assert client.get(path).status_code == 404


def test_the_pages_files_may_be_asked_for_by_head(client: TestClient[Any]) -> None:
    response = client.head("/schema/swagger-ui.css")
    assert response.status_code == 200
    assert int(response.headers["content-length"]) > 10_000
