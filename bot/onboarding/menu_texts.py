"""The headings of /help."""

from bot.i18n import Sentence, _
from bot.people.roles import RoleKind


def glad_to_see_you(name: str) -> Sentence:
    return _("Hello {name}! This is what you can do here:", name=name)


def as_a(role: RoleKind) -> Sentence:
    match role:
        case RoleKind.MENTEE:
            return _("<b>As a mentee</b>")
        case RoleKind.MENTOR:
            return _("<b>As a mentor</b>")
        case RoleKind.COORDINATOR:
            return _("<b>As a coordinator</b>")
        case RoleKind.ADMIN:
            return _("<b>As an admin</b>")


def for_everybody() -> Sentence:
    return _("<b>For everybody</b>")
