"""Delivery at Telegram's limit: what may leave is found by a partial index, and one row says who sends."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

PENDING = "state = 'pending'"


WAKE = """
    CREATE FUNCTION wake_the_sender() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_notify('outbox', ''); RETURN NULL; END $$;
    CREATE TRIGGER wake_the_sender AFTER INSERT ON outgoing_message
        FOR EACH STATEMENT EXECUTE FUNCTION wake_the_sender();
"""


def upgrade() -> None:
    # NOTIFY within a transaction lets only one at a time reach the disk; now it follows the commit.
    op.execute("DROP TRIGGER wake_the_sender ON outgoing_message; DROP FUNCTION wake_the_sender")
    op.drop_index("ix_outgoing_message_due", table_name="outgoing_message")
    op.drop_index("ix_outgoing_message_pending", table_name="outgoing_message")
    for column in ("due_at", "retry_at", "lease_until"):
        op.drop_column("outgoing_message", column)
    op.create_index(
        "ix_outgoing_message_pending", "outgoing_message", ["lane", "id"], postgresql_where=PENDING
    )
    op.create_index(
        "ix_outgoing_message_expiring",
        "outgoing_message",
        ["expires_at"],
        postgresql_where=f"{PENDING} AND expires_at IS NOT NULL",
    )
    for column in ("edits_id", "replies_to_id"):
        op.create_index(
            f"ix_outgoing_message_{column}",
            "outgoing_message",
            [column],
            postgresql_where=f"{column} IS NOT NULL",
        )
    # What a copy is of stands on its own row: there is no second table of the same ids.
    op.add_column("outgoing_message", sa.Column("copies_chat", sa.BigInteger(), nullable=True))
    op.add_column("outgoing_message", sa.Column("copies_message", sa.BigInteger(), nullable=True))
    op.execute("""
        UPDATE outgoing_message m SET copies_chat = p.telegram_id, copies_message = passage.message_id
        FROM passage JOIN person p ON p.id = passage.author_id WHERE passage.outgoing_id = m.id
    """)
    op.drop_table("passage")
    op.alter_column("outgoing_message", "telegram_message_id", type_=sa.BigInteger())
    op.create_index(
        "ix_outgoing_message_copies",
        "outgoing_message",
        ["copies_chat", "copies_message"],
        postgresql_where="copies_message IS NOT NULL",
    )
    # Much is written and little stays: vacuum early, or the claims walk over what has left.
    op.execute(
        "ALTER TABLE outgoing_message SET (fillfactor = 75, autovacuum_vacuum_scale_factor = 0.02,"
        " autovacuum_vacuum_cost_delay = 0)"
    )
    op.create_table(
        "leadership",
        sa.Column("id", sa.SmallInteger(), nullable=False),
        sa.Column("pid", sa.Integer(), nullable=False),
        sa.Column("beat_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("silent_since", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leadership")),
    )


def downgrade() -> None:
    op.execute(WAKE)
    op.drop_table("leadership")
    op.execute(
        "ALTER TABLE outgoing_message RESET (fillfactor, autovacuum_vacuum_scale_factor,"
        " autovacuum_vacuum_cost_delay)"
    )
    _passages_again()
    for name in ("replies_to_id", "edits_id", "expiring", "pending"):
        op.drop_index(f"ix_outgoing_message_{name}", table_name="outgoing_message")
    moment = sa.DateTime(timezone=True)
    op.add_column("outgoing_message", sa.Column("lease_until", moment, nullable=True))
    op.add_column("outgoing_message", sa.Column("retry_at", moment, nullable=True))
    op.add_column("outgoing_message", sa.Column("due_at", moment, nullable=True))
    op.execute("UPDATE outgoing_message SET due_at = said_at")
    op.alter_column("outgoing_message", "due_at", nullable=False)
    op.create_index("ix_outgoing_message_due", "outgoing_message", ["due_at"], postgresql_where=PENDING)
    op.create_index(
        "ix_outgoing_message_pending", "outgoing_message", ["chat_id", "lane", "id"], postgresql_where=PENDING
    )


def _passages_again() -> None:
    cascade = "CASCADE"
    op.create_table(
        "passage",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("outgoing_id", sa.BigInteger(), nullable=False),
        sa.Column("passed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["author_id"], ["person.id"], name=op.f("fk_passage_author_id_person"), ondelete=cascade
        ),
        sa.ForeignKeyConstraint(
            ["outgoing_id"],
            ["outgoing_message.id"],
            name=op.f("fk_passage_outgoing_id_outgoing_message"),
            ondelete=cascade,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passage")),
    )
    op.create_index(op.f("ix_passage_outgoing_id"), "passage", ["outgoing_id"])
    op.create_index("ix_passage_passed_at", "passage", ["passed_at"])
    op.create_index("ix_passage_written", "passage", ["author_id", "message_id"])
    op.execute("""
        INSERT INTO passage (author_id, message_id, outgoing_id, passed_at)
        SELECT p.id, m.copies_message, m.id, m.said_at
        FROM outgoing_message m JOIN person p ON p.telegram_id = m.copies_chat
    """)
    op.alter_column("outgoing_message", "telegram_message_id", type_=sa.Integer())
    op.drop_column("outgoing_message", "copies_message")
    op.drop_column("outgoing_message", "copies_chat")
