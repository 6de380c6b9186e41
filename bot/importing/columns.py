"""Which column is which, whatever it is called in French, Dutch or English. Pure."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

WITHIN_ROWS: Final = 20  # titles and empty rows may stand above the header


class Column(StrEnum):
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    ROLE = "role"
    LANGUAGE = "language"
    PHONE = "phone"
    EMAIL = "email"
    BRANCH = "branch"
    COHORT = "cohort"
    TRAINED_ON = "trained_on"
    MOST_DUOS = "most_duos"
    ABOUT = "about"
    TELEGRAM = "telegram"
    AGREED_ON = "agreed_on"


NEEDED: Final = (Column.FIRST_NAME, Column.ROLE)

# As `plain` writes them: small letters, no accents, no apostrophes.
NAMES: Final = {
    Column.FIRST_NAME: "first name|firstname|given name|forename|prenom|prenoms|voornaam|roepnaam",
    Column.LAST_NAME: (
        "last name|lastname|surname|family name|name|nom|nom de famille|naam|achternaam|familienaam"
    ),
    Column.ROLE: "role|rol|role in the duo|role dans le duo|rol in het duo|mentor ou mentee|mentor of mentee",
    Column.LANGUAGE: "language|langue|taal|preferred language|langue preferee|voorkeurstaal|spreektaal",
    Column.PHONE: (
        "phone|phone number|telephone|telephone number|mobile|mobile phone|mobile number|tel|gsm|portable|"
        "numero de telephone|no de telephone|n° de telephone|numero de gsm|n° gsm|numero gsm|"
        "telefoon|telefoonnummer|tel nr|telnr|gsm nummer|gsmnummer|mobiel|mobiel nummer"
    ),
    Column.EMAIL: (
        "email|e mail|mail|email address|e mail address|adresse email|adresse e mail|adresse mail|courriel|"
        "emailadres|e mailadres|mailadres|e mail adres|email adres"
    ),
    Column.BRANCH: "branch|office|antenne|vestiging|kantoor|afdeling",
    Column.COHORT: "cohort|intake|promotion|promo|cohorte|lichting",
    Column.TRAINED_ON: (
        "training done on|training done|training|training date|trained on|trained|"
        "formation|formation le|formation terminee le|"
        "formation suivie le|formation suivie|date de formation|formation faite le|formation faite|"
        "opleiding|opleiding op|opleiding gevolgd op|opleiding gevolgd|datum opleiding|vorming|vorming op"
    ),
    Column.MOST_DUOS: (
        "how many duos|number of duos|duos|most duos|max duos|nombre de duos|combien de duos|nb de duos|"
        "nb duos|duos max|aantal duos|hoeveel duos"
    ),
    Column.ABOUT: (
        "about|about them|about themselves|a line about themselves|line about themselves|a line|line|bio|"
        "a propos|presentation|quelques mots|une ligne|une phrase|"
        "over zichzelf|over|voorstelling|een zin over zichzelf|een zin|enkele woorden|een paar woorden"
    ),
    Column.TELEGRAM: (
        "telegram|has telegram|uses telegram|a telegram|telegram oui non|utilise telegram|"
        "heeft telegram|telegram ja nee|telegram yes no|gebruikt telegram"
    ),
    Column.AGREED_ON: (
        "agreed on|agreed|agreement|agreed on paper|agreed on paper on|consent|accord|accord le|accepte le|"
        "date d accord|date accord|accord papier|accord sur papier le|"
        "akkoord|akkoord op|aanvaard op|akkoord op papier|akkoord op papier op|datum akkoord"
    ),
}
COLUMN_CALLED: Final = {name: column for column, names in NAMES.items() for name in names.split("|")}


def plain(text: str) -> str:
    """Small letters without accents, apostrophes and needless signs: how two spellings are compared."""
    decomposed = unicodedata.normalize("NFKD", text.replace("°", "\0")).replace("\0", "°")
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    bare = re.sub(r"['’ʼ`´]s\b", "s", bare.casefold())  # the Dutch plural: duo's
    return " ".join(re.sub(r"[^\w°]|_", " ", bare).split())


def column_called(header: str) -> Column | None:
    """Return what this column holds: "Prénom *", "Tél. / GSM" and "Rôle (mentee, mentor)" are understood."""
    without_remark = re.sub(r"\(.*?\)|\[.*?\]", " ", header)
    for name in (header, without_remark):
        if found := COLUMN_CALLED.get(plain(name)):
            return found
    parts = {COLUMN_CALLED.get(plain(part)) for part in re.split(r"[/|\n]", without_remark)} - {None}
    return parts.pop() if len(parts) == 1 else None


@dataclass(frozen=True)
class Header:
    row: int  # where it stands, counted from 0
    names: tuple[str, ...]  # as the sheet writes them
    columns: Mapping[Column, tuple[int, ...]]  # where each is; more than one place when it is there twice

    @property
    def missing(self) -> tuple[Column, ...]:
        return tuple(column for column in NEEDED if column not in self.columns)

    @property
    def unknown(self) -> tuple[str, ...]:
        places = {place for places in self.columns.values() for place in places}
        return tuple(name for place, name in enumerate(self.names) if name and place not in places)

    @property
    def twice(self) -> tuple[str, ...]:
        return tuple(self.names[places[0]] for places in self.columns.values() if len(places) > 1)

    def repeats_in(self, row: Sequence[str]) -> bool:
        """Printed sheets carry their header on every page."""
        cells = tuple(cell for cell in row if cell)
        return bool(cells) and cells == tuple(name for name in self.names if name)


def find_header(rows: Sequence[Sequence[str]]) -> Header | None:
    """Return the first of the best rows: the one in which most columns are known, and at least two."""
    found = [_as_header(number, row) for number, row in enumerate(rows[:WITHIN_ROWS])]
    best = max(found, key=lambda header: len(header.columns), default=None)
    return best if best is not None and len(best.columns) >= 2 else None


def _as_header(number: int, row: Sequence[str]) -> Header:
    columns: dict[Column, tuple[int, ...]] = {}
    for place, name in enumerate(row):
        if column := column_called(name):
            columns[column] = (*columns.get(column, ()), place)
    return Header(number, tuple(row), columns)
