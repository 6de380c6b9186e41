"""What a press, an answer or a message names and says, where it is not what all of them do."""

from typing import Any, Final

from bot.agreements.rules import Source
from bot.cards.rules import Field, Step
from bot.people.roles import RoleKind

# The row or value that a press or an answer names, where it is not the duo's own.
ON: Final[dict[str, dict[str, Any]]] = {
    "[yes]": {"duo_id": "proposal_id"},
    "[no]": {"duo_id": "proposal_id"},
    "[think]": {"duo_id": "proposal_id"},
    "[because]": {"duo_id": "proposal_id"},
    "[askagain]": {"duo_id": "proposal_id"},
    "[withdraw]": {"duo_id": "proposal_id"},
    "[come]": {"meeting_id": "meeting_ahead_id"},
    "[cannot]": {"meeting_id": "meeting_ahead_id"},
    "?meetings.place": {"weekday": 1, "at": "18:00"},
    "[do]": {"command": "help"},
    "[duos]": {"page": 0},
    "[linkxx]": {"and_remove": True},
    "[agrkeep]": {"source": Source.EXAMPLE},
    "[agrfill]": {"source": Source.EXAMPLE},
    "?agreements.text": {"language": "fr"},
    "[signs]": {"page": 0},
    "[signask]": {"page": 0},
    "[cf]": {"person_id": "paper_id"},
    "[cfx]": {"person_id": "paper_id", "field": Field.PHONE},
    "?cards.field": {"field": "last_name"},
    "[clas]": {"person_id": "paper_id"},
    "[ckeep]": {"person_id": "paper_id"},
    "[clink]": {"person_id": "paper_id"},
    "[cact]": {"person_id": "paper_id"},
    "[adx]": {"person_id": "paper_id"},
    "[cmos]": {"most": 2},
    "[ads]": {"step": Step.LAST_NAME},
    "[brday]": {"works": False},
    "[brundo]": {"entry_id": "branch_entry_id"},
    "[coundo]": {"entry_id": "cohort_entry_id"},
    "[stundo]": {"entry_id": "role_entry_id"},
    "?programme.branch": {"field": "city"},
    "?programme.new_branch": {"said": {}},
    "?programme.cohort_start": {"name": "Autumn"},
    "[brnset]": {"value": "Namur"},
    "[conew]": {"page": 0},
    "[stm]": {"person_id": "coordinator_id"},
    "[stadd]": {"person_id": "coordinator_id", "page": 0},
    "[stgive]": {
        "person_id": "coordinator_id",
        "kind": RoleKind.COORDINATOR,
        "branch_id": "other_branch_id",
    },
    "[sttake]": {"role_id": "staff_role_id"},
    "?cover.until": {"from_on": "2026-05-01"},
    "[horole]": {"leaver_id": "cover_id"},
}

# What somebody writes.
WORDS: Final[dict[str, str]] = {
    "/start": "",
    "?onboarding.name": "Amina",
    "?agreements.text": "We meet every week.",
    "?cards.field": "Peeters",
    "?cards.person": "Pol",
    "?cards.trained_on": "2/3/2026",
    "?programme.branch": "Brussels",
    "?programme.new_branch": "Namur",
    "?programme.cohort_name": "Autumn",
    "?programme.cohort_new_name": "Summer",
    "?programme.cohort_start": "5/10/2026",
    "?programme.cohort_new_start": "5/10/2026",
    "?cover.from": "1/5/2026",
    "?cover.until": "2/5/2026",
    "?privacy.whom": "Amina",
    "?importing.sheet": "duo.xlsx",
    "a sheet": "duo.xlsx",
}
