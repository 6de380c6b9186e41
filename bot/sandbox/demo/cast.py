"""Who plays in the demo."""

from dataclasses import dataclass
from datetime import time
from typing import Final

from bot.people.roles import RoleKind
from bot.sandbox.page.stage import CastMember
from bot.sandbox.programme import Newcomer


@dataclass(frozen=True)
class Part(Newcomer):
    note: str = ""  # for the visitor


BRANCHES: Final = (
    ("Bruxelles", "BE", "Europe/Brussels", "fr"),
    ("Lille", "FR", "Europe/Paris", "fr"),
    ("Rotterdam", "NL", "Europe/Amsterdam", "nl"),
)

MENTEE, MENTOR, COORDINATOR, ADMIN = (
    RoleKind.MENTEE,
    RoleKind.MENTOR,
    RoleKind.COORDINATOR,
    RoleKind.ADMIN,
)

# The first three are open when a visitor comes.
PARTS: Final = (
    Part("Amina", MENTEE, "Bruxelles", "fr", "Je cherche un travail en cuisine.", "meets Jan every week"),
    Part("Jan", MENTOR, "Bruxelles", "nl", "Ik was 30 jaar bakker.", "meets Amina every week"),
    Part("Sofie", COORDINATOR, "Bruxelles", "fr", note="has an alert that nobody has taken"),
    Part("Claire", ADMIN, None, "en", note="has heard of an alert that nobody takes"),
    Part("Fatou", MENTEE, "Bruxelles", "fr", "J’aime les enfants et la musique.", "stopped meeting Luc"),
    Part("Luc", MENTOR, "Bruxelles", "fr", "Ancien professeur, je jardine.", "stopped meeting Fatou"),
    Part("سمير", MENTEE, "Bruxelles", "en", "I repair phones & <old> radios.", "new duo, no weekly time yet"),
    Part("Greet", MENTOR, "Bruxelles", "nl", "Ik werkte bij de post.", "new duo, no weekly time yet"),
    Part("Grace", MENTEE, "Bruxelles", "en", "I worked in a hotel.", "has a proposal to answer"),
    Part("Pierre", MENTOR, "Bruxelles", "fr", "Comptable à la retraite.", "said yes, waits for Grace"),
    Part("Karim", COORDINATOR, "Lille", "fr", note="has taken the alert on Ali and Nathalie"),
    Part("Moussa", MENTEE, "Lille", "fr", "Je suis électricien.", "meets Chantal every week"),
    Part("Chantal", MENTOR, "Lille", "fr", "J’ai dirigé un magasin.", "meets Moussa every week"),
    Part("Inès", MENTEE, "Lille", "fr", None, "has been nudged, has not signed"),
    Part("Bernard", MENTOR, "Lille", "fr", "Ingénieur, trois petits-enfants.", "has been nudged"),
    Part("Ali", MENTEE, "Lille", "en", "I am a driver.", "asked for a call"),
    Part("Nathalie", MENTOR, "Lille", "fr", "Infirmière pendant 35 ans.", "mentor of Ali"),
    Part("Anouk", COORDINATOR, "Rotterdam", "nl", note="waits for an answer of Hans"),
    Part("Tesfay", MENTEE, "Rotterdam", "en", "I like cooking and chess.", "meets Willem every week"),
    Part("Willem", MENTOR, "Rotterdam", "nl", "Ik zat in de haven.", "meets Tesfay every week"),
    Part("Rahma", MENTEE, "Rotterdam", "nl", "Ik leer Nederlands.", "has a weekly time to agree to"),
    Part("Joke", MENTOR, "Rotterdam", "nl", "Ik was onderwijzeres.", "has proposed a weekly time"),
    Part("Dawit", MENTEE, "Rotterdam", "nl", "Ik wil lassen.", "cannot come to the next meeting"),
    Part("Kees", MENTOR, "Rotterdam", "nl", "Ik was lasser.", "knows that Dawit cannot come"),
    Part("Selam", MENTEE, "Rotterdam", "en", "I study accounting.", "said yes, waits for Hans"),
    Part("Hans", MENTOR, "Rotterdam", "nl", "Ik was boekhouder.", "has not answered for 3 days"),
    Part("Bilal", MENTEE, "Bruxelles", "fr", "Je veux apprendre l’informatique.", "waits for a duo"),
    Part("Ingrid", MENTOR, "Bruxelles", "nl", "Ik werkte in IT.", "waits for a duo"),
    Part("Lucie", MENTEE, "Lille", "fr", "J’aime coudre.", "waits for a duo"),
    Part("Gérard", MENTOR, "Lille", "fr", "Ancien tailleur.", "waits for a duo"),
)


@dataclass(frozen=True)
class Pair:
    """A duo that meets weekly: today is so many days after one of its meetings, and when it was the last."""

    mentee: str
    mentor: str
    coordinator: str
    days_after: int  # a meeting; 6 means that the next one is tomorrow
    at: time
    last_met: int = 0  # days ago; 0: they still meet


# Those who meet every week or until they stop; what else goes on stands in script.py.
PAIRS: Final = (
    Pair("Amina", "Jan", "Sofie", 6, time(18)),
    Pair("Fatou", "Luc", "Sofie", 1, time(10), last_met=22),
    Pair("Moussa", "Chantal", "Karim", 2, time(10)),
    Pair("Inès", "Bernard", "Karim", 1, time(10), last_met=15),
    Pair("Ali", "Nathalie", "Karim", 3, time(11)),
    Pair("Tesfay", "Willem", "Anouk", 5, time(17, 30)),
    Pair("Dawit", "Kees", "Anouk", 6, time(9, 30)),
)


def as_cast_member(part: Part, account_id: int) -> CastMember:
    return CastMember(
        account_id=account_id,
        name=part.name,
        roles=(part.role.value,),
        branch=part.branch or "Programme",
        language=part.language,
        about=part.note,
    )
