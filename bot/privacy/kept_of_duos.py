"""What is kept of duos: each reads their own side of it, and what both share.

What partners say in private stays private: nobody reads the other's answers, nor who said no. What is written
about a duo as a whole (how an alert was solved, where they meet) goes with either of the two.
"""

from typing import Final

from bot.privacy import export_texts as texts
from bot.privacy.keeping import Kept, Trail
from bot.privacy.trails import alerts_of_my_duos, of, of_my_duos

OF_DUOS: Final[dict[str, Kept]] = {
    "notice": Kept(
        texts.ALERTS_HEARD,
        (Trail(of("person_id"), deletes=True),),
        facts="stall_id",
        inner="id person_id outgoing_id",
    ),
    "stall": Kept(
        texts.ALERTS,
        (
            Trail(alerts_of_my_duos, without="owner_id remind_id"),
            Trail(of_my_duos, clears={"solution": None}, shown=False),
            Trail(of("caller_id"), clears={"caller_id": None}, shown=False),
            Trail(
                of("owner_id"),
                texts.ALERTS_TAKEN,
                only="id reason raised_at taken_at closed_at closing solution",
            ),
            Trail(
                of("remind_id"),
                texts.ALERTS_PUT_OFF,
                only="id reason raised_at remind_at",
                clears={"remind_id": None, "remind_at": None},
            ),
        ),
        words="solution",
        facts="duo_id reason since nudged_at raised_at closed_at closing call_asked_at",
        inner="id found_at caller_id owner_id taken_at climb_at climbed_at remind_at remind_id",
    ),
    "check_in": Kept(
        texts.CHECK_INS,
        (
            Trail(of("person_id"), clears={"words": None, "ask_at": None}),
            Trail(of("recorded_by_id"), texts.RECORDED, only="id meeting_id answered_at"),
        ),
        words="words",
        facts="meeting_id met stars answered_at recorded_by_id",
        inner="id person_id ask_at times_asked asked_in_id",
    ),
    "call_request": Kept(
        texts.CALLS,
        (Trail(of("person_id")), Trail(of("recorded_by_id"), texts.RECORDED, only="id asked_at")),
        facts="duo_id asked_at recorded_by_id",
        inner="id person_id",
    ),
    "attendance": Kept(
        texts.ATTENDANCES,
        (
            Trail(of("person_id"), clears={"lead": None, "remind_at": None}),
            Trail(of("recorded_by_id"), texts.RECORDED, only="id meeting_id"),
        ),
        facts="meeting_id answer recorded_by_id",
        inner="id person_id lead remind_at",
    ),
    "meeting": Kept(
        texts.MEETINGS,
        (Trail(of_my_duos),),
        facts="duo_id starts_at ends_at state",
        inner="id slot_id follow_up_at",
    ),
    "slot": Kept(
        texts.SLOTS,
        (
            Trail(of_my_duos, clears={"place_words": None}),
            Trail(of("recorded_by_id"), texts.RECORDED, only="id proposed_at"),
        ),
        words="place_words",
        facts="duo_id weekday at place state proposed_by_id proposed_at agreed_at recorded_by_id",
        fixed="zone",
        inner="id",
    ),
    "signature": Kept(
        texts.SIGNATURES,
        (Trail(of("person_id")), Trail(of("recorded_by_id"), texts.RECORDED, only="id signed_at")),
        facts="duo_id agreement_id asked_at signed_at recorded_by_id",
        fixed="language",
        inner="id person_id asked_in_id remind_at",
    ),
    "known_carer": Kept(
        texts.KNOWN_CARERS,
        (
            Trail(of_my_duos),
            Trail(of("coordinator_id"), texts.CARER_KNOWN, only="duo_id", deletes=True),
            Trail(of("caretaker_id"), texts.CARER_KNOWN, only="duo_id", clears={"caretaker_id": None}),
        ),
        facts="duo_id coordinator_id caretaker_id",
        inner="tell_at",
    ),
    "duo": Kept(
        texts.DUOS,
        (
            Trail(of("mentee_id"), without="mentor_agreed_at"),
            Trail(of("mentor_id"), without="mentee_agreed_at"),
            Trail(
                of("coordinator_id", "caretaker_id"),
                texts.DUOS_CARED_FOR,
                only="id branch_id state starts_on ends_on ended_at",
            ),
        ),
        facts="mentee_id mentor_id coordinator_id caretaker_id branch_id state starts_on ends_on proposed_at"
        " mentee_agreed_at mentor_agreed_at active_since over_told_at ended_at names_forgotten_at",
        inner="id answer_due_at review_at sign_at",
    ),
}
