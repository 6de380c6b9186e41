"""A coordinator brings two people together, and both are free to say no."""

import asyncio
from datetime import date, timedelta

import pytest

from bot.duos import presses
from bot.duos.models import Duo, DuoState
from bot.duos.rules import Reason
from tests.stories.verbs import all_of, arrives_at_about, forges, how_many, waiting_updates
from tests.world import World

FREE_NO_MORE = "One of them is not free any more. Start again with /newduo."
STALE = "This button is no longer in use. /help shows what you can do now."


async def three_people(world: World, *, language: str = "en") -> None:
    await world.person("Sofie", "coordinator", language=language)
    await world.person("Amina", "mentee", language=language, about="I like football.")
    await world.person("Jan", "mentor", language=language, about="I was a <b>baker</b> & cook.")


async def ids(world: World, *names: str) -> list[int]:
    return [(await world.person(name)).id for name in names]


async def the_duo(world: World) -> Duo:
    (duo,) = await all_of(world, Duo)
    assert isinstance(duo, Duo)
    return duo


async def test_only_free_people_of_ones_own_branches_who_have_joined_are_offered(world: World) -> None:
    await world.duo(mentee="Amina", mentor="Jan", coordinator="Sofie")
    await world.person("Bilal", "mentee")
    await world.person("Chloé", "mentee", branch="Gent")
    await arrives_at_about(world, "Dina")

    await world.says("Sofie", "/newduo")

    assert world.labels("Sofie") == ["Bilal", "✖ Stop"]


async def test_who_waits_longest_comes_first_eight_a_page(world: World) -> None:
    await world.person("Sofie", "coordinator")
    for number in range(1, 10):
        await world.person(f"Mentee {number}", "mentee")
        await world.hours_pass(0.1)

    await world.says("Sofie", "/newduo")
    assert world.labels("Sofie") == [*(f"Mentee {number}" for number in range(1, 9)), "More ▶", "✖ Stop"]

    await world.taps("Sofie", "More")
    assert world.labels("Sofie") == ["Mentee 9", "◀ Back", "✖ Stop"]

    await world.taps("Sofie", "Back")
    assert world.labels("Sofie")[0] == "Mentee 1"
    assert world.count("Sofie", "Who is the mentee?") == 1


async def test_a_page_that_has_become_empty_shows_the_first_one(world: World) -> None:
    await world.person("Sofie", "coordinator")
    await world.person("Amina", "mentee")
    await world.says("Sofie", "/newduo")

    await forges(world, "Sofie", presses.ShowMentees(3))

    assert world.labels("Sofie") == ["Amina", "✖ Stop"]
    assert world.shown("Sofie") == []


@pytest.mark.parametrize(
    ("language", "kindly"),
    [
        ("en", "No mentee of your branches is free at the moment."),
        ("fr", "Pour le moment, personne n’est libre comme mentee dans vos antennes."),
        ("nl", "Er is nu geen mentee vrij in je vestigingen."),
    ],
)
async def test_a_coordinator_without_free_people_hears_how_to_invite_some(
    world: World, language: str, kindly: str
) -> None:
    await world.person("Sofie", "coordinator", language=language)

    await world.says("Sofie", "/newduo")

    assert world.last("Sofie").startswith(kindly)
    assert "/invite" in world.last("Sofie")


@pytest.mark.parametrize(
    ("language", "question", "line"),
    [
        ("en", "🤝 Sofie, your coordinator, thinks that you and Jan", "Jan writes: “I was a <b>baker</b> & cook.”"),
        ("fr", "🤝 Sofie, de la coordination, pense à un duo", "Jan écrit : « I was a <b>baker</b> & cook. »"),
        ("nl", "🤝 Sofie, je coördinator, denkt dat jij en Jan", "Jan schrijft: “I was a <b>baker</b> & cook.”"),
    ],
)
async def test_both_are_asked_with_the_first_name_and_the_line_of_the_other(
    world: World, language: str, question: str, line: str
) -> None:
    await three_people(world, language=language)

    await world.proposes_duo("Sofie", "Amina", "Jan")

    assert world.last("Amina").startswith(question)
    assert line in world.last("Amina")
    assert "I like football." in world.last("Jan")


async def test_the_proposal_is_looked_at_before_anybody_is_asked(world: World) -> None:
    await three_people(world)
    heard = len(world.reads("Amina"))
    await world.says("Sofie", "/newduo")
    await world.taps("Sofie", "Amina")
    await world.taps("Sofie", "Jan")

    assert world.labels("Sofie")[:2] == ["Monday 2 March", "Monday 9 March"]
    await world.taps("Sofie", "Monday 9 March")
    assert world.last("Sofie").startswith("Mentee: Amina\nMentor: Jan\nFrom Monday 9 March to ")

    await world.taps("Sofie", "✖ Stop")
    assert world.last("Sofie") == "All right, I ask nobody."
    assert await how_many(world, Duo) == 0
    assert len(world.reads("Amina")) == heard


@pytest.mark.parametrize(
    ("language", "opening", "starters"),
    [
        ("en", "🎉 You and Jan are a duo, from Monday 2 March.", "Three questions to begin with:"),
        ("fr", "🎉 Vous et Jan, vous êtes un duo, à partir du lundi 2 mars.", "Trois questions pour commencer :"),
        ("nl", "🎉 Jij en Jan zijn een duo, vanaf maandag 2 maart.", "Drie vragen om te beginnen:"),
    ],
)
async def test_two_yeses_make_a_duo(world: World, language: str, opening: str, starters: str) -> None:
    await three_people(world, language=language)

    duo = await world.proposes_duo("Sofie", "Amina", "Jan")
    await world.presses("Jan", presses.SayYes(duo.id))
    assert (await the_duo(world)).state is DuoState.PROPOSED
    await world.presses("Amina", presses.SayYes(duo.id))

    assert (await the_duo(world)).state is DuoState.ACTIVE
    assert world.last("Amina").startswith(opening)
    for name in ("Amina", "Jan"):
        assert all(part in world.last(name) for part in (starters, "\n1. ", "\n2. ", "\n3. "))
    assert world.last("Sofie").startswith("🎉 Amina")


async def test_a_no_reaches_the_coordinator_with_its_reason_and_the_other_kindly_without(
    world: World,
) -> None:
    await three_people(world)
    duo = await world.proposes_duo("Sofie", "Amina", "Jan")

    await world.presses("Amina", presses.SayNo(duo.id))
    assert (await the_duo(world)).state is DuoState.PROPOSED
    await world.taps("Amina", "It is too far for me")

    assert "Reason: “It is too far for me”" in world.last("Sofie")
    assert world.last("Amina") == "Thank you for telling us. Sofie knows it and will be in touch."
    assert world.last("Jan").startswith("It did not work out with this duo. It is not because of you.")
    assert not any("too far" in said or "Amina said" in said for said in world.reads("Jan"))


async def test_after_a_no_both_are_free_again(world: World) -> None:
    await three_people(world)
    duo = await world.proposes_duo("Sofie", "Amina", "Jan")

    await world.presses("Jan", presses.SayNo(duo.id))
    await world.presses("Jan", presses.SayNoBecause(duo.id, Reason.UNSAID))
    again = await world.forms_duo("Sofie", "Amina", "Jan")

    assert [each.state for each in await all_of(world, Duo)] == [DuoState.DECLINED, DuoState.ACTIVE]
    assert again.id != duo.id


async def test_one_wrong_tap_on_no_can_be_taken_back(world: World) -> None:
    await three_people(world)
    duo = await world.proposes_duo("Sofie", "Amina", "Jan")

    await world.taps("Amina", "No")
    await world.taps("Amina", "Back, let me think")

    assert "Jan writes:" in world.last("Amina")
    await world.presses("Amina", presses.SayYes(duo.id))
    assert (await the_duo(world)).mentee_agreed_at is not None


async def test_three_days_without_an_answer_reach_the_coordinator_once(world: World) -> None:
    await three_people(world)
    duo = await world.proposes_duo("Sofie", "Amina", "Jan")
    await world.presses("Jan", presses.SayYes(duo.id))

    await world.days_pass(2.9)
    assert world.count("Sofie", "no answer") == 0
    await world.days_pass(20)

    assert world.count("Sofie", "for 3 days no answer from Amina.") == 1


async def test_asking_again_asks_only_who_is_silent_and_waits_three_days_more(world: World) -> None:
    await three_people(world)
    duo = await world.proposes_duo("Sofie", "Amina", "Jan")
    await world.presses("Jan", presses.SayYes(duo.id))
    await world.days_pass(3)

    await world.taps("Sofie", "🔁 Ask again")

    assert world.last("Sofie") == "I have asked again: Amina."
    assert world.count("Amina", "🤝 Sofie") == 2
    assert world.count("Jan", "🤝 Sofie") == 0  # it says "you said yes" by now
    await world.days_pass(4)
    assert world.count("Sofie", "for 3 days no answer from Amina.") == 1  # the first one was edited


async def test_a_double_tap_on_ask_again_asks_once(world: World) -> None:
    await three_people(world)
    await world.proposes_duo("Sofie", "Amina", "Jan")
    await world.days_pass(3)

    for _tap in range(2):
        world.telegram.taps(world.accounts["Sofie"].id, world.newest("Sofie").id, "🔁 Ask again")
    await world.settle()

    assert world.count("Amina", "🤝 Sofie") == world.count("Jan", "🤝 Sofie") == 2


async def test_a_proposal_can_be_withdrawn(world: World) -> None:
    await three_people(world)
    duo = await world.proposes_duo("Sofie", "Amina", "Jan")
    await world.days_pass(3)

    await world.taps("Sofie", "✖ Withdraw")

    assert world.last("Sofie") == "The proposal for Amina and Jan is withdrawn. Both are free again."
    assert all(world.last(name).startswith("It did not work out") for name in ("Amina", "Jan"))
    await world.presses("Amina", presses.SayYes(duo.id))
    assert world.shown("Amina") == ["This proposal is over. Your coordinator can tell you more."]
    assert (await the_duo(world)).state is DuoState.WITHDRAWN


async def test_two_coordinators_who_propose_one_mentee_at_the_same_moment_make_one_duo(
    world: World,
) -> None:
    await three_people(world)
    await world.person("Tom", "coordinator")
    await world.person("Karel", "mentor")
    amina, jan, karel = await ids(world, "Amina", "Jan", "Karel")
    for coordinator, mentor in (("Sofie", jan), ("Tom", karel)):
        account = world.accounts[coordinator].id
        code = presses.Propose(amina, mentor, world.now.date()).data()
        world.telegram.forges(account, world.sees(coordinator)[-1].id, code)

    await asyncio.gather(*(world.built.dispatch.receive(update) for update in waiting_updates(world)))
    await world.settle()

    assert await how_many(world, Duo) == 1
    assert world.count("Amina", "🤝 ") == 1
    assert [*world.shown("Sofie"), *world.shown("Tom")] == [FREE_NO_MORE]


async def test_two_yeses_at_the_same_moment_begin_the_duo_once(world: World) -> None:
    await three_people(world)
    await world.proposes_duo("Sofie", "Amina", "Jan")
    for name in ("Amina", "Jan"):
        world.telegram.taps(world.accounts[name].id, world.newest(name).id, "✅ Yes, gladly")

    await asyncio.gather(*(world.built.dispatch.receive(update) for update in waiting_updates(world)))
    await world.settle()

    assert (await the_duo(world)).state is DuoState.ACTIVE
    assert world.count("Sofie", "Their duo has begun.") == 1
    assert world.count("Amina", "are a duo") == world.count("Jan", "are a duo") == 1


async def test_a_double_tap_on_yes_is_one_yes(world: World) -> None:
    await three_people(world)
    await world.proposes_duo("Sofie", "Amina", "Jan")

    for _tap in range(2):
        world.telegram.taps(world.accounts["Amina"].id, world.newest("Amina").id, "✅ Yes, gladly")
    await world.settle()

    assert world.count("Sofie", "Amina said yes") == 1
    assert world.shown("Amina") == ["You have said yes already. Thank you!"]


async def test_the_buttons_of_a_declined_proposal_change_nothing(world: World) -> None:
    await three_people(world)
    duo = await world.proposes_duo("Sofie", "Amina", "Jan")
    await world.presses("Amina", presses.SayNo(duo.id))
    await world.taps("Amina", "I have no time")
    heard = len(world.reads("Sofie"))

    for press in (presses.SayYes(duo.id), presses.SayNo(duo.id), presses.SayNoBecause(duo.id, Reason.TIME)):
        await forges(world, "Jan", press)
    for press in (presses.AskAgain(duo.id), presses.Withdraw(duo.id)):
        await forges(world, "Sofie", press)

    assert set(world.shown("Jan")) == {"This proposal is over. Your coordinator can tell you more."}
    assert world.shown("Sofie") == [STALE, STALE]
    assert (await the_duo(world)).state is DuoState.DECLINED
    assert len(world.reads("Sofie")) == heard


async def test_the_buttons_of_somebody_elses_proposal_change_nothing(world: World) -> None:
    await three_people(world)
    duo = await world.proposes_duo("Sofie", "Amina", "Jan")
    await world.person("Bilal", "mentee")
    await world.person("Tom", "coordinator")

    for press in (presses.SayYes(duo.id), presses.SayNo(duo.id), presses.SayNoBecause(duo.id, Reason.TIME)):
        await forges(world, "Bilal", press)
    for press in (presses.AskAgain(duo.id), presses.Withdraw(duo.id)):
        await forges(world, "Tom", press)

    assert set(world.shown("Bilal")) == set(world.shown("Tom")) == {STALE}
    unanswered = await the_duo(world)
    assert unanswered.state is DuoState.PROPOSED
    assert unanswered.mentee_agreed_at is unanswered.mentor_agreed_at is None


async def test_a_coordinator_cannot_forge_a_duo_with_people_of_another_branch(world: World) -> None:
    await three_people(world)
    await world.person("Chloé", "mentee", branch="Gent")
    await world.person("Karel", "mentor", branch="Gent")
    amina, jan, chloe, karel = await ids(world, "Amina", "Jan", "Chloé", "Karel")
    today = world.now.date()

    for press in (
        presses.ShowMentors(chloe, 0),
        presses.ShowStarts(amina, karel),
        presses.ShowProposal(chloe, jan, today),
        presses.Propose(chloe, jan, today),
        presses.Propose(amina, karel, today),
        presses.Propose(jan, amina, today),
        presses.Propose(amina, amina, today),
        presses.Propose(999_999, jan, today),
    ):
        await forges(world, "Sofie", press)

    assert world.shown("Sofie") == [FREE_NO_MORE] * 8
    assert await how_many(world, Duo) == 0


@pytest.mark.parametrize("days", [-8, -400, 93, 4000])
async def test_a_start_far_from_today_is_refused_before_it_is_shown(world: World, days: int) -> None:
    await three_people(world)
    amina, jan = await ids(world, "Amina", "Jan")
    start = world.now.date() + timedelta(days=days)

    for press in (presses.ShowProposal(amina, jan, start), presses.Propose(amina, jan, start)):
        await forges(world, "Sofie", press)

    assert world.shown("Sofie") == ["This start date is no longer possible. Start again with /newduo."] * 2
    assert await how_many(world, Duo) == 0


@pytest.mark.parametrize("start", [date.min, date.max])
async def test_the_first_and_the_last_day_of_the_calendar_are_refused_like_any_other(
    world: World, start: date
) -> None:
    await three_people(world)
    amina, jan = await ids(world, "Amina", "Jan")
    code = f"{amina}:{jan}:{start.year:04}{start.month:02}{start.day:02}"

    await forges(world, "Sofie", f"look:{code}")
    await forges(world, "Sofie", f"propose:{code}")

    assert world.shown("Sofie") == ["This start date is no longer possible. Start again with /newduo."] * 2
