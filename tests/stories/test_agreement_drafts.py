"""What may be dropped or taken back, and who may do anything at all about the texts."""

import pytest

from bot.agreements import presses
from bot.agreements.models import Agreement
from bot.agreements.rules import Source
from bot.outbox.buttons import Press
from tests.stories.agreement_verbs import TEXTS, duo_that_signs, opens_scope, publishes, writes
from tests.stories.verbs import all_of, forges, how_many
from tests.world import BRANCH, World

GONE = "This draft is published or dropped by now. /agreement shows how it is."
STALE = "This button is no longer in use. /help shows what you can do now."
NOT_YOU = "That is not possible for you. /help shows what you can do."


async def test_a_draft_is_dropped_after_a_second_look(world: World) -> None:
    await world.person("Ada", "admin")
    await writes(world, "Ada")
    await world.taps("Ada", "◀ Back")

    await world.taps("Ada", "🗑 Drop the draft")
    assert world.last("Ada") == "Drop the draft of version 1? Its texts are lost then."
    await world.taps("Ada", "◀ Back")
    assert await how_many(world, Agreement) == 1

    await world.taps("Ada", "🗑 Drop the draft")
    await world.taps("Ada", "🗑 Yes, drop it")
    assert world.last("Ada").endswith("There is no agreement yet. Nobody is asked to sign.")
    assert await how_many(world, Agreement) == 0


async def test_a_text_for_a_draft_that_another_admin_dropped_is_answered_and_no_longer_waited_for(
    world: World,
) -> None:
    await world.person("Ada", "admin")
    await world.person("Bob", "admin")
    await opens_scope(world, "Ada")
    await world.taps("Ada", "New version")
    await world.taps("Ada", "✏️ Français")
    await opens_scope(world, "Bob")
    await world.taps("Bob", "Go on")
    await world.taps("Bob", "🗑 Drop")
    await world.taps("Bob", "🗑 Yes")

    await world.says("Ada", TEXTS[0])
    assert world.last("Ada") == GONE
    await world.says("Ada", TEXTS[0])
    assert world.last("Ada") != GONE


async def test_a_version_is_taken_back_while_nobody_was_asked(world: World) -> None:
    await publishes(world)
    await publishes(world, texts=("x", "y", "z"))

    await opens_scope(world, "Ada")
    await world.taps("Ada", "↩ Take version 2 back")
    assert "In force: version 1" in world.last("Ada")
    assert "Draft: version 2" in world.last("Ada")

    await world.duo()
    await world.hours_pass(0.1)
    assert TEXTS[2] in world.last("Amina")


async def test_a_version_that_was_asked_for_is_not_taken_back(world: World) -> None:
    await publishes(world)
    await opens_scope(world, "Ada")
    await world.duo()
    await world.hours_pass(0.1)

    await world.taps("Ada", "↩ Take version 1 back")
    assert world.shown("Ada")[-1].startswith("This version cannot be taken back")
    await opens_scope(world, "Ada")

    assert "↩ Take version 1 back" not in world.labels("Ada")
    assert "0 signatures\n2 signatures are missing" in world.last("Ada")
    assert (await all_of(world, Agreement))[0].published_at is not None


async def test_a_version_is_not_taken_back_while_the_next_is_being_written(world: World) -> None:
    await publishes(world)
    await writes(world, "Ada")
    await opens_scope(world, "Ada")
    assert "↩ Take version 1 back" not in world.labels("Ada")

    first = (await all_of(world, Agreement))[0]
    await forges(world, "Ada", presses.TakeBack(first.id))

    assert world.shown("Ada")[-1].startswith("This version cannot be taken back")


async def test_tapping_twice_makes_one_draft_and_publishes_once(world: World) -> None:
    await world.person("Ada", "admin")
    await opens_scope(world, "Ada")
    for _tap in range(2):
        world.telegram.taps(world.accounts["Ada"].id, world.newest("Ada").id, "✏️ New version")
    await world.settle()
    assert await how_many(world, Agreement) == 1

    await world.taps("Ada", "Start from the example")
    await world.taps("Ada", "📣 Publish")
    for _tap in range(2):
        world.telegram.taps(world.accounts["Ada"].id, world.newest("Ada").id, "Only new duos")
    await world.settle()

    assert world.shown("Ada") == [GONE]
    assert world.last("Ada").startswith("✅ Version 1 for all branches is in force.")


async def test_a_draft_without_all_its_texts_is_not_published(world: World) -> None:
    await world.person("Ada", "admin")
    await opens_scope(world, "Ada")
    await world.taps("Ada", "New version")
    (draft,) = await all_of(world, Agreement)
    assert "📣 Publish version 1" not in world.labels("Ada")

    await forges(world, "Ada", presses.AskWhoSigns(draft.id))
    await forges(world, "Ada", presses.PublishAgreement(draft.id, True))

    missing = "A text is still missing: Français, Nederlands and English."
    assert world.shown("Ada") == [missing, missing]


def of_admins(agreement_id: int, branch_id: int) -> list[Press]:
    """Every button of an admin's."""
    return [
        presses.ShowScopes(0),
        presses.ShowScope(branch_id),
        presses.ReadVersion(agreement_id, "fr"),
        presses.NewVersion(branch_id),
        presses.ShowDraft(agreement_id),
        presses.WriteText(agreement_id, "fr"),
        presses.TakeText(agreement_id, "fr", Source.EXAMPLE),
        presses.TakeTexts(agreement_id, Source.EXAMPLE),
        presses.DropDraft(agreement_id, True),
        presses.AskWhoSigns(agreement_id),
        presses.PublishAgreement(agreement_id, True),
        presses.TakeBack(agreement_id),
    ]


@pytest.mark.parametrize("name", ["Sofie", "Amina"])
async def test_nobody_but_an_admin_touches_the_texts(world: World, name: str) -> None:
    await duo_that_signs(world)
    await writes(world, "Ada", ("a", "b", "c"))
    published, draft = await all_of(world, Agreement)

    forged = [*of_admins(draft.id, 0), presses.TakeBack(published.id)]
    for press in forged:
        await forges(world, name, press)

    assert world.shown(name) == [NOT_YOU] * len(forged)
    now = await all_of(world, Agreement)
    assert [(each.published_at, each.by_language) for each in now] == [
        (published.published_at, published.by_language),
        (None, {"fr": "a", "nl": "b", "en": "c"}),
    ]


async def test_an_admin_s_buttons_of_versions_and_branches_that_do_not_exist_are_stale(world: World) -> None:
    await world.branch(BRANCH)
    await world.person("Ada", "admin")
    await world.says("Ada", "/agreement")
    said = world.reads("Ada")

    for press in of_admins(999_999, 999_999)[1:]:
        await forges(world, "Ada", press)
    await forges(world, "Ada", presses.ShowScope(-1))

    assert set(world.shown("Ada")) <= {STALE, GONE, "This version cannot be taken back"}
    assert len(world.shown("Ada")) == len(of_admins(0, 0))
    assert world.reads("Ada") == said
    assert await how_many(world, Agreement) == 0


async def test_a_language_that_nobody_speaks_is_not_written(world: World) -> None:
    await publishes(world)
    await writes(world, "Ada")
    published, draft = await all_of(world, Agreement)

    for press in (presses.WriteText(draft.id, "de"), presses.ReadVersion(published.id, "xx")):
        await forges(world, "Ada", press)
    await forges(world, "Ada", presses.TakeTexts(draft.id, Source.EXAMPLE))  # it has texts by now

    assert world.shown("Ada") == [STALE] * 3
    assert (await all_of(world, Agreement))[1].by_language == draft.by_language
