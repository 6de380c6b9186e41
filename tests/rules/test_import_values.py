"""What one cell says."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.importing import values
from bot.importing.values import Trouble, Unclear
from bot.people.roles import RoleKind

TODAY = date(2026, 3, 2)


def unclear(reader: object, cell: str, **more: object) -> Trouble:
    with pytest.raises(Unclear) as caught:
        reader(cell, **more)  # type: ignore[operator]
    return caught.value.trouble


@pytest.mark.parametrize(
    ("cell", "country", "number"),
    [
        ("0470 12 34 56", "BE", "+32 470 12 34 56"),
        ("0470/12.34.56", "BE", "+32 470 12 34 56"),
        ("470123456", "BE", "+32 470 12 34 56"),  # a number to Excel: its zero is lost
        ("32470123456", "BE", "+32 470 12 34 56"),
        ("0032 470 12 34 56", "BE", "+32 470 12 34 56"),
        ("+32 (0)470 12 34 56", "BE", "+32 470 12 34 56"),
        ("+33 6 12 34 56 78", "BE", "+33 6 12 34 56 78"),
        ("33612345678", "BE", "+33 6 12 34 56 78"),
        ("06 12 34 56 78", "FR", "+33 6 12 34 56 78"),
        ("06-12345678", "NL", "+31 6 12345678"),
    ],
)
def test_a_phone_number_however_it_is_written(cell: str, country: str, number: str) -> None:
    assert values.phone(cell, country=country) == number


@pytest.mark.parametrize("cell", ["12", "3,24701E+10", "voir fiche", "0470 12 34 56 / 02 123 45 67 89"])
def test_what_is_no_phone_number(cell: str) -> None:
    assert unclear(values.phone, cell, country="BE") is Trouble.PHONE


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("Mentee", RoleKind.MENTEE),
        ("mentoré(e)", RoleKind.MENTEE),
        ("mentoré", RoleKind.MENTEE),
        ("Mentorée", RoleKind.MENTEE),
        ("werkzoekende", RoleKind.MENTEE),
        ("MENTOR", RoleKind.MENTOR),
        ("mentor (m/v)", RoleKind.MENTOR),
        ("Bénévole", RoleKind.MENTOR),
        ("vrijwilliger", RoleKind.MENTOR),
    ],
)
def test_a_role(cell: str, kind: RoleKind) -> None:
    assert values.role(cell) is kind


def test_what_is_no_role_of_a_sheet() -> None:
    assert (
        unclear(values.role, "mentore") is Trouble.ROLE
    )  # a mentee without an accent, or a woman who mentors?
    assert unclear(values.role, "chef") is Trouble.ROLE
    assert unclear(values.role, "Coordinatrice") is Trouble.STAFF
    assert unclear(values.role, "admin") is Trouble.STAFF


@pytest.mark.parametrize(
    ("cell", "language"),
    [
        ("FR", "fr"),
        ("Français", "fr"),
        ("Frans", "fr"),
        ("néerlandais", "nl"),
        ("Engels", "en"),
        ("NL / FR", "nl"),
    ],
)
def test_a_language(cell: str, language: str) -> None:
    assert values.language(cell) == language


def test_another_language_is_none_of_ours() -> None:
    assert unclear(values.language, "arabe") is Trouble.LANGUAGE


@pytest.mark.parametrize("cell", ["2/3/2026", "02.03.26", "02-03-2026", "2026-03-02", "2 3 2026"])
def test_a_day_is_written_with_the_day_first(cell: str) -> None:
    assert values.day(cell, today=TODAY) == TODAY


def test_what_is_no_day_that_has_been() -> None:
    assert unclear(values.day, "31/02/2026", today=TODAY) is Trouble.DATE
    assert unclear(values.day, "bientôt", today=TODAY) is Trouble.DATE
    assert unclear(values.day, "1/1/1899", today=TODAY) is Trouble.DATE
    assert unclear(values.day, "3/3/2026", today=TODAY) is Trouble.FUTURE


def test_a_training_is_done_at_a_day_or_just_done_or_not() -> None:
    assert values.day_or_yes("1/2/2026", today=TODAY) == date(2026, 2, 1)
    assert values.day_or_yes("Oui", today=TODAY) == TODAY
    assert values.day_or_yes("✓", today=TODAY) == TODAY
    assert values.day_or_yes("pas encore", today=TODAY) is None
    assert unclear(values.day_or_yes, "ingénieur", today=TODAY) is Trouble.DATE


@pytest.mark.parametrize(
    "cell", ["zoe@example.org", "Zoe.Le-Fevre@Mail.Example.ORG", "mailto:zoe@example.org"]
)
def test_an_address(cell: str) -> None:
    assert values.email(cell) == cell.lower().removeprefix("mailto:")


@pytest.mark.parametrize(
    "cell", ["zoe", "zoe@", "zoe@example", "a b@example.org", "a@b.org, c@d.org", "a@b..org"]
)
def test_what_is_no_address(cell: str) -> None:
    assert unclear(values.email, cell) is Trouble.EMAIL


def test_how_many_duos() -> None:
    assert [values.small_number(cell) for cell in ("1", "20")] == [1, 20]
    for cell in ("0", "21", "deux", "1.5", "-1", "²"):
        assert unclear(values.small_number, cell) is Trouble.NUMBER


@pytest.mark.parametrize("cell", ["#REF!", "#DIV/0!", "#N/A", "#N/B", "#VALEUR!", "#WAARDE!", "#NAAM?"])
def test_a_failed_formula_is_no_value(cell: str) -> None:
    assert unclear(values.no_formula_error, cell) is Trouble.FORMULA


def test_a_hash_alone_is_no_failed_formula() -> None:
    assert values.no_formula_error("#metoo") == "#metoo"


@given(st.text(max_size=30))
def test_no_cell_breaks_a_reader(cell: str) -> None:
    readers: list[Callable[[str], object]] = [
        values.role,
        values.language,
        values.email,
        values.small_number,
        values.yes_or_no,
        lambda text: values.phone(text, country="NL"),
        lambda text: values.day_or_yes(text, today=TODAY),
    ]
    for reader in readers:
        with suppress(Unclear):
            reader(cell)
