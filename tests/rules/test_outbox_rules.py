"""Buttons and sentences: what must hold for any values."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.checkins.presses import RateMeeting, TellMet
from bot.checkins.rules import Met
from bot.i18n import LANGUAGES, InLanguage, Instant, Sentence, Verbatim, Weekday, _, _n, only, render
from bot.meetings.presses import PickPlace, PickTime
from bot.meetings.rules import Place, offered_times
from bot.outbox.buttons import Press
from bot.routing import ROUTES


@given(meeting_id=st.integers(0, 2**31 - 1), stars=st.integers(-9, 9), met=st.sampled_from(Met))
def test_a_button_s_code_is_read_back_as_it_was_written(meeting_id: int, stars: int, met: Met) -> None:
    for press in (RateMeeting(meeting_id, stars), TellMet(meeting_id, met)):
        assert type(press).parse(press.data()) == press


@given(weekday=st.integers(0, 6), at=st.sampled_from(offered_times()), place=st.sampled_from(Place))
def test_times_and_places_survive_a_button(weekday: int, at: time, place: Place) -> None:
    for press in (PickTime(7, weekday, at), PickPlace(7, weekday, at, place)):
        assert type(press).parse(press.data()) == press


@given(text=st.text(max_size=64))
def test_a_code_of_somebody_s_own_is_refused_and_never_an_accident(text: str) -> None:
    for route in ROUTES:
        if route.press is not None:
            try:
                press = route.press.parse(text)
            except ValueError:
                continue
            assert route.press.parse(press.data()) == press


@pytest.mark.parametrize(
    "data", ["rate", "rate:1", "rate:1:2:3", "rate:x:1", "rate:1:٣", "rate::", "met:1:maybe"]
)
def test_broken_codes_are_refused(data: str) -> None:
    kind = Press.kinds[data.partition(":")[0]]

    with pytest.raises(ValueError, match=r"."):
        kind.parse(data)


VALUES: st.SearchStrategy[Any] = st.one_of(
    st.text(),
    st.integers(),
    st.decimals(allow_nan=False, allow_infinity=False, places=2),
    st.dates(),
    st.times().map(lambda at: at.replace(microsecond=0)),
    st.text().map(Verbatim),
    st.integers(0, 6).map(Weekday),
    st.builds(Instant, st.datetimes(timezones=st.just(UTC)), st.sampled_from(["day", "time", "moment"])),
    st.text().map(lambda name: _("Yes, {name}", name=name)),
    st.text().map(lambda name: InLanguage("nl", _("Yes, {name}", name=name))),
    st.lists(st.text(), max_size=3).map(tuple),
)


@given(value=VALUES)
def test_a_sentence_is_read_back_as_it_was_stored(value: Any) -> None:
    sentence = _("Hello {name}, welcome! 👋", name=value)

    assert Sentence.load(sentence.dump()) == sentence


@given(
    text=st.text(alphabet="<>&'\"{}bi/ \u0633éa", min_size=1, max_size=30),
    language=st.sampled_from(list(LANGUAGES)),
)
def test_what_people_write_never_becomes_formatting(text: str, language: str) -> None:
    rendered = render(only(Verbatim(text)), language=language, zone="UTC")

    assert "<" not in rendered
    assert ">" not in rendered
    assume("&" in text)
    assert "&amp;" in rendered


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "Next meeting: Sunday 25 October at 18:00."),
        ("fr", "Prochaine rencontre\u202f: dimanche 25 octobre à 18h00."),
        ("nl", "Volgende afspraak: zondag 25 oktober om 18:00."),
    ],
)
def test_moments_are_read_in_the_reader_s_zone_and_language(language: str, expected: str) -> None:
    sentence = _("Next meeting: {moment}.", moment=Instant(datetime(2026, 10, 25, 17, tzinfo=UTC), "moment"))

    assert render(sentence, language=language, zone="Europe/Brussels") == expected


def test_plurals_follow_the_language() -> None:
    def duos(count: int) -> Sentence:
        return _n("You look after {n} duo:", "You look after {n} duos:", count)

    assert render(duos(0), language="fr", zone="UTC") == "Vous suivez 0 duo\u202f:"
    assert render(duos(0), language="en", zone="UTC") == "You look after 0 duos:"
    assert render(duos(1200), language="nl", zone="UTC") == "Je begeleidt 1.200 duo’s:"


def test_a_moment_must_say_how_it_is_read() -> None:
    with pytest.raises(TypeError):
        _("Next meeting: {moment}.", moment=datetime(2026, 1, 1, tzinfo=UTC)).dump()


def test_numbers_and_days_are_written_as_the_reader_does() -> None:
    assert render(only(Decimal("1234.5")), language="fr", zone="UTC").replace("\u202f", " ") == "1 234,5"
    assert render(only(date(2026, 3, 3)), language="nl", zone="UTC") == "dinsdag 3 maart"
    assert render(only(("Amina", "Jan")), language="fr", zone="UTC") == "Amina et Jan"


def test_an_arabic_name_does_not_turn_the_sentence_around() -> None:
    sentence = _("Yes, {name}", name="سمير")

    assert (
        render(sentence, language="en", zone="UTC")
        == "Yes, \N{FIRST STRONG ISOLATE}سمير\N{POP DIRECTIONAL ISOLATE}"
    )
