"""The registers beside members and meetings, and what ties subjects to one another."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

SERVING = ("commendation", "commitment", "document", "inspection", "model", "outreach", "review")


def upgrade() -> None:
    """Make the tables of the other registers."""
    op.create_table(
        "band",
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("word", sa.String(), nullable=False),
        sa.Column("least", sa.Integer(), nullable=False),
        sa.Column("search_key", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("code_key", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_band"),
        sa.UniqueConstraint("code_key", name="uq_band_code_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_band_valid_from", "band", ["valid_from"], unique=False)
    op.create_table(
        "criterion",
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("group", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("most", sa.Integer(), nullable=False),
        sa.Column("known", sa.String(20), nullable=True),
        sa.Column("search_key", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("code_key", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_criterion"),
        sa.UniqueConstraint("code_key", name="uq_criterion_code_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_criterion_valid_from", "criterion", ["valid_from"], unique=False)
    op.create_table(
        "declaration",
        sa.Column("register", sa.String(), nullable=False),
        sa.Column("from_date", sa.Date(), nullable=False),
        sa.Column("to_date", sa.Date(), nullable=False),
        sa.Column("declared", sa.Date(), nullable=True),
        sa.Column("search_key", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("code_key", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_declaration"),
        sa.UniqueConstraint("code_key", name="uq_declaration_code_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_declaration_register", "declaration", ["register"], unique=False)
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
        "review",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("from_date", sa.Date(), nullable=False),
        sa.Column("to_date", sa.Date(), nullable=False),
        sa.Column("held", sa.Date(), nullable=True),
        sa.Column("results", sa.String(), nullable=True),
        sa.Column("limits", sa.String(), nullable=True),
        sa.Column("causes", sa.String(), nullable=True),
        sa.Column("lessons", sa.String(), nullable=True),
        sa.Column("directions", sa.String(), nullable=True),
        sa.Column("search_key", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("code_key", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_review"),
        sa.UniqueConstraint("code_key", name="uq_review_code_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_review_to_date", "review", ["to_date"], unique=False)
    op.create_table(
        "term",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("from_date", sa.Date(), nullable=False),
        sa.Column("to_date", sa.Date(), nullable=True),
        sa.Column("search_key", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("code_key", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_term"),
        sa.UniqueConstraint("code_key", name="uq_term_code_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_term_from_date", "term", ["from_date"], unique=False)
    op.create_table(
        "commitment",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("group", sa.String(), nullable=True),
        sa.Column("content", sa.String(), nullable=True),
        sa.Column("measure", sa.String(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("half_year", sa.String(), nullable=True),
        sa.Column("year_end", sa.String(), nullable=True),
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
        "grading",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("grade", sa.String(20), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("search_key", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("code_key", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name="fk_grading_member_id_member", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_grading"),
        sa.UniqueConstraint("code_key", name="uq_grading_code_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_grading_member_id_year", "grading", ["member_id", "year"], unique=False)
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
    op.create_table(
        "score",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("criterion_id", sa.Integer(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("search_key", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("code_key", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["criterion_id"], ["criterion.id"], name="fk_score_criterion_id_criterion"
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_score_meeting_id_meeting", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_score"),
        sa.UniqueConstraint("code_key", name="uq_score_code_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_score_criterion_id", "score", ["criterion_id"], unique=False)
    op.create_index("ix_score_meeting_id", "score", ["meeting_id"], unique=False)
    op.create_table(
        "task",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("result", sa.String(), nullable=True),
        sa.Column("done", sa.Date(), nullable=True),
        sa.Column("search_key", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("code_key", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_task_meeting_id_meeting", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["member.id"], name="fk_task_person_id_member"),
        sa.PrimaryKeyConstraint("id", name="pk_task"),
        sa.UniqueConstraint("code_key", name="uq_task_code_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_task_meeting_id", "task", ["meeting_id"], unique=False)
    op.create_index("ix_task_person_id", "task", ["person_id"], unique=False)
    op.create_table(
        "vote",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("matter", sa.String(), nullable=False),
        sa.Column("base", sa.Integer(), nullable=True),
        sa.Column("in_favour", sa.Integer(), nullable=True),
        sa.Column("against", sa.Integer(), nullable=True),
        sa.Column("abstained", sa.Integer(), nullable=True),
        sa.Column("search_key", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("code_key", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_vote_meeting_id_meeting", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_vote"),
        sa.UniqueConstraint("code_key", name="uq_vote_code_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_vote_meeting_id", "vote", ["meeting_id"], unique=False)
    for owner in SERVING:
        _link_to_subjects(owner)
    op.add_column("subject", sa.Column("last_year", sa.Integer(), nullable=True))
    # Alembic would add the foreign key in a statement of its own, which SQLite does not know.
    op.execute(
        "ALTER TABLE subject ADD COLUMN replaces_id INTEGER"
        " CONSTRAINT fk_subject_replaces_id_subject REFERENCES subject (id)"
    )
    op.create_index("ix_subject_replaces_id", "subject", ["replaces_id"], unique=False)


def _link_to_subjects(owner: str) -> None:
    """Make the table that ties the records of another to subjects."""
    name, key = f"{owner}_subject", f"{owner}_id"
    op.create_table(
        name,
        sa.Column(key, sa.Integer(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            [key], [f"{owner}.id"], name=f"fk_{name}_{key}_{owner}", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["subject_id"], ["subject.id"], name=f"fk_{name}_subject_id_subject"
        ),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        sa.UniqueConstraint(key, "subject_id", name=f"uq_{name}_{key}_subject_id"),
        sqlite_autoincrement=True,
    )
    op.create_index(f"ix_{name}_subject_id", name, ["subject_id"], unique=False)
