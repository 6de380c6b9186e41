"""What admins read about coordinators and admins, and what those hear of their roles."""

from datetime import datetime

from bot.i18n import Instant, Sentence, _, _n, lines
from bot.onboarding.texts import role_name
from bot.people.roles import RoleKind


def the_staff(count: int) -> Sentence:
    return _n("{n} person looks after the programme.", "{n} people look after the programme.", count)


def how_to_invite() -> Sentence:
    return _("With /invite you make a link for somebody new.")


def role(kind: RoleKind, branch: str | None) -> Sentence:
    if branch is None:
        return role_name(kind)
    return _("{role} ({branch})", role=role_name(kind), branch=branch)


def member(name: str, roles: tuple[Sentence, ...], *more: Sentence) -> Sentence:
    return lines(_("<b>{name}</b>: {roles}", name=name, roles=roles), *more)


def no_role(name: str) -> Sentence:
    return _("<b>{name}</b> has no role in the staff any more.", name=name)


def looks_after(count: int) -> Sentence:
    return _n("Looks after {n} duo.", "Looks after {n} duos.", count)


def is_unreachable(since: datetime) -> Sentence:
    return _("📵 I cannot reach them on Telegram since {day}.", day=Instant(since, "day"))


def has_not_joined() -> Sentence:
    return _("Has not come in yet.")


def add_a_role() -> Sentence:
    return _("➕ Add a role")


def which_role(name: str) -> Sentence:
    return _("What is {name} from now on, too?", name=name)


def take_away(role: Sentence) -> Sentence:
    return _("✖ {role}", role=role)


def has_role_now(name: str, role: Sentence) -> Sentence:
    return _("✅ {name} has a new role: {role}. I have told {name}.", name=name, role=role)


def has_role_no_more(name: str, role: Sentence) -> Sentence:
    return _("✅ {name} no longer has this role: {role}. I have told {name}.", name=name, role=role)


def your_role_is_over(kind: RoleKind, branch: str | None) -> Sentence:
    if branch is None:
        return _("You are no longer an admin of the programme. Your menu has changed.")
    return _(
        "You are no longer a {role} in {branch}. Your menu has changed.", role=role_name(kind), branch=branch
    )


def hand_over_first(name: str, branch: str, count: int) -> Sentence:
    return _n(
        "{name} looks after {n} live duo in {branch}. First hand it over with /handover.",
        "{name} looks after {n} live duos in {branch}. First hand them over with /handover.",
        count,
        name=name,
        branch=branch,
    )


def solve_alerts_first(name: str, count: int) -> Sentence:
    return _n(
        "{name} has taken {n} alert that is still open. First solve it, or use /handover.",
        "{name} has taken {n} alerts that are still open. First solve them, or use /handover.",
        count,
        name=name,
    )


def covers_for(name: str, other: str) -> Sentence:
    return _("{name} covers for {other}. First let somebody else cover.", name=name, other=other)


def is_last_admin(name: str) -> Sentence:
    return _("The programme needs an admin, and {name} is the last one who has joined.", name=name)


def not_your_own() -> Sentence:
    return _("You cannot take away your own admin role. Another admin can do it.")


def has_role_already(name: str) -> Sentence:
    return _("{name} has this role already.", name=name)


def needs_telegram(name: str) -> Sentence:
    return _("{name} has no Telegram. Staff need it.", name=name)
