"""What staff read in the list of people, and while they look for somebody."""

from bot.cards.rules import Group
from bot.i18n import Sentence, Verbatim, _, _n, lines, only


def people(group: Group, branch: str | None, count: int) -> Sentence:
    where = only(branch) if branch is not None else _("all that you look after")
    return lines(
        _("👥 <b>{group}</b> · {branch}", group=group_name(group), branch=where),
        _n("{n} person", "{n} people", count),
    )


def nobody_here() -> Sentence:
    return _("There is nobody in this list.")


def group_name(group: Group) -> Sentence:
    match group:
        case Group.ALL:
            return _("Everybody")
        case Group.MENTEES:
            return _("Mentees")
        case Group.MENTORS:
            return _("Mentors")
        case Group.ON_PAPER:
            return _("On paper")
        case Group.EXPECTED:
            return _("Expected")
        case Group.UNREACHABLE:
            return _("Unreachable")


def chosen(label: Sentence) -> Sentence:
    return _("● {label}", label=label)


def person_button(sign: str, name: str, role: Sentence, branch: str | None) -> Sentence:
    if branch is None:
        return _("{sign}{name} · {role}", sign=sign, name=name, role=role)
    return _("{sign}{name} · {role} · {branch}", sign=sign, name=name, role=role, branch=branch)


def a_branch(name: str | None) -> Sentence:
    return _("🏠 {branch}", branch=name) if name is not None else _("🏠 All branches")


def which_branch() -> Sentence:
    return _("People of which branch?")


def search() -> Sentence:
    return _("🔎 Search")


def whom_do_you_look_for() -> Sentence:
    return _("Whom do you look for? Write the name or a part of it. Nobody else reads it.")


def found(name: str, count: int) -> Sentence:
    return _n("🔎 “{name}”: {n} person", "🔎 “{name}”: {n} people", count, name=Verbatim(name))


def not_all(count: int) -> Sentence:
    return _("Here are the first {n}. Write more of the name to find the others.", n=count)


def nobody_found(name: str) -> Sentence:
    return _("I found nobody with “{name}” in the name.", name=Verbatim(name))
