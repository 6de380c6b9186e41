"""Who may what: the one table to read, and to change on purpose.

Who they are is said in `cast.py`, always seen from the duo and the branch whose rows are asked for.
"""

from typing import Any, Final

# --- who
ANYONE: Final = "mentee, mentor, asked, other duo, coordinator, colleague, elsewhere, admin, guest, stranger"
GUESTS_AND_MEMBERS: Final = (
    "mentee, mentor, asked, other duo, coordinator, colleague, elsewhere, admin, guest"
)
MEMBERS: Final = "mentee, mentor, asked, other duo, coordinator, colleague, elsewhere, admin"
STAFF: Final = "coordinator, colleague, elsewhere, admin"
COORDINATORS: Final = "coordinator, colleague, elsewhere"
WHOEVER_IS_IN_A_DUO: Final = "mentee, mentor, other duo"
STAFF_OF_THE_BRANCH: Final = "coordinator, colleague, admin"
COORDINATORS_OF_THE_BRANCH: Final = "coordinator, colleague"
THE_DUO: Final = "mentee, mentor"
THE_COORDINATOR_AND_ADMINS: Final = "coordinator, admin"
WHO_IS_ASKED: Final = "asked"
THE_COORDINATOR: Final = "coordinator"
GUESTS: Final = "guest"
THE_MENTEE: Final = "mentee"

# Who -> what they may do on these rows; everybody else is refused.
ALLOWED: Final[dict[str, set[str]]] = {
    ANYONE: {
        "my_chat_member",
    },
    GUESTS_AND_MEMBERS: {
        "/start",
        "/language",
        "[lang]",
        "/help",
        "/whoami",
        "[nvm]",
        "[do]",
    },
    MEMBERS: {
        "an edited message",
    },
    STAFF: {
        "/invite",
        "[inv]",
    },
    COORDINATORS: {
        "/newduo",
        "[mees]",
        "[stopform]",
    },
    WHOEVER_IS_IN_A_DUO: {
        "/slot",
        "/duo",
        "[slot]",
        "[slotdays]",
        "[slotday]",
        "[slottime]",
        "[slotplace]",
        "?meetings.place",
        "/callme",
        "[call]",
        "a message",
    },
    STAFF_OF_THE_BRANCH: {
        "[invb]",
        "[invl]",
    },
    COORDINATORS_OF_THE_BRANCH: {
        "[mors]",
        "[starts]",
        "[look]",
        "[propose]",
    },
    THE_DUO: {
        "[come]",
        "[cannot]",
        "[met]",
        "[rate]",
        "[change]",
        "[word]",
        "[callin]",
        "?checkins.word",
    },
    THE_COORDINATOR_AND_ADMINS: {
        "[take]",
        "[later]",
        "[solve]",
        "?escalations.solution",
    },
    WHO_IS_ASKED: {
        "[yes]",
        "[no]",
        "[think]",
        "[because]",
    },
    THE_COORDINATOR: {
        "[askagain]",
        "[withdraw]",
        "[end]",
        "/duos",
        "[duos]",
    },
    GUESTS: {
        "[privacy]",
        "[research]",
        "[name]",
        "[noabout]",
        "?onboarding.name",
        "?onboarding.about",
    },
    THE_MENTEE: {
        "[slotok]",
    },
}
MAY: Final = {route: who for who, routes in ALLOWED.items() for route in routes}

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
}

# What somebody writes.
WORDS: Final[dict[str, str]] = {"/start": "", "?onboarding.name": "Amina"}
