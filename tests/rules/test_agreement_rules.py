"""What makes a text of the agreement, and when somebody is reminded of it."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.agreements.examples import example
from bot.agreements.rules import LONGEST, first_missing, is_text, length, remind_time, tidy
from bot.i18n import LANGUAGES
from bot.sandbox.play import utc


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  One.\r\nTwo.  \r\n\r\n\r\n\r\nThree.\n", "One.\nTwo.\n\nThree."),
        ("• a\tb", "• a b"),
        ("a\x00\x07b", "ab"),
        ("e\u0301", "é"),
        ("👩‍🏫", "👩‍🏫"),
        (" \n\t\n", ""),
    ],
)
def test_a_text_keeps_its_paragraphs_and_loses_what_disturbs(typed: str, kept: str) -> None:
    assert tidy(typed) == kept


@given(st.text())
def test_tidying_twice_changes_nothing_more(typed: str) -> None:
    assert tidy(tidy(typed)) == tidy(typed)


@pytest.mark.parametrize(
    ("text", "says_something"), [("a", True), ("ا", True), ("•\n•", False), ("\u200b", False), ("", False)]
)
def test_a_text_has_something_to_read(text: str, says_something: bool) -> None:
    assert is_text(text) is says_something


@pytest.mark.parametrize(("text", "units"), [("", 0), ("né", 2), ("😀", 2), ("👩‍🏫", 5)])
def test_length_is_as_telegram_counts(text: str, units: int) -> None:
    assert length(text) == units


@pytest.mark.parametrize(
    ("written", "following"),
    [((), "fr"), (("fr",), "nl"), (("fr", "nl"), "en"), (("en",), "fr"), (("nl", "en", "fr"), None)],
)
def test_the_next_language_is_french_dutch_then_english(
    written: tuple[str, ...], following: str | None
) -> None:
    assert first_missing(written) == following


@pytest.mark.parametrize(
    ("asked_at", "reminded_at"),
    [
        (utc(2026, 3, 2, 9), utc(2026, 3, 9, 9)),
        (utc(2026, 3, 2, 21), utc(2026, 3, 10, 8)),  # at 09:00 in Brussels
        (utc(2026, 3, 24, 22), utc(2026, 4, 1, 7)),  # summer time has begun meanwhile
    ],
)
def test_a_reminder_comes_a_week_later_at_a_decent_hour(asked_at: datetime, reminded_at: datetime) -> None:
    assert remind_time(asked_at, zone="Europe/Brussels") == reminded_at


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_fits_and_is_tidy(language: str) -> None:
    assert is_text(example(language))
    assert length(example(language)) <= LONGEST
    assert tidy(example(language)) == example(language)
