"""/links: which links are not opened yet, and what staff may do about each."""

from datetime import datetime
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from bot.i18n import Sentence
from bot.onboarding import following_texts as texts
from bot.onboarding import on_paper, unopened
from bot.onboarding.link_presses import AskPaper, AskRevoke, KeepOnPaper, RenewLink, ShowLink, ShowLinks
from bot.onboarding.models import Invitation
from bot.outbox.buttons import Button, Rows, in_rows
from bot.outbox.say import Shown, revise, say
from bot.people.models import Person
from bot.refusal import Refused

PAGE: Final = 8


async def open_links(session: AsyncSession, *, by: Person, shown: Shown, now: datetime) -> None:
    """From a list that stays as it is: show the links below it."""
    await list_links(session, by=by, now=now)


async def list_links(
    session: AsyncSession, *, by: Person, now: datetime, page: int = 0, shown: Shown | None = None
) -> None:
    count = await unopened.how_many(session, by, now=now)
    page = max(0, min(page, (count - 1) // PAGE))
    found = await unopened.page_of(session, by, offset=page * PAGE, most=PAGE, now=now)
    if not found:
        said, buttons = texts.no_links(), _turns(0, 0)
    else:
        numbered = list(enumerate(found, start=page * PAGE + 1))
        told = [texts.line(number, who(each), *_states(each, now)) for number, each in numbered]
        said = texts.listed(texts.links_not_opened(count), *told)
        picks = [Button(texts.pick(number, who(each)), ShowLink(each.id)) for number, each in numbered]
        buttons = [*in_rows(picks, 2), *_turns(page, count)]
    if shown is None:
        await say(session, by, said, buttons=buttons, now=now)
    else:
        await revise(session, by, said, of=shown, buttons=buttons, now=now)


def _turns(page: int, count: int) -> Rows:
    turns = [Button(texts.back(), ShowLinks(page - 1))] if page else []
    if (page + 1) * PAGE < count:
        turns.append(Button(texts.more(), ShowLinks(page + 1)))
    return [turns] if turns else []


def who(invitation: Invitation) -> Sentence:
    """Whom a link is for, as staff call them: by first and last name, else by what they will be."""
    branch = invitation.branch.name if invitation.branch else None
    person = invitation.person
    if person is None:
        return texts.somebody(invitation.role, branch)
    return texts.named(person.first_name, person.last_name)


def _states(invitation: Invitation, now: datetime) -> list[Sentence]:
    person = invitation.person
    branch = invitation.branch.name if invitation.branch else None
    told = [texts.somebody(invitation.role, branch)] if person is not None else []
    if invitation.revoked_at is not None:
        told.append(texts.revoked_on(invitation.revoked_at))
    elif invitation.expires_at <= now:
        told.append(texts.expired_on(invitation.made_at, invitation.expires_at))
    else:
        told.append(texts.works_until(invitation.made_at, invitation.expires_at))
    if person is not None and person.on_paper:
        told.append(texts.takes_part_on_paper())
    return told


async def show_link(
    session: AsyncSession, *, by: Person, invitation_id: int, shown: Shown, now: datetime
) -> None:
    invitation = await waiting(session, by, invitation_id, now)
    person, maker = invitation.person, invitation.made_by
    told = _states(invitation, now)
    if maker is not None and maker.id != by.id:
        told.append(texts.made_by(maker.first_name))
    if person is not None and (person.phone or person.email):
        told.append(texts.reached_by(person.phone, person.email))
    card = texts.card(who(invitation), *told)
    await revise(session, by, card, of=shown, buttons=_wishes(by, invitation), now=now)


def _wishes(by: Person, invitation: Invitation) -> Rows:
    person = invitation.person
    rows = [[Button(texts.renew(), RenewLink(invitation.id))]]
    if person is not None and not person.on_paper and on_paper.may_keep(by, person):
        rows.append([Button(texts.has_no_telegram(), AskPaper(invitation.id))])
    rows.append([Button(texts.revoke(), AskRevoke(invitation.id)), Button(texts.back(), ShowLinks(0))])
    return rows


async def waiting(session: AsyncSession, by: Person, invitation_id: int, now: datetime) -> Invitation:
    """Return a link that still waits to be opened, held; raise Refused when that is over."""
    invitation = await unopened.held(session, by, invitation_id, now=now)
    if invitation is None:
        raise Refused(texts.is_over())
    return invitation


async def ask_paper(
    session: AsyncSession, *, by: Person, invitation_id: int, shown: Shown, now: datetime
) -> None:
    person = _for_somebody(await waiting(session, by, invitation_id, now))
    if person.on_paper:
        raise Refused(texts.is_on_paper_already(person.first_name))
    buttons = [
        [Button(texts.agreed_on_paper(person.first_name), KeepOnPaper(invitation_id))],
        [Button(texts.back(), ShowLink(invitation_id))],
    ]
    question = texts.did_they_agree_on_paper(person.first_name)
    await revise(session, by, question, of=shown, buttons=buttons, now=now)


async def keep_on_paper(
    session: AsyncSession, *, by: Person, invitation_id: int, shown: Shown, now: datetime
) -> None:
    person = _for_somebody(await waiting(session, by, invitation_id, now))
    await on_paper.keep_on_paper(session, person, by=by, now=now)
    await revise(session, by, texts.is_kept_on_paper(person.first_name), of=shown, now=now)


def _for_somebody(invitation: Invitation) -> Person:
    if invitation.person is None:
        raise Refused(texts.is_over())
    return invitation.person
