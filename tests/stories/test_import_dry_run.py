"""A coordinator sends the sheet they have, and sees what would be done, before anything is done."""

from datetime import date
from typing import Any

import pytest

from bot.people.models import Person
from tests.stories.sheets import FRENCH, Rows, documents, french_excel, imports, sends_file, utf8_csv, xlsx
from tests.stories.verbs import how_many
from tests.world import BRANCH, World

HEADER = ["Prénom", "Nom", "Rôle"]


async def sofie(world: World, *, language: str = "en") -> None:
    await world.person("Sofie", "coordinator", language=language)


@pytest.mark.parametrize("make", [french_excel, utf8_csv, xlsx])
async def test_the_sheet_comes_as_excel_saves_it(world: World, make: Any) -> None:
    await sofie(world)

    await imports(world, "Sofie", make(FRENCH))

    assert world.last("Sofie") == (
        "2 people are new.\n• Bruxelles: 1 mentee, 1 mentor\n\nNothing is imported yet."
    )
    assert world.labels("Sofie") == ["✅ Import 2 people", "✖ No"]
    assert await how_many(world, Person) == 1


async def test_names_of_five_scripts_and_languages_arrive_as_they_are(world: World) -> None:
    await sofie(world)
    names = ["Zoë", "Şükrü", "فاطمة", "Олександр", "Nguyễn"]

    await imports(world, "Sofie", xlsx([HEADER, *([name, "X", "mentee"] for name in names)]))
    await world.taps("Sofie", "✅")
    await world.tick()
    await imports(world, "Sofie", xlsx([HEADER, *([name, "X", "mentee"] for name in names)]))

    for name in names:
        assert f"{name} X" in world.last("Sofie")


async def test_what_excel_makes_of_cells_is_understood(world: World) -> None:
    """A title above, the number without its zero, a real date, a formula that failed, a second header."""
    await sofie(world)
    header = ["Voornaam", "Rol", "Telefoon", "Opleiding", "Aantal duo's"]
    rows: Rows = [
        ["Mentoren lente 2026"],
        [],
        header,
        ["Jan", "mentor", 470123456, date(2026, 2, 1), 2],
        header,
        ["  Lies ", "Mentor ", "0470/12.34.57", "ja", 1],
        [],
    ]

    await imports(world, "Sofie", xlsx(rows))

    assert world.last("Sofie").startswith("2 people are new.\n• Bruxelles: 0 mentees, 2 mentors")


async def test_a_formula_that_failed_is_told_and_not_taken_for_an_empty_cell(world: World) -> None:
    await sofie(world)
    sheet = xlsx([["Prénom", "Rôle", "Tél"], ["Amina", "mentee", ""]], failed={(1, 2): "#REF!"})

    await imports(world, "Sofie", sheet)

    assert "• Line 2: In “Tél” a formula has failed (#REF!)." in world.last("Sofie")


async def test_each_bad_line_is_told_with_its_number_and_what_would_be_right(world: World) -> None:
    await sofie(world, language="fr")
    rows = [
        ["Prénom", "Nom", "Rôle", "Langue", "Tél", "E-mail", "Antenne", "Promotion", "Telegram"],
        ["Zoé", "Lefèvre", "mentee", "fr"],
        [],
        ["", "Sans prénom", "chef", "arabe", "12", "zoe@", "Namur", "Mars", "non"],
    ]

    await imports(world, "Sofie", french_excel(rows), "mars.csv")

    assert world.last("Sofie") == (
        "❌ 8 choses sont d’abord à corriger. Rien n’est importé.\n\n"
        "• Ligne 4 : « Prénom » est vide. À remplir.\n"
        "• Ligne 4 : « chef » (Rôle) n’est pas un rôle. Écrivez : mentee ou mentor.\n"
        "• Ligne 4 : Il n’y a pas d’antenne « Namur ». Écrivez : Bruxelles.\n"
        "• Ligne 4 : « arabe » (Langue) n’est pas une de mes langues. Écrivez : fr, nl ou en ; ou rien, pour "
        "celle de l’antenne.\n"
        "• Ligne 4 : « 12 » (Tél) n’est pas un numéro de téléphone. Écrivez par exemple : 0450 00 12 34. "
        "Pour un autre pays, commencez par + et son indicatif.\n"
        "• Ligne 4 : « zoe@ » (E-mail) n’est pas une adresse e-mail. Écrivez par exemple : nom@example.org.\n"
        "• Ligne 4 : Bruxelles n’a pas encore de promotion. Laissez « Mars » de côté, ou demandez d’abord "
        "à un admin de l’ajouter.\n"
        "• Ligne 4 : Qui n’a pas Telegram doit avoir donné son accord sur papier. Écrivez le jour dans "
        "« Accord sur papier le ».\n\n"
        "Corrigez le tableau et envoyez-le encore une fois."
    )
    assert world.labels("Sofie") == ["📎 Renvoyer le tableau"]

    await world.taps("Sofie", "📎")
    await sends_file(world, "Sofie", french_excel(FRENCH), "mars.csv")
    assert world.labels("Sofie")[0] == "✅ Importer 2 personnes"


async def test_a_list_that_is_too_long_for_a_message_comes_as_a_file_as_well(world: World) -> None:
    await sofie(world, language="nl")
    rows = [["Voornaam", "Rol"], *([f"Naam{number}", "baas"] for number in range(200))]

    await imports(world, "Sofie", xlsx(rows), "lente.xlsx")

    told = next(text for text in world.reads("Sofie") if text.startswith("❌ 200 punten"))
    assert "• Regel 2: “baas” (Rol) is geen rol. Schrijf: mentee of mentor." in told
    assert "regels, in het bestand hieronder." in told
    listed = documents(world, "Sofie")["lente.txt"].decode("utf-8-sig").splitlines()
    assert len(listed) == 200
    assert listed[-1].startswith("• Regel 201:")


async def test_who_is_there_already_and_who_stands_there_twice_is_told(world: World) -> None:
    await sofie(world)
    await imports(world, "Sofie", xlsx(FRENCH))
    await world.taps("Sofie", "✅")
    await world.tick()

    lines = [
        ["Amina", "Benali", "mentee", "", "0470 99 88 77"],
        ["A.", "Benali", "mentee", "", "0470/998877"],
    ]
    await imports(world, "Sofie", xlsx([*FRENCH, *lines]))

    assert world.last("Sofie") == (
        "1 person is new.\n• Bruxelles: 1 mentee, 0 mentors\n\n"
        "3 lines are about people who are there already. They change nothing.\n\n"
        "• Line 2: Zoé Lefèvre is there already.\n"
        "• Line 3: Jan Peeters is there already.\n"
        "• Line 5: A. Benali stands on line 4, too.\n\n"
        "Nothing is imported yet."
    )


async def test_columns_that_are_not_ours_are_named_and_left_out(world: World) -> None:
    await sofie(world)

    await imports(
        world, "Sofie", xlsx([["Prénom", "Rôle", "Adresse", "Remarques"], ["A", "mentee", "Rue 1", "timide"]])
    )

    assert "Columns that I leave out: Adresse and Remarques." in world.last("Sofie")


async def test_the_branches_of_an_admin_are_asked_for_and_lines_may_name_another(world: World) -> None:
    await world.branch("Gent", language="nl")
    await world.branch(BRANCH)
    await world.person("Claire", "admin")

    await world.says("Claire", "/import")
    assert world.labels("Claire") == [BRANCH, "Gent"]
    await world.taps("Claire", "Gent")
    rows = [["Voornaam", "Rol", "Vestiging"], ["Lies", "mentee", ""], ["Amina", "mentee", "bruxelles"]]
    await sends_file(world, "Claire", xlsx(rows))

    assert "• Gent: 1 mentee, 0 mentors\n• Bruxelles: 1 mentee, 0 mentors" in world.last("Claire")


async def test_a_coordinator_cannot_import_into_a_branch_of_others(world: World) -> None:
    await world.branch("Gent", language="nl")
    await sofie(world)

    await imports(world, "Sofie", xlsx([["Prénom", "Rôle", "Antenne"], ["Lies", "mentee", "Gent"]]))

    assert "• Line 2: “Gent” is not your branch. Right would be: Bruxelles." in world.last("Sofie")


@pytest.mark.parametrize("language", ["fr", "nl", "en"])
async def test_the_empty_sheet_is_one_that_can_be_imported(world: World, language: str) -> None:
    await sofie(world, language=language)

    await world.says("Sofie", "/import")
    await world.taps("Sofie", "📄")
    await sends_file(world, "Sofie", documents(world, "Sofie")["duo.xlsx"])

    assert "Bruxelles" in world.last("Sofie")
    assert any("✅" in label and "2" in label for label in world.labels("Sofie"))
