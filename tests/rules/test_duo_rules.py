"""Names that several partners share."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.duos.rules import Mark, Partner, is_ready, marks

MARCH, APRIL = date(2026, 3, 2), date(2026, 4, 6)
PARTNERS = st.lists(
    st.tuples(
        st.sampled_from(["Ali", "Amina"]),
        st.sampled_from([None, "", "Diop", "Dubois", "Ba"]),
        st.sampled_from([MARCH, APRIL]),
    ),
    max_size=6,
)


def partner(number: int, last_name: str | None = None, since: date = MARCH, name: str = "Ali") -> Partner:
    return Partner(number, name, last_name, since)


@pytest.mark.parametrize(
    ("partners", "expected"),
    [
        ([partner(1), partner(2, name="Amina")], [Mark(), Mark()]),
        ([partner(1, "Diop"), partner(2, "ba")], [Mark(initial="D"), Mark(initial="B")]),
        ([partner(1, "Diop"), partner(2, "Dubois", APRIL)], [Mark(since=MARCH), Mark(since=APRIL)]),
        ([partner(1, "Diop"), partner(2, None, APRIL)], [Mark(since=MARCH), Mark(since=APRIL)]),
        ([partner(1), partner(2)], [Mark(number=1), Mark(number=2)]),
    ],
)
def test_the_best_that_is_known_tells_them_apart(partners: list[Partner], expected: list[Mark]) -> None:
    assert marks(partners) == expected


@given(PARTNERS)
def test_no_two_ever_read_the_same(known: list[tuple[str, str | None, date]]) -> None:
    partners = [Partner(number, *each) for number, each in enumerate(known)]

    read = [(each.first_name, mark) for each, mark in zip(partners, marks(partners), strict=True)]

    assert len(set(read)) == len(partners)


@pytest.mark.parametrize(
    ("trained_on", "ready"),
    [(None, False), (MARCH, True), (date(2026, 3, 3), False), (date(2025, 1, 1), True)],
)
def test_a_mentor_is_ready_from_the_day_of_the_training_on(trained_on: date | None, ready: bool) -> None:
    assert is_ready(trained_on, today=MARCH) is ready
