"""Everybody reads their own language: in the menu, in the help, in what comes next."""

import pytest

from bot.i18n import LANGUAGES
from bot.onboarding import presses as welcome
from bot.people.roles import RoleKind
from tests.stories.verbs import arrives, forges
from tests.world import World

PARTICIPANT = ["slot", "duo", "callme", "language", "help"]
MENUS = {
    "mentee": PARTICIPANT,
    "mentor": PARTICIPANT,
    "coordinator": ["duos", "newduo", "invite", "import", "language", "help"],
    "admin": ["invite", "import", "language", "help"],
}
LAST_LINE = {"en": "What can I do here?", "fr": "Que puis-je faire ici ?", "nl": "Wat kan ik hier doen?"}


def menu_of(world: World, name: str) -> list[tuple[str, str]]:
    menu = world.telegram.commands(world.accounts[name].id)
    return [(command, line.replace("\N{NARROW NO-BREAK SPACE}", " ")) for command, line in menu]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", RoleKind)
async def test_the_menu_shows_what_this_role_can_do_in_this_language(
    world: World, role: RoleKind, language: str
) -> None:
    await world.person("Alex", role, language=language)

    assert [name for name, _line in menu_of(world, "Alex")] == MENUS[role]
    assert menu_of(world, "Alex")[-1] == ("help", LAST_LINE[language])


@pytest.mark.parametrize("language", LANGUAGES)
async def test_help_says_the_same_as_the_menu(world: World, language: str) -> None:
    await world.person("Sofie", "coordinator", language=language)

    await world.says("Sofie", "/help")

    listed = "\n".join(f"/{name} · {line}" for name, line in menu_of(world, "Sofie"))
    assert world.last("Sofie").endswith(f"\n\n{listed}")


async def test_a_stranger_sees_no_menu(world: World) -> None:
    world.gets_phone("Somebody")

    await world.says("Somebody", "/start")

    assert menu_of(world, "Somebody") == []


@pytest.mark.parametrize(
    ("language", "label", "said", "line"),
    [
        (
            "fr",
            "Français",
            "✅ À partir de maintenant, je vous parle en français.",
            "Que puis-je faire ici ?",
        ),
        ("nl", "Nederlands", "✅ Vanaf nu praat ik Nederlands met je.", "Wat kan ik hier doen?"),
        ("en", "English", "✅ From now on I speak English with you.", "What can I do here?"),
    ],
)
async def test_another_language_changes_the_menu_and_whatever_comes_next(
    world: World, language: str, label: str, said: str, line: str
) -> None:
    await world.person("Amina", "mentee", language="nl" if language == "en" else "en")

    await world.says("Amina", "/language")
    await world.taps("Amina", label)

    assert world.last("Amina") == said
    assert menu_of(world, "Amina")[-1] == ("help", line)
    await world.says("Amina", "/help")
    assert line in world.last("Amina")


async def test_what_waits_to_be_sent_is_read_in_the_language_of_that_moment(world: World) -> None:
    await world.duo()

    account = world.accounts["Amina"].id
    world.telegram.says(account, "/duo")
    world.telegram.says(account, "/language")
    await world.settle()
    await world.taps("Amina", "Français")
    await world.says("Amina", "/duo")

    assert world.last("Amina").startswith("Votre duo : vous et Jan.")


async def test_a_duo_of_two_languages_each_reads_their_own(world: World) -> None:
    await world.person("Sofie", "coordinator", language="nl")
    await world.person("Amina", "mentee", language="fr")
    await world.person("Jan", "mentor", language="en")

    await world.forms_duo("Sofie", "Amina", "Jan")

    assert world.last("Sofie") == "🎉 Amina en Jan hebben allebei ja gezegd. Hun duo is begonnen."
    assert world.last("Amina").startswith("🎉 Vous et Jan, vous êtes un duo")
    assert world.last("Jan").startswith("🎉 You and Amina are a duo, from Monday 2 March.")


async def test_the_language_can_be_changed_in_mid_welcome(world: World) -> None:
    await arrives(world, "Amina", language="fr")

    await world.says("Amina", "/language")
    await world.taps("Amina", "Nederlands")

    assert "Je gegevens" in world.last("Amina")
    await world.presses("Amina", welcome.AgreeToPrivacy(True))
    assert "Onderzoekers" in world.last("Amina")


async def test_a_forged_language_changes_nothing(world: World) -> None:
    await world.person("Amina", "mentee", language="fr")

    for language in ("xx", "", "EN", "../en", "\x00"):
        await forges(world, "Amina", f"lang:{language}")

    assert all(said.startswith("Ce bouton ne sert plus.") for said in world.shown("Amina"))
    assert len(world.shown("Amina")) == 5
    assert (await world.person("Amina")).language == "fr"
