"""What is said when somebody is erased: asked twice, told kindly."""

from bot.i18n import Sentence, _, _n, lines, paragraphs


def do_you_want_to_be_erased(
    partners: tuple[str, ...], coordinators: tuple[str, ...], *, staff: bool
) -> Sentence:
    told = [_("<b>Shall I erase you?</b>"), _what_goes(staff=staff)]
    if partners:
        told.append(
            _(
                "Your duo ends. {partners} and {coordinators} hear that you have left, and not why.",
                partners=partners,
                coordinators=coordinators,
            )
        )
    told.append(_("What stands in this chat stays until you delete the chat in Telegram."))
    return paragraphs(*told)


def _what_goes(*, staff: bool) -> Sentence:
    if staff:
        goes = _(
            "• Gone: your name, how to reach you, your roles, your links, and who you are in all you did."
        )
        stays = _("• Numbers stay, without your name: duos, alerts, changes.")
    else:
        goes = _(
            "• Gone: your name, your line, how to reach you, your words, notes about you, your links, "
            "and the number of your Telegram account."
        )
        stays = _("• Numbers stay, without your name: that there was a duo, that it met, how many stars.")
    return lines(goes, stays)


def are_you_sure() -> Sentence:
    return _("Are you sure? It cannot be undone. To come back you would need a new link.")


def yes_erase_me() -> Sentence:
    return _("🗑 Yes, erase me")


def no_keep_me() -> Sentence:
    return _("No, keep me")


def you_stay() -> Sentence:
    return _("✅ Fine, you stay. Nothing has changed.")


def you_are_erased() -> Sentence:
    return paragraphs(
        _("✅ You are erased. Only numbers without a name are left."),
        _("Thank you for having been here, and all the best! If you write again I will not know you."),
    )


def you_were_erased() -> Sentence:
    """Said to somebody whom an admin erased, as they had asked the team."""
    return paragraphs(
        _("✅ As you asked the team, you are erased. Only numbers without a name are left."),
        _("Thank you for having been here, and all the best! If you write again I will not know you."),
    )


def partner_has_left(name: str, coordinator: str) -> Sentence:
    return _(
        "👋 {name} has left the programme, and so your duo ends here. It is not because of you. "
        "What you write here no longer goes to {name}. {coordinator} looks for another partner for you.",
        name=name,
        coordinator=coordinator,
    )


def has_left(name: str) -> Sentence:
    return _("👋 {name} has left the programme.", name=name)


def has_left_their_duo(name: str, partner: str) -> Sentence:
    return _(
        "👋 {name} has left the programme. The duo with {partner} has ended. "
        "{partner} knows it, and is free again.",
        name=name,
        partner=partner,
    )


def has_left_a_proposal(name: str, partner: str) -> Sentence:
    return _(
        "👋 {name} has left the programme. The proposal for a duo with {partner} is withdrawn. "
        "{partner} knows that it did not work out, and is free again.",
        name=name,
        partner=partner,
    )


def alert_is_over() -> Sentence:
    return _("✅ This alert is over: the duo has ended.")


def alert_is_free_again() -> Sentence:
    return _("Nobody takes care of it any more. Who takes it?")


def hand_over_first(name: str | None, count: int) -> Sentence:
    if name is None:
        return _n(
            "You look after {n} duo. Please hand it over first: /handover. Then I can erase you.",
            "You look after {n} duos. Please hand them over first: /handover. Then I can erase you.",
            count,
        )
    return _n(
        "{name} looks after {n} duo. It must be handed over first.",
        "{name} looks after {n} duos. They must be handed over first.",
        count,
        name=name,
    )


def cover_is_needed(name: str | None) -> Sentence:
    if name is None:
        return _(
            "You are to cover for somebody on leave. Please let that be changed first. Then I can erase you."
        )
    return _("{name} is to cover for somebody on leave. That must be changed first.", name=name)


def last_admin(name: str | None) -> Sentence:
    if name is None:
        return _(
            "You are the only admin. Please make somebody else an admin first: /invite. Then I can erase you."
        )
    return _("{name} is the only admin. Somebody else must become one first.", name=name)


def whose_name() -> Sentence:
    return _("Who asks? Write their name here. You and I are the only ones who read it.")


def nobody_found() -> Sentence:
    return _("I found nobody with this name for whom you may do this. Write another name, or “Never mind”.")


def who_is_it() -> Sentence:
    return _("Who is it?")


def person_and_branch(name: str, branch: str) -> Sentence:
    return _("{name} ({branch})", name=name, branch=branch)


def what_do_they_ask(name: str) -> Sentence:
    return _(
        "What does {name} ask for? I do it at your word, so please be sure that it is {name} who asks.",
        name=name,
    )


def their_data() -> Sentence:
    return _("📄 Their data")


def erase_them() -> Sentence:
    return _("🗑 Erase them")


def shall_i_erase(name: str, partners: tuple[str, ...]) -> Sentence:
    told = [
        _("<b>Shall I erase {name}?</b> It cannot be undone. Only numbers without a name stay.", name=name)
    ]
    if partners:
        told.append(
            _(
                "The duo ends. {partners} and the coordinator hear that {name} has left.",
                name=name,
                partners=partners,
            )
        )
    return paragraphs(*told)


def yes_erase_them(name: str) -> Sentence:
    return _("🗑 Yes, erase {name}", name=name)


def no_keep_them() -> Sentence:
    return _("No, nothing")


def nothing_is_done() -> Sentence:
    return _("✅ Fine. Nothing has changed.")


def they_are_erased() -> Sentence:
    return _("✅ Erased. Only numbers without a name are left.")
