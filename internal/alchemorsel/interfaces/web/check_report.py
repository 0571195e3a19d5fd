"""Puts a check's findings beside the text they were found in, the words that betrayed them marked."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from alchemorsel.domain.recipe_requests import CheckAnswer, CheckedLine
from alchemorsel.domain.safety import Finding, SafetyReport
from alchemorsel.domain.vocabulary import Allergen, Severity

_GRAVEST_FIRST = (Severity.BLOCK, Severity.WARN, Severity.INFO)


class Piece(msgspec.Struct, frozen=True):
    """Some of a line's text, all of it marked or none."""

    text: str
    marked: Severity | None = None


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """One line with what was found in it, or, without pieces, what was found in the whole.

    `food` is what the line calls for; empty where it is no ingredient line.
    """

    pieces: tuple[Piece, ...] = ()
    findings: tuple[Finding, ...]
    food: str = ""


class Group(msgspec.Struct, frozen=True):
    """All findings of one severity."""

    severity: Severity
    spots: tuple[Spot, ...]


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """`lines` is the whole text, marked."""

    safety: SafetyReport
    allergens: tuple[Allergen, ...]
    groups: tuple[Group, ...]
    lines: tuple[tuple[Piece, ...], ...]


def report_of(text: str, answer: CheckAnswer) -> Report:
    """The report on a text as it was sent to the check."""
    # The check counts lines that are not blank.
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    findings = answer.safety.findings
    return Report(
        safety=answer.safety,
        allergens=answer.allergens,
        groups=tuple(_groups(lines, findings, answer.lines)),
        lines=tuple(pieces_of(line, [each for each in findings if each.index == at]) for at, line in enumerate(lines)),
    )


def pieces_of(line: str, findings: Sequence[Finding]) -> tuple[Piece, ...]:
    """The line, cut where marks begin and end; the gravest finding colours a word that several share."""
    marks: list[Severity | None] = [None] * len(line)
    for finding in sorted(findings, key=lambda each: -_GRAVEST_FIRST.index(each.severity)):
        for start, end in _spans(line, finding.text_span):
            marks[start:end] = [finding.severity] * (end - start)
    return tuple(_cut(line, marks))


def _spans(line: str, words: str) -> Iterator[tuple[int, int]]:
    """Where the words stand, to the end of the last one: a finding names eggs by `egg`."""
    if words:
        pattern = rf"(?<!\w){re.escape(words)}\w*"
        yield from (found.span() for found in re.finditer(pattern, line, re.IGNORECASE))


def _cut(line: str, marks: Sequence[Severity | None]) -> Iterator[Piece]:
    start = 0
    for at in range(1, len(line) + 1):
        if at == len(line) or marks[at] != marks[start]:
            yield Piece(line[start:at], marks[start])
            start = at


def _groups(lines: Sequence[str], findings: Sequence[Finding], read: Sequence[CheckedLine]) -> Iterator[Group]:
    for severity in _GRAVEST_FIRST:
        some = [each for each in findings if each.severity is severity]
        if some:
            yield Group(severity, tuple(_spots(lines, some, read)))


def _spots(lines: Sequence[str], findings: Sequence[Finding], read: Sequence[CheckedLine]) -> Iterator[Spot]:
    for at in dict.fromkeys(each.index for each in findings):
        here = tuple(each for each in findings if each.index == at)
        if at is None or at >= len(lines):
            yield Spot(findings=here)
        else:
            yield Spot(pieces=pieces_of(lines[at], here), findings=here, food=_food(lines[at], read))


def _food(line: str, read: Sequence[CheckedLine]) -> str:
    # A list's bullet is no part of what the check read.
    return next((each.name for each in read if line.endswith(each.text)), "")
