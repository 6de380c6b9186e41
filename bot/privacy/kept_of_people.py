"""What is kept of people: who they are, how they came, and what staff write down about them."""

from typing import Any, Final

from bot.privacy import export_texts as texts
from bot.privacy.keeping import NAMELESS, Kept, Trail
from bot.privacy.trails import of, unused_for_me

NOBODY: Final[dict[str, Any]] = {
    "first_name": NAMELESS,
    "last_name": None,
    "phone": None,
    "email": None,
    "about": None,
    "telegram_id": None,
    "name_confirmed": False,
    "agreed_to_privacy_at": None,
    "unreachable_since": None,
    "report_unreachable_at": None,
    "on_paper": False,
    "kept_by_id": None,
    "covered_by_id": None,
    "data_sent_at": None,
}

OF_PEOPLE: Final[dict[str, Kept]] = {
    "person": Kept(
        texts.PERSON,
        (
            Trail(of("id"), clears=NOBODY),
            Trail(of("kept_by_id"), texts.KEPT_BY_ME, only="id", clears={"kept_by_id": None}),
            Trail(of("covered_by_id"), texts.COVERED_BY_ME, only="id", clears={"covered_by_id": None}),
        ),
        words="first_name last_name phone email about telegram_id",
        facts="name_confirmed agreed_to_privacy_at counted_in_research joined_at unreachable_since on_paper"
        " kept_by_id data_sent_at forgotten_at",
        fixed="language zone",
        inner="id report_unreachable_at covered_by_id",
    ),
    "role": Kept(
        texts.ROLES,
        (Trail(of("person_id"), deletes=True),),
        facts="kind branch_id cohort_id trained_on most_duos",
        inner="id person_id morning_at",
    ),
    "invitation": Kept(
        texts.INVITATIONS,
        (
            Trail(unused_for_me, deletes=True, shown=False),
            Trail(of("person_id", "used_by_id"), clears={"person_id": None, "used_by_id": None}),
            Trail(
                of("made_by_id"),
                texts.INVITATIONS_MADE,
                clears={"made_by_id": None},
                only="id role branch_id language made_at expires_at used_at revoked_at",
            ),
        ),
        facts="role branch_id made_by_id made_at expires_at used_at revoked_at",
        fixed="language",
        inner="id used_by_id person_id",
        withheld="token_hash",
        why="whoever had it could try to guess the link",
    ),
    "note": Kept(
        texts.NOTES,
        (
            Trail(of("person_id"), deletes=True),
            Trail(of("author_id"), texts.NOTES_WRITTEN, only="id written_at", clears={"author_id": None}),
        ),
        words="text",
        facts="written_at author_id",
        inner="id person_id",
        by_role="author_id",
    ),
    "correction": Kept(
        texts.CORRECTIONS,
        (
            Trail(of("person_id"), deletes=True),
            Trail(of("by_id"), texts.CORRECTIONS_BY_ME, only="id field made_at", clears={"by_id": None}),
        ),
        words="before after",
        facts="by_id made_at",
        inner="id person_id role_id field",
    ),
    "told_unreachable": Kept(
        texts.TOLD_UNREACHABLE,
        (
            Trail(of("person_id"), deletes=True),
            Trail(of("told_id"), texts.UNREACHABLE_TO_ME, deletes=True),
        ),
        inner="person_id told_id",
    ),
    "reading": Kept(
        texts.READINGS,
        (
            Trail(of("person_id"), deletes=True),
            Trail(of("reader_id"), texts.READ_BY_ME, only="id what read_at", clears={"reader_id": None}),
        ),
        facts="what reader_id read_at",
        inner="id person_id",
    ),
    "dialogue": Kept(
        texts.QUESTIONS,
        (Trail(of("person_id", "for_person_id"), deletes=True),),
        words="values",
        facts="expires_at",
        machine="question",
        inner="person_id for_person_id",
    ),
}
