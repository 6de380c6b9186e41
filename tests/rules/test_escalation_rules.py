"""The triage of silence, as a table."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.escalations.rules import Decision, OpenStall, Situation, Step, decide

BEGAN = datetime(2026, 3, 2, 10, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
QUIET = Situation(
    began_at=BEGAN,
    over_at=BEGAN + 184 * DAY,
    over_is_told=False,
    last_met_at=None,
    last_solved_at=None,
    call_asked_at=None,
    meeting_about_ends_at=None,
    stall=None,
    zone="Europe/Brussels",
)
NUDGED = OpenStall(since=BEGAN, nudged_at=BEGAN + 14 * DAY, raised_at=None, taken=False, waits_for_call=False)
RAISED = replace(NUDGED, raised_at=BEGAN + 17 * DAY)
NIGHT = BEGAN.replace(hour=23)


@pytest.mark.parametrize(
    ("situation", "now", "expected"),
    [
        (QUIET, BEGAN, Decision(Step.WAIT, BEGAN + 14 * DAY)),
        (QUIET, BEGAN + 14 * DAY, Decision(Step.NUDGE, BEGAN + 17 * DAY)),
        (replace(QUIET, last_met_at=BEGAN + DAY), BEGAN + 14 * DAY, Decision(Step.WAIT, BEGAN + 15 * DAY)),
        (replace(QUIET, last_solved_at=BEGAN + DAY), BEGAN + 14 * DAY, Decision(Step.WAIT, BEGAN + 15 * DAY)),
        (replace(QUIET, stall=NUDGED), BEGAN + 16 * DAY, Decision(Step.WAIT, BEGAN + 17 * DAY)),
        (replace(QUIET, stall=NUDGED), BEGAN + 17 * DAY, Decision(Step.RAISE_SILENCE, BEGAN + 17 * DAY)),
        (replace(QUIET, stall=RAISED), BEGAN + 40 * DAY, Decision(Step.WAIT, QUIET.over_at)),
        (
            replace(QUIET, stall=RAISED, last_met_at=BEGAN + 20 * DAY),
            BEGAN + 20 * DAY,
            Decision(Step.CLOSE, BEGAN + 20 * DAY),
        ),
        (  # Their meeting begins at this hour: it is given its chance before silence counts.
            replace(QUIET, meeting_about_ends_at=BEGAN + 14 * DAY + 2 * HOUR),
            BEGAN + 14 * DAY,
            Decision(Step.WAIT, BEGAN + 14 * DAY + 5 * HOUR),
        ),
        (
            replace(QUIET, meeting_about_ends_at=BEGAN + 14 * DAY + 2 * HOUR),
            BEGAN + 14 * DAY + 5 * HOUR,
            Decision(Step.NUDGE, BEGAN + 17 * DAY + 5 * HOUR),
        ),
        (replace(QUIET, call_asked_at=BEGAN), BEGAN, Decision(Step.RAISE_CALL, BEGAN)),
        (replace(QUIET, call_asked_at=NIGHT), NIGHT, Decision(Step.WAIT, BEGAN.replace(hour=7) + DAY)),
        (replace(QUIET, call_asked_at=BEGAN, stall=RAISED), BEGAN, Decision(Step.ADD_CALL, BEGAN)),
        (QUIET, QUIET.over_at, Decision(Step.OVER, None)),
        (replace(QUIET, stall=RAISED), QUIET.over_at, Decision(Step.OVER, None)),
        (replace(QUIET, over_is_told=True), QUIET.over_at, Decision(Step.WAIT, None)),
    ],
)
def test_what_a_situation_calls_for(situation: Situation, now: datetime, expected: Decision) -> None:
    assert decide(situation, now=now) == expected


def test_a_wish_to_be_called_that_nobody_has_taken_outlives_a_meeting() -> None:
    waiting = replace(RAISED, waits_for_call=True)
    met = replace(QUIET, stall=waiting, last_met_at=BEGAN + 20 * DAY)

    assert decide(met, now=BEGAN + 20 * DAY).step is Step.WAIT
    assert decide(replace(met, stall=replace(waiting, taken=True)), now=BEGAN + 20 * DAY).step is Step.CLOSE
