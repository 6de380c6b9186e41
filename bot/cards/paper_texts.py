"""What is said about people without Telegram, to who answers for them."""

from datetime import datetime

from bot.i18n import InLanguage, Instant, Sentence, _, lines, only, paragraphs
from bot.onboarding.texts import notice_on_paper, role_name
from bot.people.roles import RoleKind


def answers_for_now(name: str, coordinator: str) -> Sentence:
    """To whoever did until now."""
    return _(
        "📋 {coordinator} answers for {name} from now on. You no longer need to.",
        name=name,
        coordinator=coordinator,
    )


def you_answer_for(name: str) -> Sentence:
    """To whoever does again."""
    return _("📋 You answer for {name} again.", name=name)


def link_for(name: str, role: RoleKind, *, on_paper: bool) -> Sentence:
    made = _(
        "🔗 A link for {name} ({role}). It works once, for 30 days; older links of {name} no longer work. "
        "Please forward the next message.",
        name=name,
        role=role_name(role),
    )
    if not on_paper:
        return made
    return lines(made, _("Until {name} opens it, you go on to answer.", name=name))


def what_does_one_do(partner: str) -> Sentence:
    return _("The duo with <b>{partner}</b>: what shall I note?", partner=partner)


def nothing_to_do(name: str) -> Sentence:
    return _("{name} is in no duo, so there is nothing to do at the moment.", name=name)


def cannot_come_on(name: str, starts_at: datetime) -> Sentence:
    return _("👎 {name} can't on {moment}", name=name, moment=Instant(starts_at, "moment"))


def comes_after_all_on(name: str, starts_at: datetime) -> Sentence:
    return _("👍 {name} can after all on {moment}", name=name, moment=Instant(starts_at, "moment"))


def show_duo() -> Sentence:
    return _("🤝 Their duo and next meeting")


# Adding somebody.


def who_is_it() -> Sentence:
    return paragraphs(
        _(
            "📋 You add somebody who has no Telegram, or cannot manage it. You answer for them: "
            "I ask you what I would ask them."
        ),
        _("What are they?"),
    )


def in_which_branch() -> Sentence:
    return _("In which branch?")


def first_name() -> Sentence:
    return _("What is the first name? Write it here. The partner will see it.")


def last_name() -> Sentence:
    return _("What is the last name? Only the coordinators of the branch and the admins see it.")


def which_language(name: str) -> Sentence:
    return _("Which language does {name} read best?", name=name)


def phone(name: str) -> Sentence:
    return _(
        "What is the phone number of {name}? For example: 0470 12 34 56. "
        "Only the coordinators of the branch and the admins see it.",
        name=name,
    )


def about(name: str) -> Sentence:
    return lines(
        _("One line about {name}, for the future partner?", name=name),
        _("For example: “I am looking for work in a kitchen. I like football.”"),
    )


def skip() -> Sentence:
    return _("Skip")


def did_they_agree(name: str, language: str, namesake: str | None) -> Sentence:
    """With the notice in their language, so that it can be read out; `namesake` has the same full name."""
    asked = _("Did {name} read this on paper, or hear it from you, and say yes?", name=name)
    told = [asked, only(InLanguage(language, notice_on_paper()))]
    if namesake is not None:
        told.insert(
            0,
            _(
                "⚠️ Somebody in this branch is called {name}, too. Go on only if it is not the same person.",
                name=namesake,
            ),
        )
    return paragraphs(*told)


def said_yes(name: str) -> Sentence:
    return _("✅ {name} said yes", name=name)


def no() -> Sentence:
    return _("No")


def may_we_count(name: str) -> Sentence:
    return _(
        "Researchers look at what helps people find work. They get numbers only, never a name. "
        "May we count {name}? The answer changes nothing else.",
        name=name,
    )


def yes() -> Sentence:
    return _("Yes")


def nothing_is_kept() -> Sentence:
    return _("I understand. I keep nothing about this person.")


def tap_please() -> Sentence:
    return _("Please tap one of the buttons above, or /addperson to begin again.")


def begin_again() -> Sentence:
    return _("This is no longer asked. /addperson begins again.")


def is_added(name: str, role: RoleKind, branch: str) -> Sentence:
    return paragraphs(
        _("✅ {name} is in: {role} in {branch}, on paper.", name=name, role=role_name(role), branch=branch),
        _("You answer for {name}: what I ask {name} comes to you. With /newduo you form a duo.", name=name),
    )


def remove_again() -> Sentence:
    return _("↩ Undo")


def is_removed(name: str) -> Sentence:
    return _("↩ {name} is removed. I keep nothing.", name=name)


def cannot_be_removed(name: str) -> Sentence:
    return _("{name} takes part already, so this can no longer be undone.", name=name)
