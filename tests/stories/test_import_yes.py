"""After one yes everybody is there, or nobody: people, their links, and pages to hand over."""

from datetime import UTC, date, datetime
from io import BytesIO

import pypdfium2
import pytest
import zxingcpp
from sqlalchemy import select

from bot.audit.models import AuditEntry
from bot.onboarding.models import Invitation
from bot.people.models import Branch, Cohort, Person, Role
from bot.people.roles import RoleKind
from tests.stories.sheets import FRENCH, documents, french_excel, imports, says_yes, table, utf8_csv, xlsx
from tests.stories.verbs import all_of, how_many
from tests.world import World


async def person_called(world: World, first_name: str) -> Person:
    async with world.built.database.transaction() as session:
        query = select(Person).where(Person.first_name == first_name)
        return (await session.scalars(query)).unique().one()


async def test_people_are_expected_with_all_that_the_sheet_says(world: World) -> None:
    sofie = await world.person("Sofie", "coordinator")
    async with world.built.database.transaction() as session:
        branch = (await session.scalars(select(Branch))).one()
        session.add(Cohort(branch_id=branch.id, name="Lente", starts_on=date(2026, 3, 1)))
    header = ["Voornaam", "Naam", "Rol", "Taal", "Gsm", "Mail", "Lichting", "Opleiding", "Duo's", "Over"]
    row = [
        "Jan",
        "Peeters",
        "mentor",
        "nl",
        "0470123456",
        "Jan@Example.org",
        "lente",
        "1/2/2026",
        "3",
        "Bakker.",
    ]

    await imports(world, "Sofie", xlsx([header, row]))
    await says_yes(world, "Sofie")

    jan = await person_called(world, "Jan")
    assert (jan.last_name, jan.language, jan.phone, jan.email, jan.about, jan.zone) == (
        "Peeters", "nl", "+32 470 12 34 56", "jan@example.org", "Bakker.", "Europe/Brussels",
    )  # fmt: skip
    assert (jan.telegram_id, jan.joined_at, jan.name_confirmed, jan.on_paper) == (None, None, False, False)
    (role,) = jan.roles
    assert (role.kind, role.branch_id, role.most_duos) == (RoleKind.MENTOR, branch.id, 3)
    assert (role.trained_on, role.cohort_id is not None) == (date(2026, 2, 1), True)
    invitation = (await all_of(world, Invitation))[-1]
    assert (invitation.person_id, invitation.made_by_id, invitation.language) == (jan.id, sofie.id, "nl")
    entry = next(each for each in await all_of(world, AuditEntry) if each.subject_id == role.id)
    assert (entry.subject, entry.by_id, entry.by_command_line) == ("role", sofie.id, False)


async def test_the_answer_is_a_sheet_of_links_and_a_page_for_each_with_their_code(world: World) -> None:
    await world.person("Sofie", "coordinator", language="fr")
    rows = [*FRENCH, ["فاطمة", "الزهراء", "mentee", "en", "", ""], ["=1+1x", "", "mentee", "en", "", ""]]

    await imports(world, "Sofie", utf8_csv(rows), "Mars 2026.csv")
    await says_yes(world, "Sofie")

    assert world.count("Sofie", "✅ 4 personnes sont importées.") == 1
    files = documents(world, "Sofie")
    assert list(files) == ["Mars 2026-links.xlsx", "Mars 2026-pages.pdf"]
    header, *listed = table(files["Mars 2026-links.xlsx"])
    assert header[1:4] == ["Prénom", "Nom", "Rôle"]
    assert [row[1] for row in listed] == ["Zoé", "Jan", "فاطمة", "=1+1x"]
    assert listed[0][-1] == date(2026, 4, 1)
    links = [row[-2] for row in listed]
    pages = pypdfium2.PdfDocument(BytesIO(files["Mars 2026-pages.pdf"]))
    codes = [zxingcpp.read_barcodes(page.render(scale=1.5).to_pil()) for page in pages]
    assert [[code.text for code in found] for found in codes] == [[link] for link in links]
    french, dutch, english, _odd = (page.get_textpage().get_text_range() for page in pages)
    assert "Zoé Lefèvre" in french
    assert "Installez l’application gratuite Telegram" in french
    assert "jusqu’au mercredi 1 avril" in french
    assert "Richt de camera van je telefoon" in dutch
    assert "Tap the link, then tap START." in english
    assert links[2].removeprefix("https://") in english


async def test_importing_twice_changes_nothing(world: World) -> None:
    await world.person("Sofie", "coordinator")
    await imports(world, "Sofie", french_excel(FRENCH), "liste.csv")
    await says_yes(world, "Sofie")
    before = [await how_many(world, table) for table in (Person, Role, Invitation)]

    await imports(world, "Sofie", xlsx(FRENCH))

    assert world.last("Sofie").startswith("Everybody in this sheet is there already.")
    assert world.labels("Sofie") == []
    assert [await how_many(world, table) for table in (Person, Role, Invitation)] == before


async def test_who_has_no_telegram_is_kept_by_the_importer_and_has_joined(world: World) -> None:
    sofie = await world.person("Sofie", "coordinator")
    header = ["Prénom", "Rôle", "A Telegram", "Accord le"]

    await imports(world, "Sofie", xlsx([header, ["Fatou", "mentee", "non", date(2026, 2, 27)]]))
    assert "1 of them has no Telegram: you keep this person on paper." in world.last("Sofie")
    await says_yes(world, "Sofie")

    fatou = await person_called(world, "Fatou")
    assert (fatou.on_paper, fatou.kept_by_id, fatou.joined_at) == (True, sofie.id, world.now)
    assert fatou.agreed_to_privacy_at == datetime(2026, 2, 27, 11, tzinfo=UTC)
    assert all(invitation.person_id != fatou.id for invitation in await all_of(world, Invitation))
    assert documents(world, "Sofie") == {}  # no link to hand over


@pytest.mark.parametrize("others", [1, 2])
async def test_when_somebody_else_imports_meanwhile_the_plan_is_made_anew(world: World, others: int) -> None:
    await world.person("Sofie", "coordinator")
    await world.person("Pol", "coordinator")
    await imports(world, "Sofie", xlsx(FRENCH))
    await imports(world, "Pol", xlsx(FRENCH[: 1 + others]))
    await says_yes(world, "Pol")

    await says_yes(world, "Sofie")

    told = next(text for text in reversed(world.reads("Sofie")) if text.startswith("ℹ️"))
    assert told.startswith("ℹ️ Something has changed since I showed you the plan")
    assert ("✅ 1 person is imported." in told) == (others == 1)
    assert ("Everybody in this sheet is there already." in told) == (others == 2)
    assert await how_many(world, Person) == 4
