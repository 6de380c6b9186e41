"""The triage of silence: what a duo's situation calls for, and when to look again. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from bot.people.rules import decent_hour, not_at_night, working_days_later

SILENCE: Final = timedelta(days=14)  # without a meeting: both are nudged
HEARD_BY: Final = timedelta(hours=3)  # after its end both have been asked how a meeting was
AFTER_NUDGE: Final = timedelta(days=3)  # still none: the coordinator hears
WORKING_DAYS_TO_TAKE: Final = 2  # not taken: the admins hear
LATER_DAYS: Final = (1, 3, 7)
LONGEST_SOLUTION: Final = 500


class StallReason(StrEnum):
    NOT_MET = "not_met"
    CALL = "call"


class Closing(StrEnum):
    MET = "met"
    SOLVED = "solved"
    ENDED = "ended"  # the duo has come to its end


class Step(StrEnum):
    """What is done about a duo when it is looked at."""

    WAIT = "wait"
    NUDGE = "nudge"
    RAISE_SILENCE = "raise_silence"
    RAISE_CALL = "raise_call"
    ADD_CALL = "add_call"  # to the escalation that is open
    CLOSE = "close"
    OVER = "over"  # the six months have passed


@dataclass(frozen=True)
class OpenStall:
    since: datetime
    nudged_at: datetime | None
    raised_at: datetime | None
    taken: bool
    waits_for_call: bool


@dataclass(frozen=True)
class Situation:
    """All moments are aware; `zone` is the branch's."""

    began_at: datetime  # both had said yes and the start date had come
    over_at: datetime
    over_is_told: bool
    last_met_at: datetime | None
    last_solved_at: datetime | None  # when a human closed the stall before
    call_asked_at: datetime | None  # the latest wish that no escalation contains yet
    meeting_about_ends_at: datetime | None  # of a meeting of these hours that nobody has told of yet
    stall: OpenStall | None
    zone: str
    can_be_nudged: bool = True  # one of the two has Telegram

    @property
    def silent_since(self) -> datetime:
        """The last sign of life: a meeting, the beginning, or a stall that a human has closed."""
        signs = (self.began_at, self.last_met_at, self.last_solved_at)
        return max(sign for sign in signs if sign is not None)


@dataclass(frozen=True)
class Decision:
    step: Step
    look_again_at: datetime | None


def decide(situation: Situation, *, now: datetime) -> Decision:
    """One stall, one nudge, one escalation; each at an hour that suits its reader."""
    if situation.stall is not None and _has_met_since(situation, situation.stall):
        return Decision(Step.CLOSE, now)
    if situation.call_asked_at is not None:
        return _on_call(situation, now)
    if now >= situation.over_at:
        return Decision(Step.WAIT if situation.over_is_told else Step.OVER, None)
    if situation.stall is not None:
        return _on_open_stall(situation, situation.stall, now)
    return _on_silence(situation, now)


def _has_met_since(situation: Situation, stall: OpenStall) -> bool:
    """A meeting closes a stall, but for a wish to be called that nobody has taken yet."""
    met = situation.last_met_at is not None and situation.last_met_at > stall.since
    return met and (stall.taken or not stall.waits_for_call)


def _on_call(situation: Situation, now: datetime) -> Decision:
    """A wish to be called skips the nudge, and waits only for the night to end."""
    morning = not_at_night(now, zone=situation.zone)
    if morning > now:
        return Decision(Step.WAIT, morning)
    raised = situation.stall is not None and situation.stall.raised_at is not None
    return Decision(Step.ADD_CALL if raised else Step.RAISE_CALL, now)


def _on_open_stall(situation: Situation, stall: OpenStall, now: datetime) -> Decision:
    if stall.raised_at is not None or stall.nudged_at is None:
        return Decision(Step.WAIT, situation.over_at)  # humans have it; its own due times carry it on
    due = _not_during_a_meeting(situation, stall.nudged_at + AFTER_NUDGE, now)
    return Decision(Step.RAISE_SILENCE, now) if now >= due else Decision(Step.WAIT, due)


def _on_silence(situation: Situation, now: datetime) -> Decision:
    due = _not_during_a_meeting(situation, max(situation.silent_since + SILENCE, now), now)
    if now < due:
        return Decision(Step.WAIT, min(due, situation.over_at))
    if not situation.can_be_nudged:
        return Decision(Step.RAISE_SILENCE, now)
    return Decision(Step.NUDGE, decent_hour(now + AFTER_NUDGE, zone=situation.zone))


def _not_during_a_meeting(situation: Situation, due: datetime, now: datetime) -> datetime:
    """Two weeks after a meeting is the hour of the next: let them meet, and tell, before silence counts."""
    about = situation.meeting_about_ends_at
    if about is not None and max(due, now) < about + HEARD_BY:
        due = about + HEARD_BY
    return decent_hour(due, zone=situation.zone)


def climbs_at(
    raised_at: datetime, *, zone: str, opens: time, closes: time, works: Callable[[date], bool]
) -> datetime:
    """When the admins hear of an escalation that nobody has taken: two working days of the branch later."""
    return working_days_later(
        raised_at, WORKING_DAYS_TO_TAKE, zone=zone, opens=opens, closes=closes, works=works
    )


def weeks_between(since: datetime, now: datetime) -> int:
    """Whole weeks, at least one."""
    return max(1, (now - since) // timedelta(weeks=1))
