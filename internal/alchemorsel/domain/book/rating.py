"""What a cook's ratings come to."""

from collections.abc import Iterable

from alchemorsel.domain.book.entry import Cooked


def rating_of(cooked: Iterable[Cooked]) -> float | None:
    """The mean of the ratings to two decimals; None where there is none."""
    ratings = [each.rating for each in cooked if each.rating is not None]
    return mean_rating(sum(ratings), len(ratings))


def mean_rating(total: int, count: int) -> float | None:
    """The same, from their sum and how many they are."""
    return round(total / count, 2) if count else None
