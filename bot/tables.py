"""Every feature's tables, for whoever needs all of them: migrations and their test."""

from bot.agreements import models as agreements
from bot.audit import models as audit
from bot.cards import models as cards
from bot.checkins import models as checkins
from bot.cover import models as cover
from bot.db import Base
from bot.dialogues import models as dialogues
from bot.due import Mishap
from bot.duos import models as duos
from bot.escalations import models as escalations
from bot.importing import models as importing
from bot.intake import models as intake
from bot.meetings import models as meetings
from bot.onboarding import models as onboarding
from bot.outbox import models as outbox
from bot.people import models as people
from bot.privacy import models as privacy

__all__ = [
    "Base",
    "Mishap",
    "agreements",
    "audit",
    "cards",
    "checkins",
    "cover",
    "dialogues",
    "duos",
    "escalations",
    "importing",
    "intake",
    "meetings",
    "onboarding",
    "outbox",
    "people",
    "privacy",
]
