"""Small verbs of the stories, beyond those of the world."""

import logging
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select, text
from sqlalchemy.orm import joinedload
from typer.testing import CliRunner, Result

from bot.__main__ import app
from bot.db import Base
from bot.duos.capacity import set_most_duos, set_trained_on
from bot.duos.models import Duo
from bot.onboarding import presses as welcome
from bot.outbox.buttons import Press
from bot.outbox.models import Kind, OutgoingMessage
from bot.people.models import Branch, Person, Role
from bot.people.queries import branch_named
from bot.people.roles import RoleKind
from tests.beginnings import lived_once
from tests.world import BRANCH, TOKEN, World

SETTINGS = (
    "BOT_TOKEN",
    "DATABASE_URL",
    "TELEGRAM_API_URL",
    "TELEGRAM_PROXY",
    "PUBLIC_URL",
    "PORT",
    "SEND_RATE",
    "METRICS_PORT",
    "HEARTBEAT_URL",
    "LOG_FORMAT",
)

Command = Callable[..., Result]

EVERY_TEXT_COLUMN = """
    SELECT table_name, column_name FROM information_schema.columns
    WHERE table_schema = 'public' AND data_type IN ('text', 'character varying', 'jsonb', 'json')
"""


async def link_for(
    world: World, role: str = "mentee", *, branch: str = BRANCH, language: str | None = None
) -> str:
    """A link as the command line makes it; its branch comes into being when it is missing."""
    await world.branch(branch)
    return await world.link(RoleKind(role), branch=None if role == "admin" else branch, language=language)


@lived_once
async def arrives(
    world: World, name: str, role: str = "mentee", *, language: str | None = "en", phone: str | None = None
) -> str:
    """Somebody opens their link, and stands before the privacy notice; the link is returned."""
    link = await link_for(world, role, language=language)
    if name not in world.accounts:
        world.gets_phone(name, language_code=phone)
    await world.opens(name, link)
    return link


@lived_once
async def arrives_at_name(world: World, name: str, role: str = "mentee", *, language: str = "en") -> None:
    await arrives(world, name, role, language=language)
    await world.presses(name, welcome.AgreeToPrivacy(True))
    await world.presses(name, welcome.BeCounted(True))


@lived_once
async def arrives_at_about(world: World, name: str, role: str = "mentee", *, language: str = "en") -> None:
    await arrives_at_name(world, name, role, language=language)
    await world.presses(name, welcome.KeepName(True))


async def forges(world: World, name: str, data: str | Press, *, under: int | None = None) -> None:
    """Tap a button of one's own making, under the newest message; like every tap it must be answered."""
    code = data.data() if isinstance(data, Press) else data
    query = world.telegram.forges(world.accounts[name].id, under or world.sees(name)[-1].id, code)
    await world.settle()
    assert world.telegram.answered(query), f"nobody answered the tap on {code!r}"


async def branch_id(world: World, name: str = BRANCH) -> int:
    async with world.built.database.transaction() as session:
        found = await branch_named(session, name)
    assert isinstance(found, Branch)
    return found.id


async def all_of(world: World, model: type[Base]) -> Sequence[Any]:
    """Every row of a table, in the order in which they came."""
    async with world.built.database.transaction() as session:
        order = model.__mapper__.primary_key[0]
        return (await session.scalars(select(model).order_by(order))).unique().all()


async def how_many(world: World, model: type[Base]) -> int:
    async with world.built.database.transaction() as session:
        return int(await session.scalar(select(func.count()).select_from(model)) or 0)


async def places_that_hold(world: World, words: str) -> list[str]:
    """Every "table.column" of the database in which these words stand."""
    found = []
    async with world.built.database.transaction() as session:
        for table, column in (await session.execute(text(EVERY_TEXT_COLUMN))).all():
            query = text(f'SELECT count(*) FROM "{table}" WHERE "{column}"::text LIKE :words')
            if await session.scalar(query, {"words": f"%{words}%"}):
                found.append(f"{table}.{column}")
    return found


def waiting_updates(world: World) -> list[dict[str, Any]]:
    """What Telegram has for the bot and the bot has not fetched yet."""
    return world.telegram.core.updates.first(100)


def said_by_people(world: World, name: str) -> list[str | None]:
    return [message.text for message in world.sees(name) if not message.from_bot]


@lived_once
async def three_people(world: World, *, language: str = "en") -> None:
    await world.person("Sofie", "coordinator", language=language)
    await world.person("Amina", "mentee", language=language, about="I like football.")
    await world.person("Jan", "mentor", language=language, about="I was a <b>baker</b> & cook.")


@lived_once
async def stalled(world: World) -> None:
    """Amina and Jan have met once, and an alert is out that they stopped."""
    await world.duo(met_today=True)
    await world.days_pass(17)


async def ids(world: World, *names: str) -> list[int]:
    return [(await world.person(name)).id for name in names]


async def speaks(world: World, name: str, language: str) -> None:
    """Choose "English", "Français" or "Nederlands" from the menu."""
    await world.says(name, "/language")
    await world.taps(name, language)


def command_line(database_url: str) -> Command:
    """`python -m bot …` with nothing of this machine's own settings."""

    def run(*words: str, **settings: str) -> Result:
        given = {"database_url": database_url, "bot_token": TOKEN} | settings
        env = dict.fromkeys(SETTINGS) | {name.upper(): value for name, value in given.items()}
        root, library = logging.getLogger(), logging.getLogger("telegram")
        before = root.handlers[:], root.level, library.level
        try:
            return CliRunner().invoke(app, words, env=env)
        finally:
            root.handlers[:], root.level, library.level = before

    return run


async def takes_duos(world: World, mentor: str, most: int, *, trained_on: date | None = None) -> None:
    """The coordinator has noted how many duos a mentor takes, and when the training was done."""
    person = await world.person(mentor)
    async with world.built.database.transaction() as session:
        query = select(Role).where(Role.person_id == person.id, Role.kind == RoleKind.MENTOR)
        for role in await session.scalars(query.options(joinedload(Role.person))):
            await set_most_duos(session, role, most)
            await set_trained_on(session, role, trained_on)


async def goes_on_paper(world: World, name: str, *, kept_by: str) -> None:
    """Somebody has no Telegram any more: a coordinator answers for them."""
    (person_id, coordinator_id) = await ids(world, name, kept_by)
    async with world.built.database.transaction() as session:
        person = await session.get_one(Person, person_id)
        person.telegram_id, person.on_paper, person.kept_by_id = None, True, coordinator_id


@lived_once
async def gets_another_duo(world: World, mentee: str, *, mentor: str = "Jan") -> Duo:
    """`mentor` of the world's first duo takes one more, with somebody new."""
    await takes_duos(world, mentor, 20)
    return await world.duo(mentee=mentee, mentor=mentor)


async def copies(world: World) -> int:
    """How many messages were passed on."""
    return sum(message.kind is Kind.COPY for message in await all_of(world, OutgoingMessage))
