"""What the doctor says of what came in, of what is due, and of who would hear."""

from datetime import timedelta

from sqlalchemy import insert

from bot.doctor.due_rows import WAITS, WHAT
from bot.due import Mishap
from tests.stories.test_doctor import change, told_of
from tests.stories.verbs import link_for
from tests.world import World


async def test_what_failed_three_times_is_named_and_it_tells_how_to_try_again(world: World) -> None:
    await world.duo()
    before = await told_of(world)
    two = "(SELECT update_id FROM received_update LIMIT 2)"
    await change(world, f"UPDATE received_update SET state = 'set_aside' WHERE update_id IN {two}")
    async with world.built.database.transaction() as session:
        for number in range(6):
            failed_at = world.now - timedelta(hours=number)
            row = {"wait": "duo.review_at", "row_key": str(number), "failures": 3, "trace": "somewhere"}
            await session.execute(insert(Mishap).values(**row, last_at=failed_at))
    after = await told_of(world)
    await change(world, "DELETE FROM mishap")

    assert "✔ Nothing that was due was left alone\n" in before
    assert "✔ Every update was understood\n" in before
    assert "✘ Left alone because it failed three times: the look at duo 0 (duo.review_at), the look" in after
    assert "the look at duo 4 (duo.review_at) and 1 more\n" in after
    assert 'psql "$DATABASE_URL" -c "delete from mishap where failures >= 3"\n' in after
    assert "✘ Updates that failed three times and were set aside: 2\n" in after
    assert """psql "$DATABASE_URL" -c "delete from received_update where state = 'set_aside'"\n""" in after


async def test_a_clockwork_that_stands_still_is_seen_by_what_should_have_happened(world: World) -> None:
    await world.duo()
    due = world.now - timedelta(minutes=6)
    in_time = await told_of(world)
    await change(world, "UPDATE duo SET review_at = :due", due=due)
    late = await told_of(world)
    async with world.built.database.transaction() as session:
        parked = {"wait": "duo.review_at", "row_key": "1", "failures": 3, "trace": "", "last_at": due}
        await session.execute(insert(Mishap).values(parked))
    left_alone = await told_of(world)
    await change(world, "DELETE FROM mishap")

    assert "✔ What is due is done in time\n" in in_time
    assert (
        "✘ The clockwork stands still: the look at duo (duo.review_at) has been due since "
        "Mon 2 Mar 2026 08:54 UTC (6 minutes ago)\n"
    ) in late
    assert "The clockwork stands still" not in left_alone


def test_everything_that_waits_for_its_time_has_a_name_that_can_be_read() -> None:
    assert {wait.name for wait in WAITS} == WHAT.keys()


async def test_it_tells_when_somebody_was_last_heard(world: World) -> None:
    silent = await told_of(world)
    await world.duo()
    await change(world, "UPDATE received_update SET received_at = :then", then=world.now - timedelta(hours=3))

    assert "· No message or tap has come in the last 3 days\n" in silent
    assert "· The last message or tap came 3 hours ago\n" in await told_of(world)


async def test_a_programme_in_which_nobody_would_hear_is_told_what_it_lacks(world: World) -> None:
    """An admin on the way through the welcome hears nothing yet."""
    empty = await told_of(world)
    world.gets_phone("Claire")
    await world.opens("Claire", await link_for(world, "admin"))
    begun = await told_of(world)
    await world.person("Claire", "admin")
    await world.branch("Sint Niklaas")
    await world.person("Jan", "mentor", branch="Sint Niklaas")
    alone = await told_of(world)
    await world.person("Sofie", "coordinator", branch="Sint Niklaas")
    complete = await told_of(world)
    await change(world, "UPDATE person SET unreachable_since = :now", now=world.now)
    away = await told_of(world)

    assert "✘ There is no branch yet: nobody can be invited into one\n  → Add one: python -m bot" in empty
    assert "✘ No admin has joined yet: nobody hears of alerts that no coordinator takes\n" in empty
    assert "✔ Branches: 1\n" in begun
    assert "✘ No admin has joined yet" in begun
    assert "✔ Admins: 1\n" in alone
    assert "✘ Sint Niklaas has no coordinator: its mentees and mentors (1) would not be heard\n" in alone
    assert "    python -m bot invite --role coordinator --branch 'Sint Niklaas'\n" in alone
    assert "coordinator:" not in complete
    assert "✘ No admin can be reached" in away
    assert "✘ Sint Niklaas has no coordinator who can be reached: its mentees and mentors (1)" in away
    assert not any(name in empty + begun + alone + complete + away for name in ("Claire", "Jan", "Sofie"))
