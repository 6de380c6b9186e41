"""Help that helps: what one can do, who one is, and an answer to what nobody understands."""

import pytest

from bot.i18n import LANGUAGES
from bot.onboarding.presses import Do
from tests.stories.verbs import arrives, forges, link_for, speaks, three_people
from tests.world import World

NOW = {
    "en": "This is what you can do now:",
    "fr": "Voici ce que vous pouvez faire maintenant :",
    "nl": "Dit kun je nu doen:",
}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_whoever_writes_what_nobody_understands_sees_what_they_can_do(
    world: World, language: str
) -> None:
    await world.person("Sofie", "coordinator", language=language)

    await world.says("Sofie", "Hello?")
    assert world.last("Sofie").endswith(NOW[language])

    await world.taps("Sofie", {"en": "Form a duo", "fr": "Former un duo", "nl": "Een duo vormen"}[language])
    assert "/invite" in world.shown("Sofie")[-1]  # nobody is free yet


async def test_only_what_is_of_use_now_is_offered(world: World) -> None:
    await world.person("Amina", "mentee")
    await world.says("Amina", "Hello?")
    assert "Choose our weekly time" not in world.labels("Amina")

    await world.duo(mentee="Amina")
    await world.says("Amina", "/help")
    assert "Choose our weekly time" in world.labels("Amina")

    await world.taps("Amina", "Choose our weekly time")
    assert "Monday" in world.labels("Amina")


async def test_a_proposal_that_waits_is_shown_again_to_whoever_is_lost(world: World) -> None:
    await three_people(world)
    await world.proposes_duo("Sofie", "Amina", "Jan")

    await world.says("Amina", "What now?")

    assert world.last("Amina").startswith("🤝 Sofie")
    assert world.labels("Amina") == ["✅ Yes, gladly", "No"]


async def test_in_the_welcome_its_question_is_asked_again(world: World) -> None:
    await arrives(world, "Amina")

    await world.says("Amina", "/whatever")

    assert world.reads("Amina")[-2] == "One moment: please first answer my question."
    assert world.labels("Amina")[0] == "✅ Yes, I agree"


async def test_help_tells_apart_what_each_of_several_roles_can_do(world: World) -> None:
    await world.person("Sofie", "coordinator")
    await world.opens("Sofie", await link_for(world, "mentor"))
    await world.taps("Sofie", "Rather not")

    await world.says("Sofie", "/help")

    mentor, coordinator, everybody = world.last("Sofie").split("\n\n")[1:]
    assert mentor.startswith("As a mentor\n/slot")
    assert coordinator.startswith("As a coordinator\n/duos")
    assert everybody.startswith("For everybody\n")


@pytest.mark.parametrize("command", ["start", "nonsense", "", "newduo:1"])
async def test_a_command_that_is_no_button_changes_nothing(world: World, command: str) -> None:
    await world.person("Sofie", "coordinator")
    heard = len(world.reads("Sofie"))

    await forges(world, "Sofie", f"do:{command}")

    assert world.shown("Sofie") == ["This button is no longer in use. /help shows what you can do now."]
    assert len(world.reads("Sofie")) == heard


async def test_the_button_of_another_role_opens_nothing(world: World) -> None:
    await world.person("Amina", "mentee")

    await forges(world, "Amina", Do("newduo"))

    assert world.shown("Amina") == ["That is not possible for you. /help shows what you can do."]


async def test_who_am_i_names_roles_duos_and_language(world: World) -> None:
    await world.duo(mentee="Amina", mentor="Jan", coordinator="Sofie")
    await world.opens("Sofie", await link_for(world, "coordinator", branch="Gent"))

    await world.says("Sofie", "/whoami")
    assert world.last("Sofie").split("\n") == [
        "You are Sofie.",
        "• coordinator in Bruxelles",
        "• coordinator in Gent",
        "",
        "You look after 1 active duo.",
        "",
        "I speak English with you. Where you are it is 10:00.",
        "You have been here since Monday 2 March.",
    ]

    await speaks(world, "Amina", "Français")
    await world.says("Amina", "/whoami")
    assert "• mentee à Bruxelles" in world.last("Amina")
    assert "Vous formez un duo avec Jan. Sofie vous accompagne." in world.last("Amina")
    assert "Je vous parle français." in world.last("Amina")

    await world.taps("Amina", "Changer de langue")
    await world.taps("Amina", "Nederlands")
    await world.says("Amina", "/whoami")
    assert "Je vormt een duo met Jan. Sofie begeleidt jullie." in world.last("Amina")


async def test_a_stranger_who_asks_who_they_are_hears_who_can_come_in(world: World) -> None:
    world.gets_phone("Somebody")

    await world.says("Somebody", "/whoami")

    assert world.last("Somebody").startswith("Hello! I am Duo")
