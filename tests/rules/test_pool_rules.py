"""Which of the waiting pool stand on which page."""

from hypothesis import given
from hypothesis import strategies as st

from bot.pool.rules import PAGE, Part, Section, last_page, parts_of_page

SIZES = st.fixed_dictionaries({section: st.integers(0, 20) for section in Section})


def test_a_page_begins_in_the_section_in_which_the_last_one_ended() -> None:
    sizes = {Section.MENTEES: 10, Section.READY: 0, Section.NOT_READY: 3, Section.PROPOSED: 5}

    assert parts_of_page(sizes, 0) == [Part(Section.MENTEES, 0, 8)]
    assert parts_of_page(sizes, 1) == [
        Part(Section.MENTEES, 8, 2),
        Part(Section.NOT_READY, 0, 3),
        Part(Section.PROPOSED, 0, 3),
    ]
    assert parts_of_page(sizes, 2) == [Part(Section.PROPOSED, 3, 2)]


@given(SIZES)
def test_all_pages_together_show_each_once_and_in_order(sizes: dict[Section, int]) -> None:
    shown = [
        (part.section, index)
        for page in range(last_page(sizes) + 1)
        for part in parts_of_page(sizes, page)
        for index in range(part.offset, part.offset + part.most)
    ]

    assert shown == [(section, index) for section in Section for index in range(sizes[section])]
    assert parts_of_page(sizes, last_page(sizes) + 1) == []


@given(SIZES, st.integers(0, 10))
def test_no_page_is_longer_than_a_page(sizes: dict[Section, int], page: int) -> None:
    assert sum(part.most for part in parts_of_page(sizes, page)) <= PAGE
