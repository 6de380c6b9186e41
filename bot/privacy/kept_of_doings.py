"""What is kept of what people do here: messages on their way, sheets, leaves, changes."""

from typing import Final

from bot.importing.models import ImportState
from bot.privacy import export_texts as texts
from bot.privacy.keeping import NAMELESS, Kept, Trail
from bot.privacy.trails import (
    changes_of_my_duos,
    changes_of_my_role,
    copies_that_wait,
    of,
    of_chat,
    of_my_messages,
    said_before_i_joined,
    unfinished_of_me,
)

OF_DOINGS: Final[dict[str, Kept]] = {
    "attachment": Kept(
        None,
        (Trail(of_my_messages, deletes=True, shown=False),),
        inner="outgoing_id",
        withheld="file_name data",
        why="a file on its way to the person, who has it as soon as it has left",
    ),
    "outgoing_message": Kept(
        texts.MESSAGES,
        (
            Trail(of("person_id"), deletes=True),
            Trail(copies_that_wait, deletes=True, shown=False),
            Trail(
                of_chat("copies_chat"),
                texts.PASSED_ON,
                only="kind state said_at sent_at copies_message",
                clears={"copies_chat": None, "copies_message": None},
            ),
            Trail(said_before_i_joined, deletes=True, shown=False),
        ),
        facts="kind state said_at sent_at",
        inner="id person_id chat_id lane copies_message edits_id replies_to_id expires_at"
        " attempts telegram_message_id",
        fixed="language",
        machine="dedupe_key lease error",
        withheld="content copies_chat",
        why="what is on its way reaches the person by itself; the partner's account is the partner's",
    ),
    "import_job": Kept(
        texts.IMPORTS,
        (
            Trail(
                of("by_id"),
                clears={"file_name": NAMELESS, "file_id": None, "data": None, "counts": None, "due_at": None},
            ),
            Trail(unfinished_of_me, clears={"state": ImportState.CANCELLED}, shown=False),
        ),
        words="file_name file_id counts",
        facts="branch_id state made_at",
        inner="id by_id due_at shown_in_id",
        withheld="data",
        why="the sheet is full of other people; whoever sent it has it",
    ),
    "leave": Kept(
        texts.LEAVES,
        (
            Trail(of("coordinator_id", "cover_id"), deletes=True),
            Trail(
                of("made_by_id"), texts.LEAVES_MADE, only="id from_on until_on", clears={"made_by_id": None}
            ),
        ),
        facts="coordinator_id cover_id from_on until_on cancelled_at made_by_id",
        inner="id begins_at ends_at tell_at cover_told_at",
    ),
    "agreement": Kept(
        texts.AGREEMENTS_MADE,
        (Trail(of("made_by_id"), clears={"made_by_id": None}),),
        facts="branch_id version made_at published_at",
        inner="id made_by_id asks_all",
    ),
    "audit_entry": Kept(
        texts.CHANGES,
        (
            Trail(changes_of_my_role),
            Trail(changes_of_my_duos, only="id at subject subject_id change"),
            Trail(of("by_id"), texts.CHANGES_BY_ME),
            Trail(of("for_id"), texts.CHANGES_FOR_ME),
        ),
        facts="at change by_id for_id by_command_line",
        fixed="subject",
        inner="id subject_id",
        machine="before after",
    ),
}
