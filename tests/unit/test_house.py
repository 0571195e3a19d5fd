"""The house's own rules that no linter knows."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "internal").rglob("*.py"))
FUNCTION = ast.FunctionDef | ast.AsyncFunctionDef
MOST_LINES = 40


def test_nothing_under_cmd_shadows_the_standard_library() -> None:
    assert not list((ROOT / "cmd").rglob("__init__.py"))
    for shim in (ROOT / "cmd").rglob("*.py"):
        assert shim.name == "main.py"
        assert len(shim.read_text().splitlines()) < 10


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_says_why_it_exists_and_stays_short(module: Path) -> None:
    text = module.read_text()
    assert ast.get_docstring(ast.parse(text))
    assert text.count("\n") <= 250


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_functions_fit_on_a_screen(module: Path) -> None:
    functions = [each for each in ast.walk(ast.parse(module.read_text())) if isinstance(each, FUNCTION)]
    long = {each.name: lines for each in functions if (lines := _lines(each)) > MOST_LINES}
    assert not long, f"signature and docstring included, at most {MOST_LINES} lines: {long}"


def _lines(function: ast.stmt) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def test_the_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_text().splitlines()) <= 150


def test_only_config_reads_the_environment() -> None:
    readers = {path for path in MODULES if "os.environ" in path.read_text() or "getenv" in path.read_text()}
    bootstrap = ROOT / "internal/alchemorsel/bootstrap"
    # The workers write one, for a library that knows no other way.
    allowed = {bootstrap / f"{name}.py" for name in ("api", "cli", "together", "web", "workers")}
    assert {path for path in readers if "config" not in path.parts} <= allowed
