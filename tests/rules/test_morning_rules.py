"""When a coordinator's morning begins, and how long its list may become."""

from datetime import datetime, time

import pytest

from bot.desk import morning_texts as texts
from bot.desk.rules import Office, is_another_week, last_opening, next_opening
from bot.i18n import LANGUAGES, render
from bot.people.rules import is_working_day
from bot.sandbox.play import utc

LONGEST = 4096  # of a message of Telegram
WEEKDAYS = (0, 1, 2, 3, 4)
BRUSSELS = Office("Europe/Brussels", time(9), is_working_day("BE", None, WEEKDAYS))
METZ = Office("Europe/Paris", time(8, 30), is_working_day("FR", "57", WEEKDAYS))
SATURDAYS = Office("Europe/Brussels", time(10), is_working_day("BE", None, (5,)))
NEVER = Office("Europe/Brussels", time(9), is_working_day("BE", None, ()))


@pytest.mark.parametrize(
    ("offices", "after", "opens"),
    [
        ([BRUSSELS], utc(2026, 3, 2, 7, 59), utc(2026, 3, 2, 8)),
        ([BRUSSELS], utc(2026, 3, 2, 8), utc(2026, 3, 3, 8)),  # at the very moment: the next one
        ([BRUSSELS], utc(2026, 3, 6, 12), utc(2026, 3, 9, 8)),  # over the weekend
        ([BRUSSELS], utc(2026, 4, 3, 12), utc(2026, 4, 7, 7)),  # Easter Monday; and summer time has begun
        ([SATURDAYS], utc(2026, 3, 2, 8), utc(2026, 3, 7, 9)),
        ([BRUSSELS, SATURDAYS], utc(2026, 3, 6, 12), utc(2026, 3, 7, 9)),
        ([METZ], utc(2026, 4, 2, 12), utc(2026, 4, 7, 6, 30)),  # Good Friday is a holiday there
        ([BRUSSELS, METZ], utc(2026, 4, 2, 12), utc(2026, 4, 3, 7)),
    ],
)
def test_the_next_opening_is_on_a_working_day_of_one_of_the_branches(
    offices: list[Office], after: datetime, opens: datetime
) -> None:
    assert next_opening(after, offices) == opens


@pytest.mark.parametrize(
    ("offices", "before", "opened"),
    [
        ([BRUSSELS], utc(2026, 3, 3, 8), utc(2026, 3, 2, 8)),
        ([BRUSSELS], utc(2026, 3, 9, 8), utc(2026, 3, 6, 8)),
        ([BRUSSELS, SATURDAYS], utc(2026, 3, 9, 8), utc(2026, 3, 7, 9)),
        ([BRUSSELS], utc(2026, 4, 7, 7), utc(2026, 4, 3, 7)),
    ],
)
def test_the_last_opening_was_on_a_working_day_of_one_of_the_branches(
    offices: list[Office], before: datetime, opened: datetime
) -> None:
    assert last_opening(before, offices) == opened


def test_a_branch_that_works_on_no_day_does_not_stop_the_clock() -> None:
    assert next_opening(utc(2026, 3, 2), [NEVER]) > utc(2026, 4, 2)
    assert last_opening(utc(2026, 3, 2), [NEVER]) < utc(2026, 2, 1)


def test_a_week_begins_on_monday_at_home() -> None:
    sunday_night = utc(2026, 3, 8, 23, 30)

    assert is_another_week(utc(2026, 3, 8, 12), sunday_night, zone="Europe/Brussels")
    assert not is_another_week(utc(2026, 3, 8, 12), sunday_night, zone="UTC")
    assert is_another_week(utc(2025, 3, 3), utc(2026, 3, 3), zone="UTC")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_list_fits_into_one_message(language: str) -> None:
    when = utc(2026, 9, 23, 9)
    name, contact = texts.full_name("Wilhelmina-Alexandra " * 2, "van den Broeck"), "x" * 60
    section = [texts.line(name, when, contact)] * 7
    duos = [texts.line_of_duo("Wilhelmina-Alexandra " * 2, "Wilhelmina-Alexandra " * 2, when)] * 7
    heads = (
        (texts.not_opened(), section, texts.what_to_do_not_opened()),
        (texts.expired(), section, texts.what_to_do_expired()),
        (texts.not_signed(), duos, texts.what_to_do_not_signed()),
        (texts.not_reachable(), section, texts.what_to_do_not_reachable()),
    )
    told = [texts.section(head, *rows, texts.and_more(5000), hint) for head, rows, hint in heads]
    whole = texts.listed(texts.good_morning("W" * 40), *told)

    assert len(render(whole, language=language, zone="Europe/Brussels")) <= LONGEST
