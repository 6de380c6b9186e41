"""What people write into the cells of a sheet, in three languages, as `plain` writes it. Pure."""

from typing import Final, TypeVar

from bot.people.roles import RoleKind

Value = TypeVar("Value")


def _by_word(meanings: dict[Value, str]) -> dict[str, Value]:
    return {word: value for value, words in meanings.items() for word in words.split("|")}


ROLES: Final = _by_word(
    {
        RoleKind.MENTEE: (
            "mentee|mentees|mentoree|mentorees|mente|filleul|filleule|protege|protegee|jeune|jongere|youth|"
            "young person|candidat|candidate|kandidaat|kandidate|demandeur d emploi|demandeuse d emploi|"
            "demandeur|demandeuse|jobseeker|job seeker|werkzoekende|werkzoeker"
        ),
        RoleKind.MENTOR: (
            "mentor|mentors|mentrice|mentrix|parrain|marraine|benevole|volontaire|vrijwilliger|"
            "vrijwilligster|volunteer|coach|tuteur|tutrice|accompagnateur|accompagnatrice|begeleider|"
            "begeleidster"
        ),
    }
)
# "mentoré" is a mentee, "mentore" may be a woman who is a mentor: only the accent tells.
ACCENT_TELLS: Final = frozenset(
    {"mentoré", "mentorés", "mentoré(e)", "mentoré·e", "mentoré.e", "mentoré/e", "mentoré-e"}
)
STAFF: Final = frozenset(
    {
        "coordinator",
        "coordinateur",
        "coordinatrice",
        "coordination",
        "coordinatie",
        "admin",
        "administrateur",
        "beheerder",
        "staff",
        "equipe",
        "medewerker",
    }
)
LANGUAGES: Final = _by_word(
    {
        "fr": "fr|fra|fre|french|francais|francaise|frans|franstalig|francophone|fr be|fr fr",
        "nl": (
            "nl|nld|dut|dutch|neerlandais|neerlandaise|nederlands|nederlandstalig|flamand|vlaams|flemish|"
            "neerlandophone|nl be|nl nl"
        ),
        "en": "en|eng|english|anglais|anglaise|engels|engelstalig|anglophone|en gb|en us",
    }
)
YES_OR_NO: Final = _by_word(
    {
        True: "yes|y|true|1|x|ok|oui|o|vrai|fait|ja|j|waar|gedaan|done|v|✓|✔",
        False: "no|n|false|0|non|faux|pas encore|nee|neen|onwaar|nog niet|not yet|aucun|geen|none",
    }
)
NOTHING: Final = frozenset({"", "-", "--", "–", "—", "/", "?", "n/a", "nvt", "n.v.t.", "s/o", "nihil"})
