"""Looks at a page as axe-core does, in light and in dark; what it finds is told with where it is."""

from pathlib import Path
from typing import Any, Literal

from playwright.async_api import Page

from tests.support.needs import lacking

_AXE = Path(__file__).parents[2] / ".tools/axe/node_modules/axe-core/axe.min.js"
_RUN = """async (rules) => {
    const options = rules.length ? { runOnly: { type: "rule", values: rules } } : {};
    const found = await axe.run(document, { resultTypes: ["violations"], ...options });
    return found.violations.flatMap((each) => each.nodes.map((node) =>
        `${each.id}: ${node.target.join(" ")}: ${[...node.any, ...node.all, ...node.none].map((it) => it.message)}`));
}"""
_SCHEMES: tuple[tuple[Literal["light", "dark"], list[str]], ...] = (("light", []), ("dark", ["color-contrast"]))
"""Everything once; in the other colours, what colours can break."""


def axe_core() -> str:
    """The program, where `scripts/axe.sh` has installed it."""
    return _AXE.read_text() if _AXE.is_file() else lacking("axe-core is not installed; run scripts/axe.sh")


async def violations(page: Page, axe: str) -> list[str]:
    """One line for each; none is what there should be."""
    found: list[str] = []
    for scheme, rules in _SCHEMES:
        await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        # The policy of the pages lets no script in but their own; what the debugger evaluates is above it.
        if not await page.evaluate("'axe' in window"):
            await page.evaluate(axe)
        told: Any = await page.evaluate(_RUN, rules)
        found += [f"{page.url} {scheme} {each}" for each in told]
    return found
