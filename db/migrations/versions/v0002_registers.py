"""Models, commitments, outreach, inspections, commendations and documents."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables of the registers beside members and meetings."""
    op.create_table(
        "document",
        sa.Column("type", sa.String(), nullable=True),
        sa.Column("type_key", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("abstract", sa.String(), nullable=True),
        sa.Column("search_key", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("code_key", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_document"),
        sa.UniqueConstraint("code_key", name="uq_document_code_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_document_day", "document", ["day"], unique=False)
    op.create_table(
        "inspection",
        sa.Column("plan", sa.String(), nullable=True),
        sa.Column("planned", sa.Date(), nullable=True),
        sa.Column("form", sa.String(20), nullable=True),
        sa.Column("nature", sa.String(20), nullable=True),
        sa.Column("content", sa.String(), nullable=True),
        sa.Column("from_date", sa.Date(), nullable=True),
        sa.Column("to_date", sa.Date(), nullable=True),
        sa.Column("result", sa.String(), nullable=True),
        sa.Column("limits", sa.String(), nullable=True),
        sa.Column("limited", sa.Boolean(), nullable=False),
        sa.Column("mend_by", sa.Date(), nullable=True),
        sa.Column("mended", sa.Date(), nullable=True),
        sa.Column("conclusion", sa.String(), nullable=True),
        sa.Column("search_key", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("code_key", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_inspection"),
        sa.UniqueConstraint("code_key", name="uq_inspection_code_key"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "outreach",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("form", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=True),
        sa.Column("measure", sa.String(), nullable=True),
        sa.Column("content", sa.String(), nullable=True),
        sa.Column("audience", sa.String(), nullable=True),
        sa.Column("search_key", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("code_key", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_outreach"),
        sa.UniqueConstraint("code_key", name="uq_outreach_code_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outreach_day", "outreach", ["day"], unique=False)
    op.create_table(
        "commitment",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("group", sa.String(), nullable=True),
        sa.Column("content", sa.String(), nullable=True),
        sa.Column("measure", sa.String(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("half_year", sa.String(), nullable=True),
        sa.Column("outcome", sa.String(20), nullable=True),
        sa.Column("remark", sa.String(), nullable=True),
        sa.Column("search_key", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("code_key", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name="fk_commitment_member_id_member", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_commitment"),
        sa.UniqueConstraint("code_key", name="uq_commitment_code_key"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_commitment_member_id_year", "commitment", ["member_id", "year"], unique=False
    )
    op.create_table(
        "inspected",
        sa.Column("inspection_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["inspection_id"],
            ["inspection.id"],
            name="fk_inspected_inspection_id_inspection",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name="fk_inspected_member_id_member"),
        sa.PrimaryKeyConstraint("id", name="pk_inspected"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_inspected_inspection_id", "inspected", ["inspection_id"], unique=False)
    op.create_index("ix_inspected_member_id", "inspected", ["member_id"], unique=False)
    op.create_table(
        "model",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(20), nullable=True),
        sa.Column("area", sa.String(20), nullable=True),
        sa.Column("holder", sa.String(20), nullable=True),
        sa.Column("leader", sa.String(), nullable=True),
        sa.Column("leader_id", sa.Integer(), nullable=True),
        sa.Column("registered", sa.Date(), nullable=True),
        sa.Column("content", sa.String(), nullable=True),
        sa.Column("situation", sa.String(), nullable=True),
        sa.Column("goals", sa.String(), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("forces", sa.String(), nullable=True),
        sa.Column("resources", sa.String(), nullable=True),
        sa.Column("outputs", sa.String(), nullable=True),
        sa.Column("upkeep", sa.String(), nullable=True),
        sa.Column("follows", sa.String(), nullable=True),
        sa.Column("started", sa.Date(), nullable=True),
        sa.Column("suspended", sa.Date(), nullable=True),
        sa.Column("completed", sa.Date(), nullable=True),
        sa.Column("stopped", sa.Date(), nullable=True),
        sa.Column("recognised_by", sa.String(), nullable=True),
        sa.Column("decision", sa.String(), nullable=True),
        sa.Column("recognised", sa.Date(), nullable=True),
        sa.Column("search_key", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("code_key", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["leader_id"], ["member.id"], name="fk_model_leader_id_member"),
        sa.PrimaryKeyConstraint("id", name="pk_model"),
        sa.UniqueConstraint("code_key", name="uq_model_code_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_model_registered", "model", ["registered"], unique=False)
    op.create_table(
        "outreach_subject",
        sa.Column("outreach_id", sa.Integer(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["outreach_id"],
            ["outreach.id"],
            name="fk_outreach_subject_outreach_id_outreach",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["subject_id"], ["subject.id"], name="fk_outreach_subject_subject_id_subject"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_outreach_subject"),
        sa.UniqueConstraint(
            "outreach_id", "subject_id", name="uq_outreach_subject_outreach_id_subject_id"
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_outreach_subject_subject_id", "outreach_subject", ["subject_id"], unique=False
    )
    op.create_table(
        "commendation",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("decision", sa.String(), nullable=True),
        sa.Column("holder", sa.String(20), nullable=True),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("name_id", sa.Integer(), nullable=True),
        sa.Column("merit", sa.String(), nullable=True),
        sa.Column("form", sa.String(), nullable=True),
        sa.Column("nature", sa.String(20), nullable=True),
        sa.Column("level", sa.String(), nullable=True),
        sa.Column("model_id", sa.Integer(), nullable=True),
        sa.Column("search_key", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("code_key", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["model_id"], ["model.id"], name="fk_commendation_model_id_model"),
        sa.ForeignKeyConstraint(["name_id"], ["member.id"], name="fk_commendation_name_id_member"),
        sa.PrimaryKeyConstraint("id", name="pk_commendation"),
        sa.UniqueConstraint("code_key", name="uq_commendation_code_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_commendation_day", "commendation", ["day"], unique=False)
    op.create_index("ix_commendation_model_id", "commendation", ["model_id"], unique=False)
    op.create_index("ix_commendation_name_id", "commendation", ["name_id"], unique=False)
    op.create_table(
        "model_result",
        sa.Column("model_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("result", sa.String(), nullable=True),
        sa.Column("quantity", sa.Integer(), nullable=True),
        sa.Column("measure", sa.String(), nullable=True),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("money", sa.Integer(), nullable=True),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("code_key", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["model_id"], ["model.id"], name="fk_model_result_model_id_model", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_model_result"),
        sa.UniqueConstraint("code_key", name="uq_model_result_code_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_model_result_day", "model_result", ["day"], unique=False)
    op.create_index("ix_model_result_model_id", "model_result", ["model_id"], unique=False)
    op.create_table(
        "model_subject",
        sa.Column("model_id", sa.Integer(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["model_id"], ["model.id"], name="fk_model_subject_model_id_model", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["subject_id"], ["subject.id"], name="fk_model_subject_subject_id_subject"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_model_subject"),
        sa.UniqueConstraint("model_id", "subject_id", name="uq_model_subject_model_id_subject_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_model_subject_subject_id", "model_subject", ["subject_id"], unique=False)
    op.create_table(
        "replication",
        sa.Column("model_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("code_key", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["model_id"], ["model.id"], name="fk_replication_model_id_model", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_replication"),
        sa.UniqueConstraint("code_key", name="uq_replication_code_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_replication_day", "replication", ["day"], unique=False)
    op.create_index("ix_replication_model_id", "replication", ["model_id"], unique=False)
