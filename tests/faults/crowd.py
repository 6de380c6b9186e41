"""Many duos who write to each other, and what of it arrives."""

import random
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import make_url, text

from bot.clock import Clock
from bot.db import Database
from bot.duos.models import Duo, DuoState
from bot.i18n import only
from bot.outbox.models import Lane
from bot.outbox.say import say
from bot.people.models import Branch, Person, Role
from bot.people.queries import by_telegram_id
from bot.people.roles import RoleKind
from bot.sandbox.telegram.people import BETWEEN_ACCOUNTS, FIRST_ACCOUNT_ID
from tests.faults.processes import Served

WORDS = "words"

COPIED = "SELECT DISTINCT copies_chat, copies_message FROM outgoing_message WHERE kind = 'copy'"
OWN_NAME = "the test itself"  # among the connections of a database

RECORDED = text("SELECT count(*) FROM outgoing_message WHERE state = 'sent' AND kind IN ('copy', 'text')")
STRAYS = {
    "updates not handled, or not at the first try": "received_update WHERE state <> 'done' OR failures > 0",
    "messages not sent": "outgoing_message WHERE state <> 'sent'",
    "rows that failed": "mishap",
}


def seen_by_the_test(url: str) -> Database:
    """The database by connections that can be told from those of the bot."""
    named = make_url(url).update_query_dict({"application_name": OWN_NAME})
    return Database(named.render_as_string(hide_password=False))


@dataclass
class Crowd:
    """Everybody has one partner; `said` holds by reader what was written to them, in order."""

    telegram: Served
    database: Database
    partners: dict[int, int]
    chance: random.Random
    said: defaultdict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    count: int = 0

    def write(self, count: int) -> None:
        """So many messages, by anyone to their partner, and often a few in a row."""
        enough = self.count + count
        while self.count < enough:
            author = self.chance.choice(sorted(self.partners))
            for _more in range(min(enough - self.count, self.chance.randint(1, 4))):
                words = f"{WORDS} {self.count}"
                self.telegram.says(author, words)
                self.said[self.partners[author]].append(words)
                self.count += 1

    async def is_told(self, count: int) -> None:
        """So many messages of the bot's own, spread over everybody."""
        now = Clock().now()
        async with self.database.transaction() as session:
            people = [await by_telegram_id(session, reader) for reader in sorted(self.partners)]
            for number in range(count):
                person = people[number % len(people)]
                assert person is not None
                words = f"{WORDS} {self.count}"
                await say(session, person, only(words), lane=Lane.BULK, now=now)
                self.said[person.chat_id].append(words)
                self.count += 1

    @property
    def arrived(self) -> int:
        """How many messages Telegram took from the bot, repeats included."""
        return len(self.telegram.made("copyMessage")) + len(self.telegram.made("sendMessage"))

    def heard(self) -> dict[int, list[str]]:
        """By reader, what the bot brought them, in order and with every repeat."""
        return {
            reader: [
                message.content["text"]
                for message in self.telegram.core.chats.of(reader)
                if message.from_bot and message.content.get("text", "").startswith(WORDS)
            ]
            for reader in self.partners
        }

    def all_heard(self) -> bool:
        """Counting the calls is cheap: only when there are enough is everything compared."""
        return self.arrived >= self.count and not self.lost()

    def lost(self) -> int:
        heard = self.heard()
        return sum(len(set(said) - set(heard[reader])) for reader, said in self.said.items())

    def repeated(self) -> int:
        return sum(len(texts) - len(set(texts)) for texts in self.heard().values())

    def in_order(self) -> bool:
        """In each chat what came for the first time came in the order in which it was written."""
        heard = self.heard()
        return all(list(dict.fromkeys(heard[reader])) == said for reader, said in self.said.items())

    async def in_flight(self) -> int:
        """How many messages Telegram has taken of which the database does not know: they may be repeated."""
        async with self.database.transaction() as session:
            recorded = await session.scalar(RECORDED) or 0
        return sum(len(set(texts)) for texts in self.heard().values()) - recorded

    async def counted(self, what: str) -> int:
        async with self.database.transaction() as session:
            return int(await session.scalar(text(f"SELECT count(*) FROM {what}")) or 0)

    async def check_effects(self) -> None:
        """Each update had its effect once, and nothing was set aside, given up or left behind."""
        for stray, where in STRAYS.items():
            assert await self.counted(where) == 0, stray
        assert await self.counted("received_update") == self.count
        assert await self.counted("outgoing_message WHERE kind = 'copy'") == self.count
        assert await self.counted(f"({COPIED}) each") == self.count

    def told(self) -> str:
        order = "order kept" if self.in_order() else "ORDER LOST"
        heard = sum(len(set(texts)) for texts in self.heard().values())
        return f"{self.count} said, {heard} heard, {self.lost()} lost, {self.repeated()} repeated, {order}"


async def a_crowd(telegram: Served, database: Database, chance: random.Random, *, duos: int = 20) -> Crowd:
    """So many duos of one branch, who have all written to the bot before."""
    async with database.transaction() as session:
        branch = Branch(name="Gent", city="Gent", country="BE", zone="Europe/Brussels", language="nl")
        session.add(branch)
        await session.flush()
        coordinator = _member(0, RoleKind.COORDINATOR, branch)
        mentees = [_member(1 + number, RoleKind.MENTEE, branch) for number in range(duos)]
        mentors = [_member(1 + duos + number, RoleKind.MENTOR, branch) for number in range(duos)]
        session.add_all([coordinator, *mentees, *mentors])
        await session.flush()
        for mentee, mentor in zip(mentees, mentors, strict=True):
            session.add(_duo(branch, mentee, mentor, coordinator))
    for person in (coordinator, *mentees, *mentors):
        telegram.join(person.first_name, account_id=person.chat_id, language_code="en")
        telegram.core.started.add(person.chat_id)
    pairs = [(one.chat_id, other.chat_id) for one, other in zip(mentees, mentors, strict=True)]
    return Crowd(telegram, database, dict(pairs) | {other: one for one, other in pairs}, chance)


def _member(number: int, kind: RoleKind, branch: Branch) -> Person:
    earlier = Clock().now() - timedelta(days=60)
    return Person(
        telegram_id=FIRST_ACCOUNT_ID + number * BETWEEN_ACCOUNTS,
        first_name=f"{kind.title()} {number}",
        name_confirmed=True,
        about="",
        language="en",
        zone=branch.zone,
        agreed_to_privacy_at=earlier,
        counted_in_research=True,
        joined_at=earlier,
        roles=[Role(kind=kind, branch_id=branch.id)],
    )


def _duo(branch: Branch, mentee: Person, mentor: Person, coordinator: Person) -> Duo:
    earlier = Clock().now() - timedelta(days=30)
    return Duo(
        branch_id=branch.id,
        mentee_id=mentee.id,
        mentor_id=mentor.id,
        coordinator_id=coordinator.id,
        state=DuoState.ACTIVE,
        starts_on=earlier.date(),
        ends_on=(earlier + timedelta(days=180)).date(),
        proposed_at=earlier,
        active_since=earlier,
    )
