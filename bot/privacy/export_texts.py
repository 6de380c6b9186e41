"""The words of /mydata: the headings of what is kept, and what stands around it."""

from typing import Final

from bot.i18n import Sentence, _, _n

PERSON: Final = _("You")
ROLES: Final = _("What you are here")
DUOS: Final = _("Your duos")
SLOTS: Final = _("Your weekly times")
MEETINGS: Final = _("Your meetings")
ATTENDANCES: Final = _("Whether you come to meetings")
CHECK_INS: Final = _("Your answers after meetings")
CALLS: Final = _("Your wishes to be called")
ALERTS: Final = _("Alerts about your duos")
SIGNATURES: Final = _("The agreements you were asked to sign")
NOTES: Final = _("What staff have noted about you")
CORRECTIONS: Final = _("What staff corrected about you in the last days")
TOLD_UNREACHABLE: Final = _("Who heard that I cannot reach you")
KNOWN_CARERS: Final = _("Who looks after your duos, as you were told")
READINGS: Final = _("Who read notes about you, or your words after meetings")
INVITATIONS: Final = _("Your invitations")
QUESTIONS: Final = _("What I wait to hear from you")
MESSAGES: Final = _("What I sent you: when, never what")
PASSED_ON: Final = _("What you wrote to your partner: when, never what")
CHANGES: Final = _("What was changed about you")
# For staff.
NOTES_WRITTEN: Final = _("Notes that you wrote: when")
READ_BY_ME: Final = _("What you read: when")
INVITATIONS_MADE: Final = _("Invitations that you made")
IMPORTS: Final = _("Lists of people that you sent")
LEAVES: Final = _("Your leaves, and when you cover for others")
LEAVES_MADE: Final = _("Leaves that you wrote down for others")
COVERED_BY_ME: Final = _("Coordinators for whom you cover")
CORRECTIONS_BY_ME: Final = _("What you corrected about others in the last days")
UNREACHABLE_TO_ME: Final = _("Of whom you heard that I cannot reach them")
CARER_KNOWN: Final = _("Duos that know that you look after them")
ALERTS_HEARD: Final = _("Alerts that you heard of")
ALERTS_TAKEN: Final = _("Alerts that you took")
ALERTS_PUT_OFF: Final = _("Alerts of which I am to remind you")
RECORDED: Final = _("What you wrote down for somebody without Telegram: when")
AGREEMENTS_MADE: Final = _("Agreements that you wrote")
DUOS_CARED_FOR: Final = _("Duos that you look after")
CHANGES_BY_ME: Final = _("What you changed")
CHANGES_FOR_ME: Final = _("What was changed in your name")
KEPT_BY_ME: Final = _("People without Telegram whom you look after")


def yes_or_no(value: bool) -> Sentence:
    return _("Yes") if value else _("No")


def title(name: str) -> Sentence:
    return _("What Duo keeps about {name}", name=name)


def made_on() -> Sentence:
    return _("Made on")


def introduction() -> Sentence:
    return _(
        "This is everything. What your partner answers is not in it: it is private, as your answers are. "
        "What your partner and you write to each other is not in it: I do not keep it."
    )


def more_in_the_other_file(count: int) -> Sentence:
    return _n(
        "{n} more of these is in the other file (JSON).",
        "{n} more of these are in the other file (JSON).",
        count,
    )


def number(value: int) -> Sentence:
    return _("number {n}", n=value)


def version(value: int) -> Sentence:
    return _("version {n}", n=value)


def somebody_who_left() -> Sentence:
    return _("somebody who has left")
