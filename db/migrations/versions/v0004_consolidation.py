"""The fourth released schema: units below, their returns received or refused, replies."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables of the fourth schema."""
    op.create_table(
        "unit_below",
        sa.Column("unit_code", sa.String(), nullable=False),
        sa.Column("unit_key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("from_date", sa.Date(), nullable=True),
        sa.Column("to_date", sa.Date(), nullable=True),
        sa.Column("replaced_by", sa.String(), nullable=True),
        sa.Column("search_key", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("code_key", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_unit_below"),
        sa.UniqueConstraint("code_key", name="uq_unit_below_code_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_unit_below_unit_key", "unit_below", ["unit_key"])
    op.create_table(
        "received_return",
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("form_key", sa.String(), nullable=False),
        sa.Column("form_version", sa.String(), nullable=False),
        sa.Column("from_date", sa.Date(), nullable=False),
        sa.Column("to_date", sa.Date(), nullable=False),
        sa.Column("unit_code", sa.String(), nullable=False),
        sa.Column("unit_key", sa.String(), nullable=False),
        sa.Column("unit_name", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.String(), nullable=False),
        sa.Column("received_at", sa.String(), nullable=False),
        sa.Column("received_by", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("edited", sa.Boolean(), nullable=False),
        sa.Column("nil", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("said", sa.LargeBinary(), nullable=False),
        sa.Column("file", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_received_return"),
        sa.UniqueConstraint(
            "form_key",
            "from_date",
            "to_date",
            "unit_key",
            "revision",
            name="uq_received_return_form_key_from_date_to_date_unit_key_revision",
        ),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "unit_query",
        sa.Column("unit_code", sa.String(), nullable=False),
        sa.Column("unit_key", sa.String(), nullable=False),
        sa.Column("unit_name", sa.String(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        *_query_columns(),
        sa.PrimaryKeyConstraint("id", name="pk_unit_query"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_unit_query_form_key_from_date_to_date_unit_key",
        "unit_query",
        ["form_key", "from_date", "to_date", "unit_key"],
    )
    op.create_table(
        "superior_query",
        sa.Column("superior_code", sa.String(), nullable=False),
        sa.Column("superior_key", sa.String(), nullable=False),
        sa.Column("superior", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("came_on", sa.Date(), nullable=False),
        *_query_columns(),
        sa.PrimaryKeyConstraint("id", name="pk_superior_query"),
        sa.UniqueConstraint("superior_key", "number", name="uq_superior_query_superior_key_number"),
        sqlite_autoincrement=True,
    )
    _add_refused()
    _add_replies()


def _add_refused() -> None:
    op.create_table(
        "refused_file",
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("form_key", sa.String(), nullable=False),
        sa.Column("from_date", sa.Date(), nullable=False),
        sa.Column("to_date", sa.Date(), nullable=False),
        sa.Column("unit_code", sa.String(), nullable=False),
        sa.Column("unit_key", sa.String(), nullable=False),
        sa.Column("unit_name", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("template", sa.String(), nullable=False),
        sa.Column("args", sa.JSON(), nullable=False),
        sa.Column("refused_at", sa.String(), nullable=False),
        sa.Column("refused_by", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_refused_file"),
        sa.UniqueConstraint(
            "form_key",
            "from_date",
            "to_date",
            "unit_key",
            "file_name",
            name="uq_refused_file_form_key_from_date_to_date_unit_key_file_name",
        ),
        sqlite_autoincrement=True,
    )


def _add_replies() -> None:
    op.create_table(
        "unit_receipt",
        sa.Column("received_id", sa.Integer(), nullable=False),
        *_state_columns(),
        sa.Column("told", sa.String(), nullable=False),
        sa.Column("told_at", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["received_id"],
            ["received_return.id"],
            name="fk_unit_receipt_received_id_received_return",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_unit_receipt"),
        sa.UniqueConstraint("received_id", name="uq_unit_receipt_received_id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "superior_reply",
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("form_key", sa.String(), nullable=False),
        sa.Column("from_date", sa.Date(), nullable=False),
        sa.Column("to_date", sa.Date(), nullable=False),
        sa.Column("superior_code", sa.String(), nullable=False),
        sa.Column("superior_key", sa.String(), nullable=False),
        sa.Column("superior", sa.String(), nullable=False),
        sa.Column("made_at", sa.String(), nullable=False),
        sa.Column("came_on", sa.Date(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        *_state_columns(),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_superior_reply"),
        sa.UniqueConstraint(
            "form_key",
            "from_date",
            "to_date",
            "superior_key",
            name="uq_superior_reply_form_key_from_date_to_date_superior_key",
        ),
        sqlite_autoincrement=True,
    )


def _state_columns() -> list[sa.Column[object]]:
    return [
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
    ]


def _query_columns() -> list[sa.Column[object]]:
    return [
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("form_key", sa.String(), nullable=False),
        sa.Column("from_date", sa.Date(), nullable=False),
        sa.Column("to_date", sa.Date(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.String(), nullable=False),
        sa.Column("cell", sa.String(), nullable=False),
        sa.Column("figure", sa.String(), nullable=False),
        sa.Column("shown", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
    ]
