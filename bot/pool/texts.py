"""Who waits, in plain sentences; and the heads of the sheet for the matching meeting."""

from datetime import date, datetime

from bot.i18n import Instant, Sentence, _, _n, only


def which_branch() -> Sentence:
    return _("Who waits? Choose a branch.")


def branch_name(name: str) -> Sentence:
    return only(name)


def all_branches() -> Sentence:
    return _("All branches")


def who_waits(where: Sentence) -> Sentence:
    return _("👥 <b>Who waits for a duo: {where}</b>", where=where)


def mentees_wait(count: int) -> Sentence:
    return _n("{n} mentee waits.", "{n} mentees wait.", count)


def of_them_came_back(count: int) -> Sentence:
    return _n(
        "{n} of them comes back from a duo that ended.",
        "{n} of them come back from a duo that ended.",
        count,
    )


def mentors_are_ready(count: int) -> Sentence:
    return _n("{n} mentor is ready.", "{n} mentors are ready.", count)


def room_for(duos: int) -> Sentence:
    return _n("That makes room for {n} duo.", "That makes room for {n} duos.", duos)


def mentors_are_not_ready(count: int) -> Sentence:
    return _n(
        "{n} mentor has not done the training yet.", "{n} mentors have not done the training yet.", count
    )


def proposals_are_open(count: int) -> Sentence:
    return _n("{n} proposal waits for an answer.", "{n} proposals wait for an answer.", count)


def people_are_expected(count: int) -> Sentence:
    return _n(
        "{n} person is expected: the link has not been opened yet.",
        "{n} people are expected: their links have not been opened yet.",
        count,
    )


def mentees() -> Sentence:
    return _("<b>Mentees who wait</b>")


def ready_mentors() -> Sentence:
    return _("<b>Mentors who are ready</b>")


def mentors_in_training() -> Sentence:
    return _("<b>Mentors before their training</b>")


def open_proposals() -> Sentence:
    return _("<b>Proposals without an answer</b>")


def somebody(name: str, branch: str | None) -> Sentence:
    return only(name) if branch is None else _("{name} ({branch})", name=name, branch=branch)


def waits(who: Sentence, since: datetime, weeks: int) -> Sentence:
    day = Instant(since, "day")
    if weeks == 0:
        return _("{who} has waited since {day}.", who=who, day=day)
    return _n(
        "{who} has waited for {n} week, since {day}.",
        "{who} has waited for {n} weeks, since {day}.",
        weeks,
        who=who,
        day=day,
    )


def came_back(partner: str, ended_at: datetime) -> Sentence:
    return _("↩ The duo with {partner} ended on {day}.", partner=partner, day=Instant(ended_at, "day"))


def can_take(duos: int) -> Sentence:
    return _n("Room for {n} duo.", "Room for {n} duos.", duos)


def has_and_can_take(who: Sentence, has: int, most: int, takes: int) -> Sentence:
    return _("{who} has {has} of {most} duos and can take {n} more.", who=who, has=has, most=most, n=takes)


def training(trained_on: date | None) -> Sentence:
    if trained_on is None:
        return _("⏳ The training is not done yet.")
    return _("⏳ The training is on {day}.", day=trained_on)


def were_asked(mentee: str, mentor: str, asked_at: datetime, silent: tuple[str, ...]) -> Sentence:
    return _(
        "{mentee} and {mentor} were asked on {day}. No answer yet from {names}.",
        mentee=mentee,
        mentor=mentor,
        day=Instant(asked_at, "day"),
        names=silent,
    )


def send_the_sheet() -> Sentence:
    return _("📄 Sheet")


def here_is_the_sheet(where: Sentence, count: int) -> Sentence:
    return _n(
        "📄 Who waits for a duo: {where}. {n} person. This sheet holds names: share it with your team only.",
        "📄 Who waits for a duo: {where}. {n} people. This sheet holds names: share it with your team only.",
        count,
        where=where,
    )


def sheet_title() -> Sentence:
    return _("Waiting pool")


def columns() -> tuple[Sentence, ...]:
    """In the order of the sheet."""
    return (
        _("First name"),
        _("Last name"),
        _("Role"),
        _("Branch"),
        _("Cohort"),
        _("Language"),
        _("Waiting since"),
        _("Weeks waiting"),
        _("About themselves"),
        _("Former partners"),
        _("Duos now"),
        _("Most duos"),
        _("Trained on"),
    )
