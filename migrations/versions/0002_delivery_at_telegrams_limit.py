"""Delivery at Telegram's limit: what may leave is found by a partial index, and one row says who sends."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

PENDING = "state = 'pending'"


def upgrade() -> None:
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
    op.drop_table("leadership")
    op.execute(
        "ALTER TABLE outgoing_message RESET (fillfactor, autovacuum_vacuum_scale_factor,"
        " autovacuum_vacuum_cost_delay)"
    )
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
