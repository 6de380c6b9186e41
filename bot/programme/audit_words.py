"""One entry of the audit, in words."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any, Final

from bot.audit.former import read_value
from bot.audit.models import AuditEntry, Change
from bot.db import Base
from bot.duos.models import DuoState
from bot.escalations.rules import Closing, StallReason
from bot.i18n import Sentence
from bot.onboarding.texts import role_name
from bot.people.roles import RoleKind
from bot.programme import audit_texts, branch_texts, staff_texts, texts
from bot.programme.audit_queries import IDENTITY, PEOPLE, Known

SIGNS: Final = {Change.ADDED: "➕", Change.CHANGED: "✏️", Change.REMOVED: "➖"}
MOST_CHANGES: Final = 3  # of one entry in the chat; the sheet has them all


def line(entry: AuditEntry, known: Known) -> Sentence:
    """When, who, what, from what to what; as much as the chat has room for."""
    changes = what_changed(entry, known)
    told = changes[:MOST_CHANGES]
    if len(changes) > MOST_CHANGES:
        told.append(audit_texts.and_more(len(changes) - MOST_CHANGES))
    return audit_texts.entry(entry.at, who(entry, known), SIGNS[entry.change], what(entry, known), *told)


def who(entry: AuditEntry, known: Known) -> Sentence:
    if entry.by_command_line:
        return audit_texts.by_command_line()
    if entry.by_id is None:
        return audit_texts.by_the_bot()
    name = _person(entry.by_id, known)
    if entry.for_id is not None:
        return audit_texts.by_one_for_another(name, _person(entry.for_id, known))
    return texts.name_only(name)


def what(entry: AuditEntry, known: Known) -> Sentence:
    """Which row it is."""
    is_it = known.rows.get((entry.subject, entry.subject_id), {})
    given = {
        name: is_it.get(name, (entry.after | entry.before).get(name)) for name in IDENTITY[entry.subject]
    }
    branch = _branch(given.get("branch_id"), known)
    match entry.subject:
        case "role":
            return audit_texts.role_of(_person(given["person_id"], known), _role(given, known))
        case "branch":
            return audit_texts.branch(known.name(given["name"]))
        case "cohort":
            return audit_texts.cohort(known.name(given["name"]), branch)
        case "duo":
            return audit_texts.duo(*_partners(given, known))
        case "stall":
            return audit_texts.alert(*_partners(known.rows.get(("duo", given["duo_id"] or 0), {}), known))
        case "leave":
            return audit_texts.leave(_person(given["coordinator_id"], known))
        case "agreement":
            return audit_texts.agreement(given["version"] or 0, branch if given["branch_id"] else None)
    raise LookupError(f"nobody can read the audit of {entry.subject}")


def _role(given: Mapping[str, Any], known: Known) -> Sentence:
    if given["kind"] is None:
        return audit_texts.nobody_any_more()
    kind = RoleKind(given["kind"])
    return staff_texts.role(kind, None if kind is RoleKind.ADMIN else _branch(given["branch_id"], known))


def what_changed(entry: AuditEntry, known: Known) -> list[Sentence]:
    """From what to what; of what was added or removed, what it is besides its name."""
    columns = sorted(entry.before.keys() | entry.after.keys())
    if entry.change is Change.CHANGED:
        return [
            audit_texts.was_and_is(
                audit_texts.label(column),
                reading(entry.subject, column, entry.before, known),
                reading(entry.subject, column, entry.after, known),
            )
            for column in columns
        ]
    values = entry.after if entry.change is Change.ADDED else entry.before
    return [
        audit_texts.is_so(audit_texts.label(column), reading(entry.subject, column, values, known))
        for column in columns
        if column not in IDENTITY[entry.subject] and _says_something(column, values)
    ]


def _says_something(column: str, values: Mapping[str, Any]) -> bool:
    """How many duos somebody takes at once is only said of mentors."""
    return values[column] is not None and (column != "most_duos" or values["kind"] == RoleKind.MENTOR)


def reading(subject: str, column: str, values: Mapping[str, Any], known: Known) -> Sentence:
    """How a value reads that was written down."""
    value = read_value(Base.metadata.tables[subject].c[column], values.get(column))
    match column:
        case _ if value is None:
            return audit_texts.nobody_any_more()
        case _ if column in PEOPLE:
            return texts.name_only(_person(value, known))
        case "branch_id":
            return texts.name_only(_branch(value, known))
        case "cohort_id":
            return texts.name_only(known.name(known.cohorts.get(value)))
        case "country":
            return branch_texts.country_name(value)
        case "language":
            return branch_texts.language_name(value)
        case "works_on":
            return branch_texts.weekdays(tuple(branch_texts.weekday(day) for day in value))
    return _plain_reading(value, known)


def _plain_reading(value: Any, known: Known) -> Sentence:
    """By its kind alone."""
    match value:
        case RoleKind():
            return role_name(value)
        case DuoState():
            return audit_texts.duo_state(value)
        case StallReason():
            return audit_texts.stall_reason(value)
        case Closing():
            return audit_texts.closing(value)
        case datetime():
            return audit_texts.stamp(value)
        case date():
            return texts.dated(value)
        case time():
            return audit_texts.clock(value)
        case int():
            return audit_texts.number(value)
    return texts.name_only(known.name(str(value)))


def _partners(duo: Mapping[str, Any], known: Known) -> tuple[str, str]:
    return _person(duo.get("mentee_id"), known), _person(duo.get("mentor_id"), known)


def _person(person_id: int | None, known: Known) -> str:
    return known.name(known.people.get(person_id or 0))


def _branch(branch_id: int | None, known: Known) -> str:
    return known.name(known.branches.get(branch_id or 0))
