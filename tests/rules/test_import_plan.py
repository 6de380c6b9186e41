"""Who is new, who is there already, and which lines are wrong."""

from datetime import date

import pytest

from bot.importing.columns import Column
from bot.importing.known import Known, KnownBranch, KnownPerson
from bot.importing.plan import NoPlan, Plan, Unusable, make_plan
from bot.importing.values import Trouble
from bot.people.roles import RoleKind

TODAY = date(2026, 3, 2)
BRUSSELS = KnownBranch(1, "Bruxelles", "BE", "fr", "Europe/Brussels", TODAY, {"Printemps 2026": 7})
GHENT = KnownBranch(2, "Gent", "BE", "nl", "Europe/Brussels", TODAY, {})
HEADER = ["Prénom", "Nom", "Rôle", "Tél", "E-mail", "Antenne", "Promotion"]


def person(
    first: str, last: str | None, *, email: str | None = None, phone: str | None = None
) -> KnownPerson:
    return KnownPerson(1, RoleKind.MENTEE, first, last, email, phone)


def plan(*rows: list[str], people: tuple[KnownPerson, ...] = (), header: list[str] = HEADER) -> Plan:
    known = Known(BRUSSELS, (BRUSSELS, GHENT), ("Lille",), people)
    return make_plan([header, *rows], known)


def troubles(made: Plan) -> list[tuple[int, Column, Trouble]]:
    return [(wrong.line, wrong.column, wrong.trouble) for wrong in made.wrong]


def test_lines_are_numbered_as_in_the_spreadsheet_whatever_is_empty_or_repeated() -> None:
    made = plan([], ["Amina", "Benali", "mentee"], HEADER, ["", "", "-"], ["Jan", "", "mentor"])

    assert [(new.line, new.name) for new in made.new] == [(3, "Amina Benali"), (6, "Jan")]
    assert not made.wrong


def test_what_a_line_leaves_open_is_the_branch_s() -> None:
    amina, lies = plan(["Amina", "", "mentee"], ["Lies", "", "mentee", "", "", "GENT", ""]).new

    assert (amina.branch.name, amina.language, amina.cohort_id, amina.most_duos) == (
        "Bruxelles",
        "fr",
        None,
        1,
    )
    assert (lies.branch.name, lies.language) == ("Gent", "nl")


def test_a_cohort_is_one_of_the_branch() -> None:
    made = plan(
        ["Amina", "", "mentee", "", "", "", "printemps 2026"],
        ["Lies", "", "mentee", "", "", "Gent", "printemps 2026"],
    )

    assert [new.cohort_id for new in made.new] == [7]
    assert troubles(made) == [(3, Column.COHORT, Trouble.COHORT)]
    assert made.wrong[0].right == ("Gent",)


def test_a_branch_is_one_of_the_importer_s() -> None:
    made = plan(["A", "", "mentee", "", "", "Lille"], ["B", "", "mentee", "", "", "Namur"])

    assert troubles(made) == [
        (2, Column.BRANCH, Trouble.FOREIGN_BRANCH),
        (3, Column.BRANCH, Trouble.BRANCH),
    ]
    assert made.wrong[0].right == ("Bruxelles", "Gent")


def test_all_that_is_wrong_with_a_line_is_told_at_once() -> None:
    assert troubles(plan(["", "Benali", "chef", "12", "nope"])) == [
        (2, Column.FIRST_NAME, Trouble.MISSING),
        (2, Column.ROLE, Trouble.ROLE),
        (2, Column.PHONE, Trouble.PHONE),
        (2, Column.EMAIL, Trouble.EMAIL),
    ]


@pytest.mark.parametrize(
    ("there", "row", "is_there"),
    [
        (person("Amina", "Benali", email="a@b.org"), ["Zoé", "X", "mentee", "", "A@B.org"], True),
        (person("Amina", "Benali", phone="+32470123456"), ["Zoé", "X", "mentee", "0470 12 34 56"], True),
        (person("Amina", "Benali", phone="0470/12 34 56"), ["Zoé", "X", "mentee", "0470 12 34 56"], True),
        (person("Zoe", "LEFEVRE"), ["Zoé", "Lefèvre", "mentee", "", "zoe@b.org"], True),
        (person("Zoe", "Lefevre", email="other@b.org"), ["Zoé", "Lefèvre", "mentee", "", "zoe@b.org"], False),
        (person("Zoe", None), ["Zoé", "Lefèvre", "mentee"], False),
        (person("Amina", "Benali", email="a@b.org"), ["Amina", "Benali", "mentor", "", "a@b.org"], False),
        (
            person("Amina", "Benali", email="a@b.org"),
            ["Amina", "Benali", "mentee", "", "a@b.org", "Gent"],
            False,
        ),
    ],
)
def test_the_same_person_is_found_by_address_else_number_else_name(
    there: KnownPerson, row: list[str], is_there: bool
) -> None:
    made = plan(row, people=(there,))

    assert [bool(made.new), bool(made.there)] == [not is_there, is_there]


def test_a_person_on_two_lines_is_one() -> None:
    made = plan(["Amina", "Benali", "mentee", "0470123456"], ["Amina", "B.", "mentee", "0470 12 34 56"])

    assert [new.line for new in made.new] == [2]
    assert [(there.line, there.same_as) for there in made.there] == [(3, 2)]


def test_a_mentee_s_formation_is_nothing_for_us_and_a_mentor_s_is() -> None:
    header = ["Prénom", "Rôle", "Formation", "Nombre de duos"]
    made = plan(
        ["Amina", "mentee", "Bachelier en droit", "?"],
        ["Jan", "mentor", "1/2/2026", "3"],
        ["Luc", "mentor", "Ingénieur", ""],
        header=header,
    )

    assert [(new.trained_on, new.most_duos) for new in made.new] == [(None, 1), (date(2026, 2, 1), 3)]
    assert troubles(made) == [(4, Column.TRAINED_ON, Trouble.DATE)]


def test_who_has_no_telegram_must_have_agreed_on_paper() -> None:
    header = ["Prénom", "Rôle", "Telegram", "Accord"]
    made = plan(
        ["A", "mentee", "non", "1/3/2026"],
        ["B", "mentee", "non", ""],
        ["C", "mentee", "oui", ""],
        header=header,
    )

    assert [(new.first_name, new.on_paper) for new in made.new] == [("A", True), ("C", False)]
    assert troubles(made) == [(3, Column.AGREED_ON, Trouble.NO_AGREEMENT)]


@pytest.mark.parametrize(
    ("header", "rows", "why"),
    [
        (["Bonjour"], [["x"]], Unusable.NO_HEADER),
        (["Nom", "Rôle"], [["x", "mentee"]], Unusable.NO_FIRST_NAME),
        (["Nom", "Prénom"], [["x", "y"]], Unusable.NO_ROLE),
        (["Prénom", "Rôle"], [], Unusable.EMPTY),
        ([], [], Unusable.EMPTY),
        (["Prénom", "Rôle"], [["x", "mentee"]] * 10_001, Unusable.TOO_LONG),
    ],
)
def test_what_nothing_can_be_made_of(header: list[str], rows: list[list[str]], why: Unusable) -> None:
    with pytest.raises(NoPlan) as caught:
        plan(*rows, header=header)

    assert caught.value.why is why
