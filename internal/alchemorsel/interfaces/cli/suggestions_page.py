"""Ideas for ingredients on a terminal, kind by kind, best first."""

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from alchemorsel.domain.answers import SuggestionsAnswer
from alchemorsel.domain.suggestions import IngredientSuggestion
from alchemorsel.domain.vocabulary import SuggestionKind
from alchemorsel.interfaces.cli.console import plain
from alchemorsel.interfaces.cli.provenance_lines import print_provenance

_TITLES = {
    SuggestionKind.PAIRING: "Goes well with it",
    SuggestionKind.SUBSTITUTION: "Stands in",
    SuggestionKind.MISSING_STAPLE: "Is missing",
}


def print_suggestions(console: Console, answer: SuggestionsAnswer) -> None:
    """The whole page."""
    for kind, title in _TITLES.items():
        _kind(console, title, [idea for idea in answer.suggestions if idea.kind is kind])
    if not answer.suggestions:
        console.print("No idea passed the checks.")
    if answer.filtered:
        broke = f"{answer.filtered} idea{'s' if answer.filtered > 1 else ''} broke what you asked for and left."
        console.print(Text(broke, style="dim"))
    print_provenance(console, answer.provenance)


def _kind(console: Console, title: str, ideas: list[IngredientSuggestion]) -> None:
    if not ideas:
        return
    console.print(Text(title, style="bold"))
    for idea in ideas:
        console.print(Padding(_idea(idea), (0, 0, 0, 2), expand=False))
    console.print()


def _idea(idea: IngredientSuggestion) -> Text:
    target = f" for {plain(idea.for_ingredient)}" if idea.for_ingredient else ""
    text = Text.assemble((plain(idea.name), "bold"), f"{target}: {plain(idea.reason)}")
    if idea.ratio:
        text.append(f"\n  {plain(idea.ratio)}", style="italic")
    for caveat in idea.caveats:
        text.append(f"\n  ! {plain(caveat)}", style="yellow")
    if idea.allergens:
        text.append(f"\n  contains {', '.join(idea.allergens)}", style="yellow")
    return text
