"""/start, /help, /language, /invite and the buttons of the welcome."""

from telegram import Update

from bot.i18n import known_language
from bot.onboarding import (
    actions,
    agreeing,
    expected,
    following,
    invitations,
    language,
    link_presses,
    links,
    presses,
    renewing,
)
from bot.people import actions as people
from bot.refusal import Refused
from bot.texts import who_are_you
from bot.turn import (
    ANYONE,
    GUEST,
    STAFF,
    Route,
    Turn,
    command_route,
    on_answer,
    on_command,
    on_press,
    press_route,
    words_after_command,
)


async def start(update: Update, turn: Turn) -> None:
    """Opened with a link or without one, by somebody we know or do not know."""
    token = words_after_command(update)
    account = update.effective_user
    if token:
        await links.open_link(
            turn.session,
            token=token,
            person=turn.facts.person,
            stranger=turn.facts.stranger,
            telegram_language=known_language(account.language_code if account else None),
            first_name=turn.facts.first_name,
            now=turn.now,
        )
    elif turn.facts.person is not None:
        await links.greet(turn.session, by=turn.person, now=turn.now)
    else:
        raise Refused(who_are_you())


async def invite_in(update: Update, turn: Turn) -> None:
    await invitations.invite(
        turn.session,
        by=turn.person,
        **presses.InviteIn.parse(turn.press).values(),
        bot_username=turn.bot.username,
        shown=turn.shown,
        now=turn.now,
    )


async def renew(update: Update, turn: Turn) -> None:
    await renewing.renew(
        turn.session,
        by=turn.person,
        **link_presses.RenewLink.parse(turn.press).values(),
        bot_username=turn.bot.username,
        shown=turn.shown,
        now=turn.now,
    )


async def blocked_or_back(update: Update, turn: Turn) -> None:
    """`my_chat_member`: they blocked the bot, or let it in again."""
    change = update.my_chat_member
    if change is not None and turn.facts.person is not None:
        blocked = change.new_chat_member.status in {"kicked", "left"}
        people.note_reachable(turn.person, reachable=not blocked, now=turn.now)


HANDLERS: tuple[Route, ...] = (
    command_route("start", start, who=ANYONE),
    on_command("language", language.offer, who=GUEST),
    on_command("invite", invitations.offer_roles, who=STAFF),
    on_press(presses.AgreeToPrivacy, agreeing.agree_to_privacy, who=GUEST),
    on_press(presses.BeCounted, actions.be_counted, who=GUEST),
    on_press(presses.KeepName, actions.keep_name, who=GUEST),
    on_press(presses.SkipAbout, actions.skip_about, who=GUEST),
    on_press(presses.ChangeAbout, actions.change_about, who=GUEST),
    on_press(presses.IsMe, expected.is_me, who=GUEST),
    on_press(presses.IsNotMe, expected.is_not_me, who=GUEST),
    on_press(presses.ChooseLanguage, language.choose, who=GUEST),
    on_press(presses.InviteAs, invitations.offer_branches, who=STAFF),
    on_press(presses.InviteTo, invitations.offer_languages, who=STAFF),
    press_route(presses.InviteIn, invite_in, who=STAFF),
    on_command("links", following.list_links, who=STAFF),
    on_press(link_presses.OpenLinks, following.open_links, who=STAFF),
    on_press(link_presses.ShowLinks, following.list_links, who=STAFF),
    on_press(link_presses.ShowLink, following.show_link, who=STAFF),
    press_route(link_presses.RenewLink, renew, who=STAFF),
    on_press(link_presses.AskRevoke, renewing.ask_revoke, who=STAFF),
    on_press(link_presses.RevokeLink, renewing.revoke, who=STAFF),
    on_press(link_presses.AskPaper, following.ask_paper, who=STAFF),
    on_press(link_presses.KeepOnPaper, following.keep_on_paper, who=STAFF),
    on_answer(actions.NAME, actions.take_name, who=GUEST),
    on_answer(actions.ABOUT, actions.take_about, who=GUEST),
    Route("my_chat_member", ANYONE, lambda update, facts: update.my_chat_member is not None, blocked_or_back),
)
