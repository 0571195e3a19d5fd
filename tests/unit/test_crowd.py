"""Callers are counted where every worker can see them."""

import os

from alchemorsel.application.crowd import OwnCrowd
from alchemorsel.bootstrap.crowd import CrowdBoard


def test_callers_are_counted_while_they_are_in_hand() -> None:
    crowd = OwnCrowd()
    crowd.enter()
    crowd.enter()
    crowd.leave()
    assert len(crowd) == 1


def test_each_worker_sees_the_callers_of_all() -> None:
    board = CrowdBoard(2)
    here = board.seat(0)
    here.enter()
    if (child := os.fork()) == 0:
        there = board.seat(1)
        there.enter()
        there.enter()
        os._exit(len(there))
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 3
    assert len(here) == 3


def test_the_callers_of_a_worker_that_died_went_with_it() -> None:
    board = CrowdBoard(2)
    for _ in range(3):
        board.seat(1).enter()
    assert len(board.seat(0)) == 1
    board.seat(1)
    assert len(board.seat(0)) == 0
