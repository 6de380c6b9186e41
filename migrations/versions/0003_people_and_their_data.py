"""People, roles, branches and their data: cohorts, cover, agreements, imports, notes, the audit."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "agreement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("asks_all", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("fk_agreement_branch_id_branch")),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["person.id"], name=op.f("fk_agreement_made_by_id_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement")),
        sa.UniqueConstraint(
            "branch_id", "version", name=op.f("uq_agreement_branch_id"), postgresql_nulls_not_distinct=True
        ),
    )
    op.create_table(
        "audit_entry",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("for_id", sa.Integer(), nullable=True),
        sa.Column("by_command_line", sa.Boolean(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column(
            "change",
            sa.Enum("added", "changed", "removed", name="change", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("before", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("after", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["person.id"], name=op.f("fk_audit_entry_by_id_person"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["for_id"], ["person.id"], name=op.f("fk_audit_entry_for_id_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entry")),
    )
    op.create_index(op.f("ix_audit_entry_at"), "audit_entry", ["at"], unique=False)
    op.create_index(op.f("ix_audit_entry_by_id"), "audit_entry", ["by_id"], unique=False)
    op.create_index(op.f("ix_audit_entry_for_id"), "audit_entry", ["for_id"], unique=False)
    op.create_index("ix_audit_entry_subject", "audit_entry", ["subject", "subject_id"], unique=False)
    op.create_table(
        "cohort",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("fk_cohort_branch_id_branch")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cohort")),
        sa.UniqueConstraint("branch_id", "name", name=op.f("uq_cohort_branch_id")),
    )
    op.create_table(
        "forgetting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ran_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("counts", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forgetting")),
    )
    op.create_index(op.f("ix_forgetting_ran_at"), "forgetting", ["ran_at"], unique=False)
    op.create_table(
        "leave",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("coordinator_id", sa.Integer(), nullable=False),
        sa.Column("cover_id", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("begins_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tell_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cover_told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("coordinator_id <> cover_id", name=op.f("ck_leave_nobody_covers_for_themselves")),
        sa.CheckConstraint("from_on <= until_on", name=op.f("ck_leave_from_before_until")),
        sa.ForeignKeyConstraint(
            ["coordinator_id"], ["person.id"], name=op.f("fk_leave_coordinator_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["cover_id"], ["person.id"], name=op.f("fk_leave_cover_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["person.id"], name=op.f("fk_leave_made_by_id_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leave")),
    )
    op.create_index(
        "ix_leave_begins_at", "leave", ["begins_at"], unique=False, postgresql_where="begins_at IS NOT NULL"
    )
    op.create_index(op.f("ix_leave_coordinator_id"), "leave", ["coordinator_id"], unique=False)
    op.create_index(op.f("ix_leave_cover_id"), "leave", ["cover_id"], unique=False)
    op.create_index(
        "ix_leave_ends_at", "leave", ["ends_at"], unique=False, postgresql_where="ends_at IS NOT NULL"
    )
    op.create_index(
        "ix_leave_tell_at", "leave", ["tell_at"], unique=False, postgresql_where="tell_at IS NOT NULL"
    )
    op.create_table(
        "known_carer",
        sa.Column("duo_id", sa.Integer(), nullable=False),
        sa.Column("coordinator_id", sa.Integer(), nullable=False),
        sa.Column("caretaker_id", sa.Integer(), nullable=True),
        sa.Column("tell_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["caretaker_id"],
            ["person.id"],
            name=op.f("fk_known_carer_caretaker_id_person"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["coordinator_id"],
            ["person.id"],
            name=op.f("fk_known_carer_coordinator_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["duo_id"], ["duo.id"], name=op.f("fk_known_carer_duo_id_duo"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("duo_id", name=op.f("pk_known_carer")),
    )
    op.create_index(op.f("ix_known_carer_caretaker_id"), "known_carer", ["caretaker_id"], unique=False)
    op.create_index(op.f("ix_known_carer_coordinator_id"), "known_carer", ["coordinator_id"], unique=False)
    op.create_index(
        "ix_known_carer_tell_at",
        "known_carer",
        ["tell_at"],
        unique=False,
        postgresql_where="tell_at IS NOT NULL",
    )
    op.create_table(
        "told_unreachable",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("told_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_told_unreachable_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["told_id"], ["person.id"], name=op.f("fk_told_unreachable_told_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "told_id", name=op.f("pk_told_unreachable")),
    )
    op.create_index(op.f("ix_told_unreachable_told_id"), "told_unreachable", ["told_id"], unique=False)
    op.create_table(
        "note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["author_id"], ["person.id"], name=op.f("fk_note_author_id_person"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_note_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
    )
    op.create_index(op.f("ix_note_author_id"), "note", ["author_id"], unique=False)
    op.create_index(op.f("ix_note_person_id"), "note", ["person_id"], unique=False)
    op.create_table(
        "reading",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reader_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "what", sa.Enum("notes", "comments", name="what", native_enum=False, length=20), nullable=False
        ),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_reading_person_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["reader_id"], ["person.id"], name=op.f("fk_reading_reader_id_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reading")),
    )
    op.create_index(op.f("ix_reading_person_id"), "reading", ["person_id"], unique=False)
    op.create_index(op.f("ix_reading_reader_id"), "reading", ["reader_id"], unique=False)
    op.create_table(
        "correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("role_id", sa.Integer(), nullable=True),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column(
            "field",
            sa.Enum(
                "first_name",
                "last_name",
                "phone",
                "email",
                "about",
                "language",
                "cohort",
                "trained_on",
                "most_duos",
                "kept_by",
                name="field",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("before", sa.String(), nullable=True),
        sa.Column("after", sa.String(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_correction_person_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["role_id"], ["role.id"], name=op.f("fk_correction_role_id_role"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["by_id"], ["person.id"], name=op.f("fk_correction_by_id_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
    )
    op.create_index(op.f("ix_correction_person_id"), "correction", ["person_id"], unique=False)
    op.create_index(op.f("ix_correction_role_id"), "correction", ["role_id"], unique=False)
    op.create_index(op.f("ix_correction_by_id"), "correction", ["by_id"], unique=False)
    op.create_index(op.f("ix_correction_made_at"), "correction", ["made_at"], unique=False)
    op.create_table(
        "agreement_text",
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["agreement.id"],
            name=op.f("fk_agreement_text_agreement_id_agreement"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("agreement_id", "language", name=op.f("pk_agreement_text")),
    )
    op.create_table(
        "attachment",
        sa.Column("outgoing_id", sa.BigInteger(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["outgoing_id"],
            ["outgoing_message.id"],
            name=op.f("fk_attachment_outgoing_id_outgoing_message"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("outgoing_id", name=op.f("pk_attachment")),
    )
    op.create_table(
        "import_job",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.String(), nullable=True),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "fetching",
                "looked_at",
                "applying",
                "done",
                "refused",
                "cancelled",
                name="importstate",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("shown_in_id", sa.BigInteger(), nullable=True),
        sa.Column("counts", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("fk_import_job_branch_id_branch")),
        sa.ForeignKeyConstraint(
            ["by_id"], ["person.id"], name=op.f("fk_import_job_by_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["shown_in_id"],
            ["outgoing_message.id"],
            name=op.f("fk_import_job_shown_in_id_outgoing_message"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_job")),
    )
    op.create_index(op.f("ix_import_job_by_id"), "import_job", ["by_id"], unique=False)
    op.create_index(
        "ix_import_job_due_at", "import_job", ["due_at"], unique=False, postgresql_where="due_at IS NOT NULL"
    )
    op.create_table(
        "signature",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("duo_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_in_id", sa.BigInteger(), nullable=True),
        sa.Column("remind_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_signature_agreement_id_agreement")
        ),
        sa.ForeignKeyConstraint(
            ["asked_in_id"],
            ["outgoing_message.id"],
            name=op.f("fk_signature_asked_in_id_outgoing_message"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["duo_id"], ["duo.id"], name=op.f("fk_signature_duo_id_duo"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_signature_person_id_person")),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["person.id"],
            name=op.f("fk_signature_recorded_by_id_person"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signature")),
        sa.UniqueConstraint("duo_id", "person_id", "agreement_id", name=op.f("uq_signature_duo_id")),
    )
    op.create_index(op.f("ix_signature_agreement_id"), "signature", ["agreement_id"], unique=False)
    op.create_index("ix_signature_person_id", "signature", ["person_id"], unique=False)
    op.create_index(
        "ix_signature_remind_at",
        "signature",
        ["remind_at"],
        unique=False,
        postgresql_where="remind_at IS NOT NULL",
    )
    op.add_column("attendance", sa.Column("recorded_by_id", sa.Integer(), nullable=True))
    op.create_foreign_key(
        op.f("fk_attendance_recorded_by_id_person"),
        "attendance",
        "person",
        ["recorded_by_id"],
        ["id"],
        ondelete="SET NULL",
    )
    _add_filled("branch", "city", sa.String(), "name")
    op.add_column("branch", sa.Column("region", sa.String(), nullable=True))
    _add_filled("branch", "works_on", postgresql.ARRAY(sa.SmallInteger()), "'{0,1,2,3,4}'")
    _add_filled("branch", "keeps_names_months", sa.Integer(), "24")
    op.add_column("call_request", sa.Column("recorded_by_id", sa.Integer(), nullable=True))
    op.create_foreign_key(
        op.f("fk_call_request_recorded_by_id_person"),
        "call_request",
        "person",
        ["recorded_by_id"],
        ["id"],
        ondelete="SET NULL",
    )
    op.add_column("check_in", sa.Column("recorded_by_id", sa.Integer(), nullable=True))
    op.create_foreign_key(
        op.f("fk_check_in_recorded_by_id_person"),
        "check_in",
        "person",
        ["recorded_by_id"],
        ["id"],
        ondelete="SET NULL",
    )
    op.add_column("dialogue", sa.Column("for_person_id", sa.Integer(), nullable=True))
    op.create_foreign_key(
        op.f("fk_dialogue_for_person_id_person"),
        "dialogue",
        "person",
        ["for_person_id"],
        ["id"],
        ondelete="CASCADE",
    )
    op.add_column("duo", sa.Column("caretaker_id", sa.Integer(), nullable=True))
    op.add_column("duo", sa.Column("sign_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("duo", sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("duo", sa.Column("names_forgotten_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index(op.f("ix_duo_caretaker_id"), "duo", ["caretaker_id"], unique=False)
    op.create_index(
        "ix_duo_ended_at", "duo", ["ended_at"], unique=False, postgresql_where="names_forgotten_at IS NULL"
    )
    op.create_index(
        "ix_duo_sign_at", "duo", ["sign_at"], unique=False, postgresql_where="sign_at IS NOT NULL"
    )
    op.create_foreign_key(op.f("fk_duo_caretaker_id_person"), "duo", "person", ["caretaker_id"], ["id"])
    op.add_column("invitation", sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("invitation", sa.Column("person_id", sa.Integer(), nullable=True))
    op.create_index(op.f("ix_invitation_person_id"), "invitation", ["person_id"], unique=False)
    op.create_index(
        "ix_invitation_unopened",
        "invitation",
        ["made_by_id", "made_at"],
        unique=False,
        postgresql_where="used_at IS NULL AND revoked_at IS NULL",
    )
    op.create_foreign_key(
        op.f("fk_invitation_person_id_person"),
        "invitation",
        "person",
        ["person_id"],
        ["id"],
        ondelete="CASCADE",
    )
    op.add_column("person", sa.Column("last_name", sa.String(), nullable=True))
    op.add_column("person", sa.Column("phone", sa.String(), nullable=True))
    op.add_column("person", sa.Column("email", sa.String(), nullable=True))
    _add_filled("person", "on_paper", sa.Boolean(), "false")
    op.add_column("person", sa.Column("kept_by_id", sa.Integer(), nullable=True))
    op.add_column("person", sa.Column("covered_by_id", sa.Integer(), nullable=True))
    op.add_column("person", sa.Column("data_sent_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("person", sa.Column("forgotten_at", sa.DateTime(timezone=True), nullable=True))
    op.alter_column("person", "telegram_id", existing_type=sa.BIGINT(), nullable=True)
    op.create_index(op.f("ix_person_kept_by_id"), "person", ["kept_by_id"], unique=False)
    op.create_foreign_key(
        op.f("fk_person_kept_by_id_person"), "person", "person", ["kept_by_id"], ["id"], ondelete="SET NULL"
    )
    op.create_index(op.f("ix_person_covered_by_id"), "person", ["covered_by_id"], unique=False)
    op.create_foreign_key(
        op.f("fk_person_covered_by_id_person"),
        "person",
        "person",
        ["covered_by_id"],
        ["id"],
        ondelete="SET NULL",
    )
    op.add_column("role", sa.Column("cohort_id", sa.Integer(), nullable=True))
    op.add_column("role", sa.Column("trained_on", sa.Date(), nullable=True))
    _add_filled("role", "most_duos", sa.SmallInteger(), "1")
    op.add_column("role", sa.Column("morning_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index(op.f("ix_role_cohort_id"), "role", ["cohort_id"], unique=False)
    op.create_index(
        "ix_role_morning_at", "role", ["morning_at"], unique=False, postgresql_where="morning_at IS NOT NULL"
    )
    op.create_foreign_key(
        op.f("fk_role_cohort_id_cohort"), "role", "cohort", ["cohort_id"], ["id"], ondelete="SET NULL"
    )
    op.add_column("slot", sa.Column("recorded_by_id", sa.Integer(), nullable=True))
    op.create_foreign_key(
        op.f("fk_slot_recorded_by_id_person"),
        "slot",
        "person",
        ["recorded_by_id"],
        ["id"],
        ondelete="SET NULL",
    )
    op.create_check_constraint(op.f("ck_role_most_duos"), "role", "most_duos BETWEEN 1 AND 20")
    op.create_check_constraint(op.f("ck_duo_nobody_is_their_own_partner"), "duo", "mentee_id <> mentor_id")
    op.execute("UPDATE duo SET ended_at = now() WHERE state IN ('declined', 'withdrawn', 'ended')")


def _add_filled(table: str, column: str, kind: sa.types.TypeEngine, value: str) -> None:
    """Rows that are there already get `value`, an SQL expression."""
    op.add_column(table, sa.Column(column, kind, nullable=True))
    op.execute(f"UPDATE {table} SET {column} = {value}")
    op.alter_column(table, column, nullable=False)


def downgrade() -> None:
    op.drop_constraint(op.f("fk_slot_recorded_by_id_person"), "slot", type_="foreignkey")
    op.drop_column("slot", "recorded_by_id")
    op.drop_constraint(op.f("fk_role_cohort_id_cohort"), "role", type_="foreignkey")
    op.drop_index("ix_role_morning_at", table_name="role", postgresql_where="morning_at IS NOT NULL")
    op.drop_index(op.f("ix_role_cohort_id"), table_name="role")
    op.drop_column("role", "morning_at")
    op.drop_constraint(op.f("ck_role_most_duos"), "role", type_="check")
    op.drop_column("role", "most_duos")
    op.drop_column("role", "trained_on")
    op.drop_column("role", "cohort_id")
    op.drop_constraint(op.f("fk_person_kept_by_id_person"), "person", type_="foreignkey")
    op.drop_index(op.f("ix_person_kept_by_id"), table_name="person")
    op.execute("UPDATE person SET telegram_id = -id WHERE telegram_id IS NULL")  # nobody's chat
    op.alter_column("person", "telegram_id", existing_type=sa.BIGINT(), nullable=False)
    op.drop_column("person", "forgotten_at")
    op.drop_column("person", "data_sent_at")
    op.drop_column("person", "kept_by_id")
    op.drop_constraint(op.f("fk_person_covered_by_id_person"), "person", type_="foreignkey")
    op.drop_index(op.f("ix_person_covered_by_id"), table_name="person")
    op.drop_column("person", "covered_by_id")
    op.drop_column("person", "on_paper")
    op.drop_column("person", "email")
    op.drop_column("person", "phone")
    op.drop_column("person", "last_name")
    op.drop_constraint(op.f("fk_invitation_person_id_person"), "invitation", type_="foreignkey")
    op.drop_index(
        "ix_invitation_unopened",
        table_name="invitation",
        postgresql_where="used_at IS NULL AND revoked_at IS NULL",
    )
    op.drop_index(op.f("ix_invitation_person_id"), table_name="invitation")
    op.drop_column("invitation", "person_id")
    op.drop_column("invitation", "revoked_at")
    op.drop_constraint(op.f("ck_duo_nobody_is_their_own_partner"), "duo", type_="check")
    op.drop_constraint(op.f("fk_duo_caretaker_id_person"), "duo", type_="foreignkey")
    op.drop_index("ix_duo_sign_at", table_name="duo", postgresql_where="sign_at IS NOT NULL")
    op.drop_index("ix_duo_ended_at", table_name="duo", postgresql_where="names_forgotten_at IS NULL")
    op.drop_index(op.f("ix_duo_caretaker_id"), table_name="duo")
    op.drop_column("duo", "names_forgotten_at")
    op.drop_column("duo", "ended_at")
    op.drop_column("duo", "sign_at")
    op.drop_column("duo", "caretaker_id")
    op.drop_constraint(op.f("fk_dialogue_for_person_id_person"), "dialogue", type_="foreignkey")
    op.drop_column("dialogue", "for_person_id")
    op.drop_constraint(op.f("fk_check_in_recorded_by_id_person"), "check_in", type_="foreignkey")
    op.drop_column("check_in", "recorded_by_id")
    op.drop_constraint(op.f("fk_call_request_recorded_by_id_person"), "call_request", type_="foreignkey")
    op.drop_column("call_request", "recorded_by_id")
    op.drop_column("branch", "keeps_names_months")
    op.drop_column("branch", "works_on")
    op.drop_column("branch", "region")
    op.drop_column("branch", "city")
    op.drop_constraint(op.f("fk_attendance_recorded_by_id_person"), "attendance", type_="foreignkey")
    op.drop_column("attendance", "recorded_by_id")
    op.drop_index("ix_signature_remind_at", table_name="signature", postgresql_where="remind_at IS NOT NULL")
    op.drop_index("ix_signature_person_id", table_name="signature")
    op.drop_index(op.f("ix_signature_agreement_id"), table_name="signature")
    op.drop_table("signature")
    op.drop_index("ix_import_job_due_at", table_name="import_job", postgresql_where="due_at IS NOT NULL")
    op.drop_index(op.f("ix_import_job_by_id"), table_name="import_job")
    op.drop_table("import_job")
    op.drop_table("attachment")
    op.drop_table("agreement_text")
    op.drop_index(op.f("ix_correction_made_at"), table_name="correction")
    op.drop_index(op.f("ix_correction_by_id"), table_name="correction")
    op.drop_index(op.f("ix_correction_role_id"), table_name="correction")
    op.drop_index(op.f("ix_correction_person_id"), table_name="correction")
    op.drop_table("correction")
    op.drop_index(op.f("ix_reading_reader_id"), table_name="reading")
    op.drop_index(op.f("ix_reading_person_id"), table_name="reading")
    op.drop_table("reading")
    op.drop_index(op.f("ix_note_person_id"), table_name="note")
    op.drop_index(op.f("ix_note_author_id"), table_name="note")
    op.drop_table("note")
    op.drop_index(op.f("ix_told_unreachable_told_id"), table_name="told_unreachable")
    op.drop_table("told_unreachable")
    op.drop_index("ix_known_carer_tell_at", table_name="known_carer", postgresql_where="tell_at IS NOT NULL")
    op.drop_index(op.f("ix_known_carer_coordinator_id"), table_name="known_carer")
    op.drop_index(op.f("ix_known_carer_caretaker_id"), table_name="known_carer")
    op.drop_table("known_carer")
    op.drop_index("ix_leave_tell_at", table_name="leave", postgresql_where="tell_at IS NOT NULL")
    op.drop_index("ix_leave_ends_at", table_name="leave", postgresql_where="ends_at IS NOT NULL")
    op.drop_index(op.f("ix_leave_cover_id"), table_name="leave")
    op.drop_index(op.f("ix_leave_coordinator_id"), table_name="leave")
    op.drop_index("ix_leave_begins_at", table_name="leave", postgresql_where="begins_at IS NOT NULL")
    op.drop_table("leave")
    op.drop_index(op.f("ix_forgetting_ran_at"), table_name="forgetting")
    op.drop_table("forgetting")
    op.drop_table("cohort")
    op.drop_index("ix_audit_entry_subject", table_name="audit_entry")
    op.drop_index(op.f("ix_audit_entry_for_id"), table_name="audit_entry")
    op.drop_index(op.f("ix_audit_entry_by_id"), table_name="audit_entry")
    op.drop_index(op.f("ix_audit_entry_at"), table_name="audit_entry")
    op.drop_table("audit_entry")
    op.drop_table("agreement")
