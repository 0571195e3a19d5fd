"""What the pages' modules say, in the visitor's language: JSON in each page, for scripts hold no texts of their own."""

import msgspec

from alchemorsel.interfaces.web.catalogue import Catalogue


def ask_words(words: Catalogue) -> str:
    """For a recipe that is being written; `%(...)s` stands for what only the browser knows."""
    say = words.gettext
    return _json(
        {
            **_server_lost(words),
            "asking": {
                "ollama": say("Asking %(model)s on your own Ollama"),
                "openai": say("Asking %(model)s at OpenAI or the like"),
                "mock": say("The rule kitchen stands in"),
                "table": say("Looking it up in the foods table"),
            },
            "again": {
                "repair": say("The first try did not pass the checks; it is being written anew"),
                "retry": say("The connection failed; it is being written anew"),
                "next host": say("Another machine takes over"),
            },
            "progress": say("%(tokens)s tokens · %(seconds)s s"),
            "waiting": say("waiting for the first word · %(seconds)s s"),
            "plating": say("Ready. Putting it on the plate"),
            "cancelled": say("Cancelled. Nothing is lost: change the wish or ask again."),
            "cut_title": say("The answer broke off"),
            "cut_advice": say("The connection ended before the recipe was finished. Try again."),
            **_chips(words),
        }
    )


def recipe_words(words: Catalogue) -> str:
    """For cooking from a recipe."""
    say = words.gettext
    return _json(
        {
            **_server_lost(words),
            "step": say("Step %(n)s"),
            "step_of": say("Step %(n)s of %(all)s"),
            "next": say("Next"),
            "finish": say("Finish"),
            "start": say("Start timer, %(minutes)s min"),
            "running": say("%(left)s left"),
            "stop": say("Stop"),
            "over": say("%(step)s: time is up"),
            "copied": say("The shopping list is copied."),
            "not_copied": say("This browser does not let pages copy. Download the plain text instead."),
        }
    )


def form_words(words: Catalogue) -> str:
    """For a form whose answer is shown in its place."""
    say = words.gettext
    return _json(
        {
            **_server_lost(words),
            "working": say("The kitchen is at work · %(seconds)s s"),
            "cancelled": say("Cancelled. Nothing is lost."),
            "taken": say("%(name)s is in the pantry of your next wish."),
            "put_back": say("%(name)s is out of the pantry again."),
            **_chips(words),
        }
    )


def status_words(words: Catalogue) -> str:
    """For the page that is kept up to date."""
    return _json({**_server_lost(words), "lost": words.gettext("The connection is gone; trying to get it back.")})


def book_words(words: Catalogue) -> str:
    """For finding recipes while typing, and for files that are too long to be sent."""
    say = words.gettext
    return _json(
        {
            **_server_lost(words),
            "too_large_title": say("This file is too long"),
            "too_large_advice": say("Split it, or take it in with: alchemorsel book import"),
        }
    )


def _server_lost(words: Catalogue) -> dict[str, str]:
    return {
        "lost_title": words.gettext("The page has lost its server"),
        "lost_advice": words.gettext("Start it again (make run), then try again; what you wrote is still here."),
    }


def _chips(words: Catalogue) -> dict[str, str]:
    say = words.gettext
    return {
        "remove": say("Remove %(name)s"),
        "use_up": say("Use %(name)s up"),
        "use_up_short": say("use up"),
        "decimal": say("."),
    }


def _json(texts: object) -> str:
    return msgspec.json.encode(texts).decode()
