"""When people may be disturbed and when a branch works."""

from datetime import UTC, date, datetime, time

import pytest

from bot.people.rules import decent_hour, is_working_day, not_at_night, working_days_later

BRUSSELS = "Europe/Brussels"


def at(day: int, hour: int, minute: int = 0, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (at(2, 7, 59), at(2, 8)),  # 08:59 waits for 09:00
        (at(2, 8), at(2, 8)),
        (at(2, 19), at(2, 19)),  # 20:00 is still decent
        (at(2, 19, 1), at(3, 8)),
        (at(2, 23, 30), at(3, 8)),  # half past midnight, local
        (at(28, 20), at(29, 7)),  # the clocks change that night
    ],
)
def test_decent_hours_are_nine_to_eight_where_the_reader_lives(moment: datetime, expected: datetime) -> None:
    assert decent_hour(moment, zone=BRUSSELS) == expected


@pytest.mark.parametrize(
    ("moment", "expected"),
    [(at(2, 20), at(2, 20)), (at(2, 20, 1), at(3, 7)), (at(2, 6, 30), at(2, 7)), (at(2, 7), at(2, 7))],
)
def test_the_night_is_nine_to_eight(moment: datetime, expected: datetime) -> None:
    assert not_at_night(moment, zone=BRUSSELS) == expected


@pytest.mark.parametrize(
    ("country", "day", "works"),
    [
        ("BE", date(2026, 7, 21), False),  # Belgium's national day
        ("FR", date(2026, 7, 21), True),
        ("FR", date(2026, 7, 14), False),
        ("NL", date(2026, 4, 27), False),  # the King's day
        ("BE", date(2026, 3, 7), False),  # a Saturday
        ("BE", date(2026, 3, 9), True),
    ],
)
def test_working_days_leave_out_weekends_and_the_country_s_holidays(
    country: str, day: date, works: bool
) -> None:
    assert is_working_day(country, None, range(5))(day) is works


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (at(2, 14), at(4, 14)),  # Monday 15:00 → Wednesday 15:00
        (at(6, 14), at(10, 14)),  # Friday → Tuesday
        (at(7, 14), at(11, 8)),  # a Saturday counts from Monday's opening
        (at(2, 17), at(5, 8)),  # after closing it counts from the next opening
        (at(2, 6), at(4, 8)),  # before opening, from the opening
        (datetime(2026, 4, 3, 9, tzinfo=UTC), datetime(2026, 4, 8, 9, tzinfo=UTC)),  # over Easter Monday
    ],
)
def test_two_working_days_later(moment: datetime, expected: datetime) -> None:
    later = working_days_later(
        moment, 2, zone=BRUSSELS, opens=time(9), closes=time(17), works=is_working_day("BE", None, range(5))
    )

    assert later == expected
