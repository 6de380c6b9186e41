"""Verbs of stories about people who were imported and have not come in yet."""

from typing import Any

from sqlalchemy import select

from bot.onboarding import presses as welcome
from bot.onboarding.invitations import make_link
from bot.onboarding.models import Invitation
from bot.people.models import Person, Role
from bot.people.queries import branch_named
from bot.people.roles import RoleKind
from tests.stories.verbs import all_of, link_for
from tests.world import BRANCH, World

WELCOME = (welcome.AgreeToPrivacy(True), welcome.BeCounted(True), welcome.KeepName(True))


async def expects(
    world: World,
    name: str,
    role: str = "mentee",
    *,
    by: str | None = None,
    branch: str = BRANCH,
    language: str = "en",
    chosen: bool = True,
    **known: Any,
) -> str:
    """Somebody is imported, by a coordinator or the command line; their personal link is returned. What is
    `known` of them besides is a column of the person or, such as `cohort_id`, of the role."""
    await world.branch(branch)
    maker = await world.person(by) if by is not None else None
    of_role = {
        column: known.pop(column) for column in ("cohort_id", "trained_on", "most_duos") if column in known
    }
    async with world.built.database.transaction() as session:
        at = await branch_named(session, branch)
        assert at is not None
        person = Person(first_name=name, language=language, zone=at.zone, roles=[], **known)
        person.roles.append(Role(kind=RoleKind(role), branch_id=at.id, **of_role))
        session.add(person)
        await session.flush()
        return await make_link(
            session,
            role=RoleKind(role),
            branch=at,
            language=language if chosen else None,
            bot_username=world.telegram.username,
            made_by=maker,
            now=world.now,
            person=person,
        )


async def people_named(world: World, name: str) -> list[Person]:
    """Whether they have Telegram or not."""
    async with world.built.database.transaction() as session:
        return list(
            await session.scalars(select(Person).where(Person.first_name == name).order_by(Person.id))
        )


async def another_link(world: World, person: Person) -> str:
    token = (await link_for(world)).partition("?start=")[2]
    async with world.built.database.transaction() as session:
        newest = (await all_of(world, Invitation))[-1]
        (await session.get_one(Invitation, newest.id)).person_id = person.id
    return f"https://t.me/duo_bot?start={token}"


async def opens_and_agrees(world: World, name: str, link: str) -> None:
    """Up to the line about themselves, if that is asked."""
    await world.opens(name, link)
    for press in WELCOME:
        await world.presses(name, press)


def morning_lists(world: World, name: str) -> list[str]:
    return [said for said in world.reads(name) if said.startswith("☀️")]


async def invites(world: World, name: str, role: str = "mentee", language: str = "English") -> str:
    await world.says(name, "/invite")
    for label in (role, language):
        await world.taps(name, label)
    return world.link_in(world.last(name))


async def picks(world: World, name: str, pick: str) -> None:
    await world.says(name, "/links")
    await world.taps(name, pick)
