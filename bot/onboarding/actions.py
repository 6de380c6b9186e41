"""From a first contact to a member: each answer is kept, then the next question is asked."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.dialogues import actions as dialogues
from bot.dialogues.answers import words
from bot.dialogues.models import Dialogue
from bot.onboarding import menu, queries, rules, texts
from bot.onboarding.models import Invitation
from bot.onboarding.presses import AgreeToPrivacy, BeCounted, ChangeAbout, KeepName, SkipAbout
from bot.onboarding.rules import Step
from bot.outbox.buttons import Button
from bot.outbox.models import Lane
from bot.outbox.say import Shown, revise, say, set_menu
from bot.people.models import Person
from bot.people.roles import PARTICIPANTS, RoleKind
from bot.refusal import Refused
from bot.texts import stale_button

NAME = "onboarding.name"
ABOUT = "onboarding.about"


async def ask_next(session: AsyncSession, person: Person, *, now: datetime) -> None:
    """Ask what is still open; when nothing is, the person has joined."""
    match step_of(person):
        case Step.PRIVACY:
            buttons = [
                [Button(texts.i_agree(), AgreeToPrivacy(True))],
                [Button(texts.i_do_not_agree(), AgreeToPrivacy(False))],
            ]
            await say(session, person, texts.privacy_notice(staff=is_staff(person)), buttons=buttons, now=now)
        case Step.RESEARCH:
            choice = [Button(texts.yes(), BeCounted(True)), Button(texts.no(), BeCounted(False))]
            await say(session, person, texts.may_we_count_you(), buttons=[choice], now=now)
        case Step.NAME if not rules.is_name(person.first_name):
            await _ask_name(session, person, now)
        case Step.NAME:
            buttons = [
                [Button(texts.that_is_my_name(person.first_name), KeepName(True))],
                [Button(texts.another_name(), KeepName(False))],
            ]
            await say(
                session,
                person,
                texts.is_this_your_name(person.first_name, staff=is_staff(person)),
                buttons=buttons,
                now=now,
            )
        case Step.ABOUT:
            await _ask_about(session, person, now)
        case Step.DONE:
            await _join(session, person, now)


def step_of(person: Person) -> Step:
    """Whoever agreed on paper and now has Telegram is asked again, there."""
    only_on_paper = person.on_paper and person.telegram_id is not None
    return rules.next_step(
        agreed_to_privacy=person.agreed_to_privacy_at is not None and not only_on_paper,
        answered_research=person.counted_in_research is not None,
        name_confirmed=person.name_confirmed,
        asked_about=person.about is not None,
        kinds=person.kinds(),
    )


async def _ask_about(session: AsyncSession, person: Person, now: datetime) -> None:
    await dialogues.ask(
        session,
        person,
        ABOUT,
        texts.about_you(_first_role(person)),
        way_back=Button(texts.rather_not(), SkipAbout()),
        patience=rules.WELCOME_WAITS if person.joined_at is None else dialogues.PATIENCE,
        now=now,
    )


async def _join(session: AsyncSession, person: Person, now: datetime) -> None:
    if person.joined_at is not None:
        return
    person.joined_at = now
    await say(session, person, texts.you_are_in(_first_role(person)), now=now)
    await set_menu(session, person, menu.commands_for(person), now=now)
    for invitation in await queries.invitations_used_by(session, person):
        await tell_inviter(session, invitation, person, now)


async def tell_inviter(session: AsyncSession, invitation: Invitation, person: Person, now: datetime) -> None:
    inviter = await session.get(Person, invitation.made_by_id) if invitation.made_by_id else None
    if inviter is not None:
        joined = texts.has_joined(person.first_name, invitation.role)
        await say(session, inviter, joined, lane=Lane.REMINDER, now=now)


def _first_role(person: Person) -> RoleKind:
    """What they were invited as; a participant's steps come first."""
    kinds = [role.kind for role in person.roles]
    return next((kind for kind in kinds if kind in PARTICIPANTS), kinds[0])


def is_staff(person: Person) -> bool:
    return not person.is_a(*PARTICIPANTS)


async def be_counted(
    session: AsyncSession, *, by: Person, counted: bool, shown: Shown, now: datetime
) -> None:
    check_at(by, Step.RESEARCH)
    by.counted_in_research = counted
    answer = texts.you_are_counted() if counted else texts.you_are_not_counted()
    await revise(session, by, answer, of=shown, now=now)
    await ask_next(session, by, now=now)


async def keep_name(session: AsyncSession, *, by: Person, keep: bool, shown: Shown, now: datetime) -> None:
    check_at(by, Step.NAME)
    if keep and rules.is_name(by.first_name):
        await revise(session, by, texts.we_call_you(by.first_name), of=shown, now=now)
        await _name_is_known(session, by, now)
    else:
        await _ask_name(session, by, now)


async def _ask_name(session: AsyncSession, person: Person, now: datetime) -> None:
    """Ask for it in words; whoever has a name can still keep it."""
    name = person.first_name
    await dialogues.ask(
        session,
        person,
        NAME,
        texts.what_is_your_name(),
        way_back=Button(texts.that_is_my_name(name), KeepName(True)) if rules.is_name(name) else None,
        patience=rules.WELCOME_WAITS,
        now=now,
    )


async def take_name(session: AsyncSession, *, by: Person, text: str | None, now: datetime) -> None:
    check_at(by, Step.NAME)
    name = words(text, most=rules.LONGEST_NAME)
    if not rules.is_name(name):
        raise Refused(texts.with_letters_please())
    by.first_name = name
    await say(session, by, texts.we_call_you(by.first_name), now=now)
    await _name_is_known(session, by, now)


async def _name_is_known(session: AsyncSession, person: Person, now: datetime) -> None:
    person.name_confirmed = True
    await dialogues.close(session, person)
    if person.about:  # it was imported, so they have not seen it
        change = [[Button(texts.another_line(), ChangeAbout())]]
        await say(session, person, texts.noted_about_you(person.about), buttons=change, now=now)
    await ask_next(session, person, now=now)


async def change_about(session: AsyncSession, *, by: Person, shown: Shown, now: datetime) -> None:
    if step_of(by) not in (Step.ABOUT, Step.DONE) or is_staff(by):
        raise Refused(stale_button())
    await _ask_about(session, by, now)


async def take_about(session: AsyncSession, *, by: Person, text: str | None, now: datetime) -> None:
    by.about = words(text, most=rules.LONGEST_ABOUT)
    await dialogues.close(session, by)
    await say(session, by, texts.noted_about_you(by.about), now=now)
    await ask_next(session, by, now=now)


async def skip_about(session: AsyncSession, *, by: Person, shown: Shown, now: datetime) -> None:
    question = await session.get(Dialogue, by.id)
    if question is None or question.question != ABOUT:
        check_at(by, Step.ABOUT)
    by.about = ""
    await dialogues.close(session, by)
    await revise(session, by, texts.nothing_about_you(), of=shown, now=now)
    await ask_next(session, by, now=now)


def check_at(person: Person, step: Step) -> None:
    """A button of a step that is over changes nothing."""
    if step_of(person) is not step:
        raise Refused(texts.step_is_done())
