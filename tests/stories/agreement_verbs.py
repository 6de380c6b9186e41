"""Verbs of the stories about the agreement."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from bot.agreements.models import Signature
from bot.outbox.buttons import Press
from bot.people.models import Person
from tests.beginnings import lived_once
from tests.stories.verbs import all_of
from tests.world import World

TEXTS = ("Respectez l’autre.", "Respecteer de ander.", "Respect each other.")
ALL = "All branches"


async def opens_scope(world: World, admin: str, scope: str = ALL) -> None:
    await world.says(admin, "/agreement")
    await world.taps(admin, scope)


async def writes(world: World, admin: str, texts: Sequence[str] = TEXTS, *, scope: str = ALL) -> None:
    """A new version, language by language; what is seen then is the preview."""
    await opens_scope(world, admin, scope)
    await world.taps(admin, "New version")
    await world.taps(admin, "✏️ Français")
    for text in texts:
        await world.says(admin, text)


@lived_once
async def publishes(
    world: World, admin: str = "Ada", texts: Sequence[str] = TEXTS, *, scope: str = ALL, anew: bool = False
) -> None:
    """An admin writes a version and publishes it; whoever is to be asked has been asked a moment later."""
    if admin not in world.accounts:
        await world.person(admin, "admin")
    await writes(world, admin, texts, scope=scope)
    await world.taps(admin, "Publish")
    await world.taps(admin, "anew" if anew else "Only new duos")
    await world.hours_pass(0.1)


@lived_once
async def duo_that_signs(world: World, *, language: str = "en") -> None:
    """An agreement is in force, and Amina and Jan are asked to sign it."""
    await publishes(world)
    await world.duo(language=language)
    await world.hours_pass(0.1)


async def signatures(world: World, name: str) -> list[Signature]:
    person = await world.person(name)
    return [each for each in await all_of(world, Signature) if each.person_id == person.id]


async def becomes_paper(world: World, name: str, *, kept_by: str) -> None:
    """Somebody turns out to have no Telegram; from now on `kept_by` answers for them."""
    keeper = (await world.person(kept_by)).id
    async with world.built.database.transaction() as session:
        found = select(Person).where(Person.telegram_id == world.accounts[name].id)
        person = (await session.scalars(found)).one()
        person.telegram_id, person.on_paper, person.kept_by_id = None, True, keeper


def buttons_of(world: World, name: str, press: type[Press]) -> list[Any]:
    """Every button of this kind in the whole chat, oldest first, read back; in another's name, too."""
    data = [button.data or "" for message in world.sees(name) for row in message.buttons for button in row]
    codes = [code.split(":", 1)[1] if code.startswith("@") else code for code in data]
    return [press.parse(code) for code in codes if code.split(":")[0] == press.code]
