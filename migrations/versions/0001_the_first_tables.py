"""the first tables"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

# Whoever inserts a message wakes the sender when the transaction commits; no action has to remember it.
WAKE_THE_SENDER = """
    CREATE FUNCTION wake_the_sender() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_notify('outbox', ''); RETURN NULL; END $$;
    CREATE TRIGGER wake_the_sender AFTER INSERT ON outgoing_message
        FOR EACH STATEMENT EXECUTE FUNCTION wake_the_sender();
"""


def upgrade() -> None:
    op.create_table(
        "branch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("opens", sa.Time(), nullable=False),
        sa.Column("closes", sa.Time(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_branch")),
        sa.UniqueConstraint("name", name=op.f("uq_branch_name")),
    )
    op.create_table(
        "mishap",
        sa.Column("wait", sa.String(), nullable=False),
        sa.Column("row_key", sa.String(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("trace", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("wait", "row_key", name=op.f("pk_mishap")),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("telegram_id", sa.BigInteger(), nullable=False),
        sa.Column("first_name", sa.String(), nullable=False),
        sa.Column("name_confirmed", sa.Boolean(), nullable=False),
        sa.Column("about", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("agreed_to_privacy_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("counted_in_research", sa.Boolean(), nullable=True),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("unreachable_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("report_unreachable_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("telegram_id", name=op.f("uq_person_telegram_id")),
    )
    op.create_index(
        "ix_person_report_unreachable_at",
        "person",
        ["report_unreachable_at"],
        unique=False,
        postgresql_where="report_unreachable_at IS NOT NULL",
    )
    op.create_table(
        "received_update",
        sa.Column("update_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column(
            "state",
            sa.Enum("done", "failing", "set_aside", name="intake", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("trace", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("update_id", name=op.f("pk_received_update")),
    )
    op.create_index(op.f("ix_received_update_received_at"), "received_update", ["received_at"], unique=False)
    op.create_table(
        "dialogue",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("values", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_dialogue_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_dialogue")),
    )
    op.create_table(
        "duo",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("mentee_id", sa.Integer(), nullable=False),
        sa.Column("mentor_id", sa.Integer(), nullable=False),
        sa.Column("coordinator_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "proposed",
                "active",
                "declined",
                "withdrawn",
                "ended",
                name="duostate",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("mentee_agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("mentor_agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("active_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answer_due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("review_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("over_told_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("fk_duo_branch_id_branch")),
        sa.ForeignKeyConstraint(["coordinator_id"], ["person.id"], name=op.f("fk_duo_coordinator_id_person")),
        sa.ForeignKeyConstraint(["mentee_id"], ["person.id"], name=op.f("fk_duo_mentee_id_person")),
        sa.ForeignKeyConstraint(["mentor_id"], ["person.id"], name=op.f("fk_duo_mentor_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duo")),
    )
    op.create_index(
        "ix_duo_answer_due_at",
        "duo",
        ["answer_due_at"],
        unique=False,
        postgresql_where="answer_due_at IS NOT NULL",
    )
    op.create_index("ix_duo_coordinator_id", "duo", ["coordinator_id"], unique=False)
    op.create_index("ix_duo_mentor_id", "duo", ["mentor_id"], unique=False)
    op.create_index(
        "ix_duo_review_at", "duo", ["review_at"], unique=False, postgresql_where="review_at IS NOT NULL"
    )
    op.create_index(
        "uq_duo_live_mentee",
        "duo",
        ["mentee_id"],
        unique=True,
        postgresql_where="state IN ('proposed', 'active')",
    )
    op.create_table(
        "invitation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "mentee", "mentor", "coordinator", "admin", name="rolekind", native_enum=False, length=20
            ),
            nullable=False,
        ),
        sa.Column("branch_id", sa.Integer(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("used_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("fk_invitation_branch_id_branch")),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["person.id"], name=op.f("fk_invitation_made_by_id_person"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["used_by_id"], ["person.id"], name=op.f("fk_invitation_used_by_id_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_invitation_token_hash")),
    )
    op.create_index(op.f("ix_invitation_used_by_id"), "invitation", ["used_by_id"], unique=False)
    op.create_table(
        "outgoing_message",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("lane", sa.SmallInteger(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("text", "edit", "copy", "menu", name="kind", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("content", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("edits_id", sa.BigInteger(), nullable=True),
        sa.Column("replies_to_id", sa.BigInteger(), nullable=True),
        sa.Column("dedupe_key", sa.String(), nullable=True),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "state",
            sa.Enum("pending", "sent", "expired", "dead", name="state", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("retry_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lease", sa.String(), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("telegram_message_id", sa.Integer(), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("error", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["edits_id"],
            ["outgoing_message.id"],
            name=op.f("fk_outgoing_message_edits_id_outgoing_message"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_outgoing_message_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["replies_to_id"],
            ["outgoing_message.id"],
            name=op.f("fk_outgoing_message_replies_to_id_outgoing_message"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outgoing_message")),
        sa.UniqueConstraint("dedupe_key", name=op.f("uq_outgoing_message_dedupe_key")),
    )
    op.create_index(
        "ix_outgoing_message_due",
        "outgoing_message",
        ["due_at"],
        unique=False,
        postgresql_where="state = 'pending'",
    )
    op.create_index(
        "ix_outgoing_message_pending",
        "outgoing_message",
        ["chat_id", "lane", "id"],
        unique=False,
        postgresql_where="state = 'pending'",
    )
    op.create_index(op.f("ix_outgoing_message_person_id"), "outgoing_message", ["person_id"], unique=False)
    op.create_index(
        "ix_outgoing_message_received", "outgoing_message", ["chat_id", "telegram_message_id"], unique=False
    )
    op.create_table(
        "role",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "mentee", "mentor", "coordinator", "admin", name="rolekind", native_enum=False, length=20
            ),
            nullable=False,
        ),
        sa.Column("branch_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(kind = 'admin') = (branch_id IS NULL)", name=op.f("ck_role_only_admins_have_no_branch")
        ),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("fk_role_branch_id_branch")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_role_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role")),
        sa.UniqueConstraint(
            "person_id",
            "kind",
            "branch_id",
            name=op.f("uq_role_person_id"),
            postgresql_nulls_not_distinct=True,
        ),
    )
    op.create_index(op.f("ix_role_branch_id"), "role", ["branch_id"], unique=False)
    op.create_table(
        "call_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("duo_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["duo_id"], ["duo.id"], name=op.f("fk_call_request_duo_id_duo"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_call_request_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_request")),
    )
    op.create_index(op.f("ix_call_request_duo_id"), "call_request", ["duo_id"], unique=False)
    op.create_table(
        "passage",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("outgoing_id", sa.BigInteger(), nullable=False),
        sa.Column("passed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["author_id"], ["person.id"], name=op.f("fk_passage_author_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["outgoing_id"],
            ["outgoing_message.id"],
            name=op.f("fk_passage_outgoing_id_outgoing_message"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passage")),
    )
    op.create_index(op.f("ix_passage_outgoing_id"), "passage", ["outgoing_id"], unique=False)
    op.create_index("ix_passage_passed_at", "passage", ["passed_at"], unique=False)
    op.create_index("ix_passage_written", "passage", ["author_id", "message_id"], unique=False)
    op.create_table(
        "slot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("duo_id", sa.Integer(), nullable=False),
        sa.Column("weekday", sa.SmallInteger(), nullable=False),
        sa.Column("at", sa.Time(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column(
            "place",
            sa.Enum(
                "branch", "library", "cafe", "online", "other", name="place", native_enum=False, length=20
            ),
            nullable=False,
        ),
        sa.Column("place_words", sa.String(), nullable=True),
        sa.Column(
            "state",
            sa.Enum("proposed", "agreed", "replaced", name="slotstate", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("proposed_by_id", sa.Integer(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["duo_id"], ["duo.id"], name=op.f("fk_slot_duo_id_duo"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["proposed_by_id"], ["person.id"], name=op.f("fk_slot_proposed_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slot")),
    )
    op.create_index(
        "uq_slot_current",
        "slot",
        ["duo_id", "state"],
        unique=True,
        postgresql_where="state IN ('proposed', 'agreed')",
    )
    op.create_table(
        "stall",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("duo_id", sa.Integer(), nullable=False),
        sa.Column(
            "reason",
            sa.Enum("not_met", "call", name="stallreason", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("nudged_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("call_asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("caller_id", sa.Integer(), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("climb_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("climbed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("remind_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("remind_id", sa.Integer(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "closing", sa.Enum("met", "solved", name="closing", native_enum=False, length=20), nullable=True
        ),
        sa.Column("solution", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["caller_id"], ["person.id"], name=op.f("fk_stall_caller_id_person"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["duo_id"], ["duo.id"], name=op.f("fk_stall_duo_id_duo"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["person.id"], name=op.f("fk_stall_owner_id_person"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["remind_id"], ["person.id"], name=op.f("fk_stall_remind_id_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stall")),
    )
    op.create_index(
        "ix_stall_climb_at", "stall", ["climb_at"], unique=False, postgresql_where="climb_at IS NOT NULL"
    )
    op.create_index(op.f("ix_stall_duo_id"), "stall", ["duo_id"], unique=False)
    op.create_index(
        "ix_stall_remind_at", "stall", ["remind_at"], unique=False, postgresql_where="remind_at IS NOT NULL"
    )
    op.create_index("uq_stall_open", "stall", ["duo_id"], unique=True, postgresql_where="closed_at IS NULL")
    op.create_table(
        "meeting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("duo_id", sa.Integer(), nullable=False),
        sa.Column("slot_id", sa.Integer(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "planned", "happened", "missed", "moved", name="meetingstate", native_enum=False, length=20
            ),
            nullable=False,
        ),
        sa.Column("follow_up_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["duo_id"], ["duo.id"], name=op.f("fk_meeting_duo_id_duo"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["slot_id"], ["slot.id"], name=op.f("fk_meeting_slot_id_slot")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
        sa.UniqueConstraint("duo_id", "starts_at", name=op.f("uq_meeting_duo_id")),
    )
    op.create_index(
        "ix_meeting_follow_up_at",
        "meeting",
        ["follow_up_at"],
        unique=False,
        postgresql_where="follow_up_at IS NOT NULL",
    )
    op.create_index(op.f("ix_meeting_slot_id"), "meeting", ["slot_id"], unique=False)
    op.create_table(
        "notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("stall_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("outgoing_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["outgoing_id"],
            ["outgoing_message.id"],
            name=op.f("fk_notice_outgoing_id_outgoing_message"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_notice_person_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["stall_id"], ["stall.id"], name=op.f("fk_notice_stall_id_stall"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
    )
    op.create_index(op.f("ix_notice_person_id"), "notice", ["person_id"], unique=False)
    op.create_index(op.f("ix_notice_stall_id"), "notice", ["stall_id"], unique=False)
    op.create_table(
        "attendance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "answer", sa.Enum("coming", "cannot", name="answer", native_enum=False, length=20), nullable=True
        ),
        sa.Column(
            "lead",
            sa.Enum("day_before", "two_hours_before", name="lead", native_enum=False, length=20),
            nullable=True,
        ),
        sa.Column("remind_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_attendance_meeting_id_meeting"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_attendance_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance")),
        sa.UniqueConstraint("meeting_id", "person_id", name=op.f("uq_attendance_meeting_id")),
    )
    op.create_index(op.f("ix_attendance_person_id"), "attendance", ["person_id"], unique=False)
    op.create_index(
        "ix_attendance_remind_at",
        "attendance",
        ["remind_at"],
        unique=False,
        postgresql_where="remind_at IS NOT NULL",
    )
    op.create_table(
        "check_in",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("ask_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("times_asked", sa.Integer(), nullable=False),
        sa.Column("asked_in_id", sa.BigInteger(), nullable=True),
        sa.Column(
            "met", sa.Enum("yes", "no", "moved", name="met", native_enum=False, length=20), nullable=True
        ),
        sa.Column("stars", sa.Integer(), nullable=True),
        sa.Column("words", sa.String(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("stars BETWEEN 1 AND 5", name=op.f("ck_check_in_stars")),
        sa.ForeignKeyConstraint(
            ["asked_in_id"],
            ["outgoing_message.id"],
            name=op.f("fk_check_in_asked_in_id_outgoing_message"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_check_in_meeting_id_meeting"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_check_in_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_in")),
        sa.UniqueConstraint("meeting_id", "person_id", name=op.f("uq_check_in_meeting_id")),
    )
    op.create_index(
        "ix_check_in_ask_at", "check_in", ["ask_at"], unique=False, postgresql_where="ask_at IS NOT NULL"
    )
    op.create_index(op.f("ix_check_in_person_id"), "check_in", ["person_id"], unique=False)
    op.execute(WAKE_THE_SENDER)


def downgrade() -> None:
    op.drop_index(op.f("ix_check_in_person_id"), table_name="check_in")
    op.drop_index("ix_check_in_ask_at", table_name="check_in", postgresql_where="ask_at IS NOT NULL")
    op.drop_table("check_in")
    op.drop_index(
        "ix_attendance_remind_at", table_name="attendance", postgresql_where="remind_at IS NOT NULL"
    )
    op.drop_index(op.f("ix_attendance_person_id"), table_name="attendance")
    op.drop_table("attendance")
    op.drop_index(op.f("ix_notice_stall_id"), table_name="notice")
    op.drop_index(op.f("ix_notice_person_id"), table_name="notice")
    op.drop_table("notice")
    op.drop_index(op.f("ix_meeting_slot_id"), table_name="meeting")
    op.drop_index(
        "ix_meeting_follow_up_at", table_name="meeting", postgresql_where="follow_up_at IS NOT NULL"
    )
    op.drop_table("meeting")
    op.drop_index("uq_stall_open", table_name="stall", postgresql_where="closed_at IS NULL")
    op.drop_index("ix_stall_remind_at", table_name="stall", postgresql_where="remind_at IS NOT NULL")
    op.drop_index(op.f("ix_stall_duo_id"), table_name="stall")
    op.drop_index("ix_stall_climb_at", table_name="stall", postgresql_where="climb_at IS NOT NULL")
    op.drop_table("stall")
    op.drop_index("uq_slot_current", table_name="slot", postgresql_where="state IN ('proposed', 'agreed')")
    op.drop_table("slot")
    op.drop_index("ix_passage_written", table_name="passage")
    op.drop_index("ix_passage_passed_at", table_name="passage")
    op.drop_index(op.f("ix_passage_outgoing_id"), table_name="passage")
    op.drop_table("passage")
    op.drop_index(op.f("ix_call_request_duo_id"), table_name="call_request")
    op.drop_table("call_request")
    op.drop_index(op.f("ix_role_branch_id"), table_name="role")
    op.drop_table("role")
    op.drop_index("ix_outgoing_message_received", table_name="outgoing_message")
    op.drop_index(op.f("ix_outgoing_message_person_id"), table_name="outgoing_message")
    op.drop_index(
        "ix_outgoing_message_pending", table_name="outgoing_message", postgresql_where="state = 'pending'"
    )
    op.drop_index(
        "ix_outgoing_message_due", table_name="outgoing_message", postgresql_where="state = 'pending'"
    )
    op.drop_table("outgoing_message")
    op.drop_index(op.f("ix_invitation_used_by_id"), table_name="invitation")
    op.drop_table("invitation")
    op.drop_index("uq_duo_live_mentee", table_name="duo", postgresql_where="state IN ('proposed', 'active')")
    op.drop_index("ix_duo_review_at", table_name="duo", postgresql_where="review_at IS NOT NULL")
    op.drop_index("ix_duo_mentor_id", table_name="duo")
    op.drop_index("ix_duo_coordinator_id", table_name="duo")
    op.drop_index("ix_duo_answer_due_at", table_name="duo", postgresql_where="answer_due_at IS NOT NULL")
    op.drop_table("duo")
    op.drop_table("dialogue")
    op.drop_index(op.f("ix_received_update_received_at"), table_name="received_update")
    op.drop_table("received_update")
    op.drop_index(
        "ix_person_report_unreachable_at",
        table_name="person",
        postgresql_where="report_unreachable_at IS NOT NULL",
    )
    op.drop_table("person")
    op.drop_table("mishap")
    op.drop_table("branch")
    op.execute("DROP FUNCTION wake_the_sender")
