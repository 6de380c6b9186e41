"""Days of a leave, and who covers in the end."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cover.rules import (
    Wrong,
    covered_through,
    is_short,
    offered_ends,
    offered_starts,
    typed_day,
    what_is_wrong,
    who_covers,
)

TODAY = date(2026, 3, 2)
PEOPLE = st.integers(1, 6)
COVERS = st.dictionaries(PEOPLE, PEOPLE).map(lambda covers: {a: c for a, c in covers.items() if a != c})
IN_ORDER = COVERS.map(lambda covers: {away: cover for away, cover in covers.items() if cover > away})


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("12/3", date(2026, 3, 12)),
        ("2/3", date(2026, 3, 2)),
        ("1/3", date(2027, 3, 1)),
        ("12-03-2026", date(2026, 3, 12)),
        ("12.3", date(2026, 3, 12)),
        (" 12 / 3 / 2026 ", date(2026, 3, 12)),
        ("1/3/2026", date(2026, 3, 1)),
        ("29/2", date(2028, 2, 29)),
        ("31/4", None),
        ("0/3", None),
        ("3/13", None),
        ("12/3/26", None),
        ("2026-03-12", None),
        ("١٢/٣", None),
        ("Monday", None),
        ("", None),
    ],
)
def test_a_typed_day(words: str, day: date | None) -> None:
    assert typed_day(words, earliest=TODAY) == day


@pytest.mark.parametrize(
    ("first", "last", "wrong"),
    [
        (TODAY, TODAY, None),
        (date(2026, 3, 1), TODAY, Wrong.PAST),
        (date(2026, 3, 9), date(2026, 3, 8), Wrong.BACKWARDS),
        (TODAY, date(2027, 3, 2), None),
        (TODAY, date(2027, 3, 3), Wrong.FAR),
        (date(9999, 12, 31), date(9999, 12, 31), Wrong.FAR),
        (date(1, 1, 1), date(1, 1, 1), Wrong.PAST),
    ],
)
def test_what_is_wrong_with_two_days(first: date, last: date, wrong: Wrong | None) -> None:
    assert what_is_wrong(first, last, today=TODAY) is wrong


def test_what_is_offered() -> None:
    assert offered_starts(date(2026, 3, 1)) == [date(2026, 3, 1), date(2026, 3, 2), date(2026, 3, 9)]
    assert offered_starts(TODAY) == [TODAY, date(2026, 3, 3), date(2026, 3, 9)]
    assert offered_ends(date(2026, 3, 7))[:3] == [date(2026, 3, 7), date(2026, 3, 8), date(2026, 3, 15)]
    assert offered_ends(date(2026, 3, 8))[:2] == [date(2026, 3, 8), date(2026, 3, 15)]


def test_three_days_are_short_and_four_are_not() -> None:
    assert is_short(TODAY, date(2026, 3, 4))
    assert not is_short(TODAY, date(2026, 3, 5))


def test_a_cover_s_cover_covers() -> None:
    assert who_covers({1: 2, 2: 3}, 1) == 3
    assert who_covers({1: 2, 2: 3}, 3) is None
    assert covered_through({1: 2, 2: 3}, 2) == {1, 2}


@given(COVERS)
def test_whoever_is_away_is_covered_by_another_even_when_two_wait_for_each_other(
    covers: dict[int, int],
) -> None:
    for away in covers:
        assert who_covers(covers, away) not in (None, away)


@given(IN_ORDER)
def test_in_the_end_it_is_somebody_who_is_there(covers: dict[int, int]) -> None:
    assert all(who_covers(covers, away) not in covers for away in covers)


@given(IN_ORDER, PEOPLE)
def test_covers_follow_the_same_way_from_both_ends(covers: dict[int, int], person: int) -> None:
    through = covered_through(covers, person)
    if person in covers:
        assert {who_covers(covers, away) for away in through} == {who_covers(covers, person)}
    else:
        assert through == {person} | {away for away in covers if who_covers(covers, away) == person}
