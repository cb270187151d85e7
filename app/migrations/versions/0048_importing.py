"""imports of old registers and their rows"""

import sqlalchemy as sa
from alembic import op

revision = "0048"
down_revision = "0047"


def upgrade():
    op.create_table(
        "register_import",
        sa.Column("state", sa.String(length=32), nullable=True),
        sa.Column("file_name", sa.String(length=200), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("format", sa.String(length=8), nullable=True),
        sa.Column("uploaded_on", sa.Date(), nullable=True),
        sa.Column("sheets", sa.JSON(), nullable=True),
        sa.Column("sheet", sa.String(length=200), nullable=True),
        sa.Column("encoding", sa.String(length=32), nullable=True),
        sa.Column("guesses", sa.JSON(), nullable=True),
        sa.Column("header", sa.JSON(), nullable=True),
        sa.Column("header_key", sa.String(length=64), nullable=True),
        sa.Column("matching", sa.JSON(), nullable=True),
        sa.Column("meanings", sa.JSON(), nullable=True),
        sa.Column("team_id", sa.Uuid(), nullable=True),
        sa.Column("numbering", sa.String(length=32), nullable=True),
        sa.Column("left_out", sa.JSON(), nullable=True),
        sa.Column("notices", sa.JSON(), nullable=True),
        sa.Column("is_checked", sa.Boolean(), nullable=True),
        sa.Column("rows", sa.Integer(), nullable=True),
        sa.Column("books", sa.JSON(), nullable=True),
        sa.Column("taken_on", sa.Date(), nullable=True),
        sa.Column("undone_on", sa.Date(), nullable=True),
        sa.Column("why_undone", sa.String(length=1000), nullable=True),
        sa.Column("why_stopped", sa.String(length=1000), nullable=True),
        sa.Column("moved_at", sa.DateTime(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id"], ["team.id"], name=op.f("fk_register_import_team_id_team")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_import")),
    )
    with op.batch_alter_table("register_import") as batch_op:
        batch_op.create_index(
            "ix_register_import_header", ["unit", "header_key", "id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_register_import_unit"), ["unit"], unique=False)
    op.create_table(
        "import_row",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Uuid(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("cells", sa.JSON(), nullable=False),
        sa.Column("verdict", sa.String(length=32), nullable=True),
        sa.Column("problems", sa.JSON(), nullable=True),
        sa.Column("twin_case_id", sa.Uuid(), nullable=True),
        sa.Column("twin_row", sa.Integer(), nullable=True),
        sa.Column("decision", sa.String(length=32), nullable=True),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("records", sa.JSON(), nullable=True),
        sa.Column("taken_out", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(
            ["import_id"],
            ["register_import.id"],
            name=op.f("fk_import_row_import_id_register_import"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_row")),
    )
    with op.batch_alter_table("import_row") as batch_op:
        batch_op.create_index("ix_import_row_case", ["case_id"], unique=False)
        batch_op.create_index("ix_import_row_place", ["import_id", "row"], unique=True)
        batch_op.create_index(
            "ix_import_row_verdict", ["import_id", "verdict", "row"], unique=False
        )


def downgrade():
    op.drop_table("import_row")
    op.drop_table("register_import")
