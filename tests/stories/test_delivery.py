"""Between the outbox and a phone: Telegram is slow, full, broken or gone, and still nothing is lost."""

from datetime import time

from sqlalchemy import select

from bot.outbox.delivery import Sender
from bot.outbox.leading import LEADER_LOCK
from bot.outbox.models import OutgoingMessage, State
from bot.outbox.pacing import Limits
from tests.stories.verbs import stalled
from tests.world import NO_LIMITS, World, open_world


async def outgoing(world: World) -> list[OutgoingMessage]:
    async with world.built.database.transaction() as session:
        return list(await session.scalars(select(OutgoingMessage).order_by(OutgoingMessage.id)))


async def a_while_passes(world: World) -> None:
    """Backoff is machine time, which no test waits for: a new leader tries everything at once."""
    await world.built.sender.resign()
    await world.settle()


async def test_what_telegram_could_not_take_is_tried_again(world: World) -> None:
    await world.duo()
    world.telegram.faults.next("copyMessage", status=500)

    await world.says("Amina", "Good evening")
    assert world.count("Jan", "Good evening") == 0
    await a_while_passes(world)

    assert world.count("Jan", "Good evening") == 1


async def test_a_page_of_html_instead_of_an_answer_is_no_verdict(world: World) -> None:
    await world.duo()
    world.telegram.faults.next("copyMessage", html=True)

    await world.says("Amina", "Good evening")
    await a_while_passes(world)

    assert world.count("Jan", "Good evening") == 1


async def test_a_retried_message_is_not_overtaken(world: World) -> None:
    await world.duo()
    world.telegram.faults.next("copyMessage", status=502)
    account = world.accounts["Amina"].id

    for text in ("first", "second", "third"):
        world.telegram.says(account, text)
    await world.settle()
    await a_while_passes(world)

    assert world.reads("Jan")[-3:] == ["first", "second", "third"]


async def test_one_chat_s_trouble_does_not_hold_up_the_others(world: World) -> None:
    await world.duo()
    await world.duo(mentee="Yusuf", mentor="Mia")
    world.telegram.faults.next("copyMessage", status=500, chat_id=world.accounts["Jan"].id)

    await world.says("Amina", "Good evening")
    await world.says("Yusuf", "Good morning")

    assert world.count("Mia", "Good morning") == 1
    assert world.count("Jan", "Good evening") == 0


async def test_when_telegram_says_wait_everyone_waits_and_no_attempt_is_counted(world: World) -> None:
    await world.duo()
    world.telegram.faults.next("copyMessage", retry_after=1)

    await world.says("Amina", "Good evening")
    await a_while_passes(world)

    assert world.count("Jan", "Good evening") == 1
    assert (await outgoing(world))[-1].attempts == 1


async def test_a_message_telegram_will_never_take_is_kept_with_its_reason_and_blocks_nobody(
    world: World,
) -> None:
    await world.duo()
    world.telegram.faults.next("copyMessage", status=400, description="Bad Request: WEIRD_THING")

    await world.says("Amina", "one")
    await world.says("Amina", "two")

    lost = [message for message in await outgoing(world) if message.state is State.DEAD]
    assert [message.error for message in lost] == ["WEIRD_THING"] or "WEIRD" in str(lost[0].error).upper()
    assert world.count("Jan", "two") == 1
    assert "I could not bring your message to Jan" in world.last("Amina")


async def test_a_connection_cut_after_telegram_accepted_loses_nothing(world: World) -> None:
    await world.duo()
    world.telegram.faults.next("copyMessage", hang_up=True, after=True)

    await world.says("Amina", "Good evening")
    await a_while_passes(world)

    assert 1 <= world.count("Jan", "Good evening") <= 2  # Telegram's yes never reached us


async def test_a_reminder_that_could_not_leave_before_the_meeting_is_dropped(world: World) -> None:
    await world.duo()
    await world.agrees_on("Amina", "Jan", weekday=2, at=time(18))
    world.telegram.faults.next("sendMessage", status=500, times=4)

    await world.days_pass(3)
    await a_while_passes(world)

    assert world.count("Amina", "🔔") == world.count("Jan", "🔔") == 0
    states = [message.state for message in await outgoing(world) if message.dedupe_key]
    assert states.count(State.EXPIRED) == 4


async def test_an_edit_of_a_message_that_is_gone_comes_as_a_new_message(world: World) -> None:
    await stalled(world)
    account = world.accounts["Sofie"].id
    alert = world.newest("Sofie")
    code = alert.buttons[0][0].data or ""
    world.telegram.deletes(account, alert.id)

    world.telegram.forges(account, alert.id, code)
    await world.settle()

    assert world.last("Sofie").endswith("✋ Sofie takes it.")


async def test_nothing_of_a_message_is_kept_once_it_has_left(world: World) -> None:
    await world.duo()

    await world.says("Amina", "a secret between us")

    assert {message.state for message in await outgoing(world)} == {State.SENT}
    assert all(message.content is None for message in await outgoing(world))


async def test_one_sender_leads_and_another_takes_over(world: World) -> None:
    await world.duo()
    built = world.built
    standby = Sender(built.database, built.application.bot, built.clock, limits=NO_LIMITS)

    assert not await standby.lead()
    await built.sender.resign()

    assert await standby.lead()
    assert not await built.sender.lead()
    await standby.resign()


async def test_telegram_never_has_to_refuse_for_the_bot_s_haste(database_url: str) -> None:
    """Neither over all chats nor in one: what a chat would not take yet waits, and nothing else does."""
    limits = Limits(per_second=30, chat_burst=5, chat_seconds=1.0)
    async with open_world(database_url, limits=limits) as world:
        await world.duo()
        for number in range(12):
            world.telegram.says(world.accounts["Amina"].id, f"to Jan {number}")
            world.telegram.says(world.accounts["Jan"].id, f"to Amina {number}")
        while world.count("Jan", "to Jan") < 12 or world.count("Amina", "to Amina") < 12:
            await world.settle()
            await world.telegram.changed(world.telegram.version, timeout=0.1)

        assert [call.error for call in world.telegram.calls if not call.ok] == []


async def test_somebody_whose_id_is_the_number_of_a_lock_is_served_like_everybody(world: World) -> None:
    """The sender's lock was one number, and so are those of people: one of them waited for ever."""
    world.accounts["Ada"] = world.telegram.join("Ada", account_id=LEADER_LOCK["name"])

    await world.person("Ada", "mentee")

    assert "You are in" in world.last("Ada")


async def test_whoever_writes_can_be_reached(world: World) -> None:
    """A block is known by a failed message; that it ended may only be known by their writing again."""
    await world.duo()
    world.telegram.faults.next(
        "sendMessage", status=403, description="Forbidden: bot was blocked by the user"
    )
    await world.says("Jan", "/duo")
    assert (await world.person("Jan")).unreachable_since is not None

    await world.says("Jan", "/duo")

    assert (await world.person("Jan")).unreachable_since is None
