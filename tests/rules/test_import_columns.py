"""Which column is which, and what is no column of ours."""

import pytest

from bot.i18n import LANGUAGES, render_plain
from bot.importing.column_texts import column_name
from bot.importing.columns import Column, column_called, find_header


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("Prénom", Column.FIRST_NAME),
        ("PRENOM *", Column.FIRST_NAME),
        (" voornaam ", Column.FIRST_NAME),
        ("First_Name", Column.FIRST_NAME),
        ("Nom", Column.LAST_NAME),
        ("Achternaam", Column.LAST_NAME),
        ("Rôle (mentor / mentee)", Column.ROLE),
        ("Tél. / GSM", Column.PHONE),
        ("N° de téléphone", Column.PHONE),
        ("Telefoonnummer", Column.PHONE),
        ("Adresse e-mail", Column.EMAIL),
        ("Aantal duo's", Column.MOST_DUOS),
        ("Aantal duo’s", Column.MOST_DUOS),
        ("Date d'accord", Column.AGREED_ON),
        ("Lichting", Column.COHORT),
        ("Nom / Prénom", None),  # two things in one
        ("Numéro", None),
        ("Adresse", None),
        ("", None),
    ],
)
def test_a_column_is_known_by_its_name(header: str, column: Column | None) -> None:
    assert column_called(header) == column


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("column", Column)
def test_what_we_call_a_column_we_understand(column: Column, language: str) -> None:
    assert column_called(render_plain(column_name(column), language=language, zone="UTC")) is column


def test_the_header_stands_below_titles_and_empty_rows() -> None:
    rows = [["Promotion de mars"], [], ["", "Nom", "Prénom", "Rôle"], ["", "Benali", "Amina", "mentee"]]

    header = find_header(rows)

    assert header is not None
    assert header.row == 2
    assert header.columns == {Column.LAST_NAME: (1,), Column.FIRST_NAME: (2,), Column.ROLE: (3,)}


def test_a_header_knows_what_is_missing_unknown_and_twice() -> None:
    header = find_header([["Nom", "Remarque", "Tél", "GSM", "", "Rôle"]])

    assert header is not None
    assert header.missing == (Column.FIRST_NAME,)
    assert header.unknown == ("Remarque",)
    assert header.twice == ("Tél",)


@pytest.mark.parametrize("rows", [[], [[]], [["Amina", "Benali"]], [["Nom"]]])
def test_without_two_known_columns_there_is_no_header(rows: list[list[str]]) -> None:
    assert find_header(rows) is None
