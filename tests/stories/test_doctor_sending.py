"""What the doctor says of what goes out: who sends, what waits, what will never arrive."""

from datetime import timedelta

from tests.stories.test_doctor import change, told_of
from tests.world import World


async def test_without_a_process_that_sends_it_tells_how_to_start_one(world: World) -> None:
    await world.built.sender.lead()
    working = await told_of(world)
    await change(world, "UPDATE leadership SET beat_at = clock_timestamp() - interval '3 hours'")
    stuck = await told_of(world)
    await world.built.sender.resign()
    gone = await told_of(world)

    assert "✔ A sender is at work\n" in working
    assert (
        "✘ The sender has not moved for 3 hours\n"
        "  → A second worker takes over by itself. Without one: sudo systemctl restart duo"
    ) in stuck
    assert (
        "✘ The bot is not running: no process sends messages\n"
        "  → On one machine: sudo systemctl start duo. What it says then: journalctl -u duo\n"
        "    On a platform: start the process `worker`; one is enough.\n"
    ) in gone


async def test_messages_that_wait_are_trouble_when_they_wait_for_long(world: World) -> None:
    await world.duo()
    none = await told_of(world)
    await change(world, "UPDATE outgoing_message SET state = 'pending', content = '{}' WHERE id < 3")
    fresh = await told_of(world)
    await change(
        world,
        "UPDATE outgoing_message SET said_at = :then, error = 'TimedOut' WHERE id = 1",
        then=world.now - timedelta(hours=3),
    )
    late = await told_of(world)

    assert "✔ Messages that wait: 0\n" in none
    assert "✔ Messages that wait: 2\n" in fresh
    assert (
        "✘ Messages that wait: 2, the oldest since Mon 2 Mar 2026 06:00 UTC (3 hours ago)\n"
        "  → They leave by themselves, in order, when the bot runs and reaches Telegram.\n"
        "    What Telegram answered to the last tries: TimedOut (1)\n"
    ) in late


async def test_what_will_never_arrive_is_told_by_its_reasons_without_a_word_of_anybody(world: World) -> None:
    await world.duo()
    errors = [
        *["Chat_write_forbidden"] * 3,
        *['Can\'t parse entities: unsupported start tag "amina" at byte offset 7'] * 2,
        "could not be built: KeyError",
        "Message is too long",
        "Forbidden: bot was blocked by the user",
    ]
    dead = "UPDATE outgoing_message SET state = 'dead', content = NULL, error = :error WHERE id = :id"
    for number, error in enumerate(errors, start=1):
        await change(world, dead, id=number, error=error)

    said = await told_of(world)
    await change(world, "UPDATE outgoing_message SET error = NULL")

    assert (
        "✘ Messages of the last two days that will never arrive: 7. Why: Chat_write_forbidden (3), "
        "Can't parse entities: unsupported start tag … at byte offset 7 (2), "
        "Message is too long (1) and 1 more\n"
    ) in said
    assert (
        'psql "$DATABASE_URL" -c "select id, kind, said_at, error from outgoing_message where state' in said
    )
    assert "amina" not in said.lower()


async def test_whoever_blocked_the_bot_is_no_trouble_of_the_bot(world: World) -> None:
    await world.duo()
    world.telegram.blocks(world.accounts["Amina"].id)
    await world.says("Jan", "Good evening")
    await world.hours_pass(1)

    said = await told_of(world)

    assert (
        "✔ Messages of the last two days that will never arrive: 1, "
        "all to people who blocked the bot or left Telegram\n"
    ) in said
    assert "· People who cannot be reached: 1 (a coordinator hears of each)\n" in said


async def test_what_came_too_late_is_only_told(world: World) -> None:
    await world.duo()
    late = "UPDATE outgoing_message SET state = 'expired', expires_at = :then WHERE id = :id"
    await change(world, late, id=1, then=world.now - timedelta(hours=3))
    await change(world, late, id=2, then=world.now - timedelta(days=3))

    assert (
        "· Messages of the last day that were not sent because it was too late for them: 1\n"
        in await told_of(world)
    )
