"""The audit in words: who changed what, from what to what."""

from datetime import datetime, time
from typing import Final

from bot.duos.models import DuoState
from bot.escalations.rules import Closing, StallReason
from bot.i18n import Instant, Sentence, _, _n, lines, only
from bot.programme.rules import AuditFilter


def who_changed_what() -> Sentence:
    return _("<b>Who changed what?</b> The newest comes first.")


def nothing_yet() -> Sentence:
    return _("Nothing has been changed so far.")


def only_these(which: AuditFilter) -> Sentence:
    match which:
        case AuditFilter.ALL:
            return _("All")
        case AuditFilter.ROLES:
            return _("Roles")
        case AuditFilter.DUOS:
            return _("Duos")
        case AuditFilter.BRANCHES:
            return _("Branches")
        case AuditFilter.ALERTS:
            return _("Alerts")


def chosen(label: Sentence) -> Sentence:
    return _("• {label}", label=label)


def entry(at: datetime, who: Sentence, sign: str, what: Sentence, *changes: Sentence) -> Sentence:
    head = _("<b>{when}</b> · {who}", when=stamp(at), who=who)
    return lines(head, _("{sign} {what}", sign=sign, what=what), *changes)


def stamp(at: datetime) -> Sentence:
    return only(Instant(at, "stamp"))


def clock(at: time) -> Sentence:
    return only(at)


def number(value: int) -> Sentence:
    return only(value)


def nobody_any_more() -> Sentence:
    """Somebody who has been forgotten, or what is not there."""
    return only("—")


def by_the_bot() -> Sentence:
    return _("the bot by itself")


def by_command_line() -> Sentence:
    return _("command line")


def by_one_for_another(name: str, other: str) -> Sentence:
    return _("{name} for {other}", name=name, other=other)


def role_of(name: str, role: Sentence) -> Sentence:
    return _("Role of {name}: {role}", name=name, role=role)


def branch(name: str) -> Sentence:
    return _("Branch {name}", name=name)


def cohort(name: str, branch: str) -> Sentence:
    return _("Cohort {name} ({branch})", name=name, branch=branch)


def duo(mentee: str, mentor: str) -> Sentence:
    return _("Duo of {mentee} and {mentor}", mentee=mentee, mentor=mentor)


def alert(mentee: str, mentor: str) -> Sentence:
    return _("Alert on {mentee} and {mentor}", mentee=mentee, mentor=mentor)


def leave(name: str) -> Sentence:
    return _("Leave of {name}", name=name)


def agreement(version: int, branch: str | None) -> Sentence:
    if branch is None:
        return _("Agreement {version} (all branches)", version=version)
    return _("Agreement {version} ({branch})", version=version, branch=branch)


def was_and_is(what: Sentence, before: Sentence, after: Sentence) -> Sentence:
    return _("{what}: {before} → {after}", what=what, before=before, after=after)


def is_so(what: Sentence, value: Sentence) -> Sentence:
    return _("{what}: {value}", what=what, value=value)


def and_more(count: int) -> Sentence:
    return _n("… and {n} more change", "… and {n} more changes", count)


def duo_state(state: DuoState) -> Sentence:
    match state:
        case DuoState.PROPOSED:
            return _("proposed")
        case DuoState.ACTIVE:
            return _("active")
        case DuoState.DECLINED:
            return _("declined")
        case DuoState.WITHDRAWN:
            return _("withdrawn")
        case DuoState.ENDED:
            return _("ended")


def stall_reason(reason: StallReason) -> Sentence:
    match reason:
        case StallReason.NOT_MET:
            return _("they do not meet")
        case StallReason.CALL:
            return _("a wish to be called")


def closing(how: Closing) -> Sentence:
    match how:
        case Closing.MET:
            return _("they met")
        case Closing.SOLVED:
            return _("solved")
        case Closing.ENDED:
            return _("the duo has ended")


# What each audited column is called; a test holds it to what is audited.
LABELS: Final = {
    "person_id": _("person"),
    "kind": _("role"),
    "branch_id": _("branch"),
    "cohort_id": _("cohort"),
    "trained_on": _("training done"),
    "most_duos": _("duos at once"),
    "name": _("name"),
    "city": _("city"),
    "country": _("country"),
    "region": _("holidays of its own"),
    "zone": _("time zone"),
    "language": _("language"),
    "opens": _("opens"),
    "closes": _("closes"),
    "works_on": _("working days"),
    "keeps_names_months": _("months that names are kept"),
    "starts_on": _("start"),
    "mentee_id": _("mentee"),
    "mentor_id": _("mentor"),
    "coordinator_id": _("coordinator"),
    "caretaker_id": _("who covers"),
    "state": _("state"),
    "ends_on": _("end"),
    "mentee_agreed_at": _("yes of the mentee"),
    "mentor_agreed_at": _("yes of the mentor"),
    "duo_id": _("duo"),
    "reason": _("reason"),
    "nudged_at": _("nudge to both"),
    "raised_at": _("brought to the coordinator"),
    "owner_id": _("taken by"),
    "remind_at": _("put off until"),
    "climbed_at": _("brought to the admins"),
    "closing": _("closed"),
    "cover_id": _("who covers"),
    "from_on": _("from"),
    "until_on": _("until"),
    "cancelled_at": _("cancelled"),
    "version": _("version"),
    "published_at": _("published"),
}


def label(column: str) -> Sentence:
    return LABELS.get(column) or only(column)
