"""what was agreed as versions with things to do, instead of one text in the case"""

import sqlalchemy as sa
from alembic import op
from uuid6 import uuid7

revision = "0009"
down_revision = "0008"

_CASE = sa.table(
    "mediation_case",
    sa.column("id", sa.Uuid()),
    sa.column("unit", sa.String()),
    sa.column("round", sa.Integer()),
    sa.column("state", sa.String()),
    sa.column("result", sa.String()),
    sa.column("ended_on", sa.Date()),
    sa.column("agreement", sa.Text()),
    sa.column("is_written", sa.Boolean()),
    sa.column("performance_due_on", sa.Date()),
    sa.column("performed_on", sa.Date()),
    sa.column("not_performed", sa.String()),
)


def _record(name, *columns):
    """A table of parts of a case, as far as this step writes it."""
    return sa.table(
        name,
        sa.column("id", sa.Uuid()),
        sa.column("unit", sa.String()),
        sa.column("revision", sa.Integer()),
        sa.column("search_text", sa.Text()),
        sa.column("case_id", sa.Uuid()),
        sa.column("state", sa.String()),
        *columns,
    )


_AGREEMENT = _record(
    "agreement",
    sa.column("round", sa.Integer()),
    sa.column("version", sa.Integer()),
    sa.column("origin", sa.String()),
    sa.column("agreed_on", sa.Date()),
    sa.column("is_written", sa.Boolean()),
    sa.column("terms", sa.Text()),
)
_CLAUSE = _record(
    "clause",
    sa.column("agreement_id", sa.Uuid()),
    sa.column("place", sa.Integer()),
    sa.column("side", sa.String()),
    sa.column("what", sa.Text()),
    sa.column("due_on", sa.Date()),
    sa.column("performed_on", sa.Date()),
)
_BROKEN = {"breach": "not_performed", "partly": "partly", "force_majeure": "force_majeure"}


def upgrade():
    with op.batch_alter_table("agreement", schema=None) as batch_op:
        batch_op.add_column(sa.Column("told_no_paper", sa.Boolean(), nullable=True))
        batch_op.alter_column("is_written", existing_type=sa.Boolean(), nullable=True)
        batch_op.create_index(
            "ix_agreement_court", ["unit", "state", "is_written", "agreed_on"], unique=False
        )
    with op.batch_alter_table("clause", schema=None) as batch_op:
        batch_op.add_column(sa.Column("noted_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("other_side_told_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("leader_told_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("front_told_on", sa.Date(), nullable=True))
        batch_op.create_index("ix_clause_due", ["unit", "state", "due_on"], unique=False)
    _move_what_was_agreed(op.get_bind())
    with op.batch_alter_table("mediation_case", schema=None) as batch_op:
        batch_op.drop_column("agreement")
        batch_op.drop_column("not_performed")


def _move_what_was_agreed(bind):
    for case in bind.execute(sa.select(_CASE).where(_CASE.c.agreement.is_not(None))).all():
        settled = case.result == "settled"
        base = {"unit": case.unit, "revision": 1, "search_text": "", "case_id": case.id}
        version = {
            **base,
            "id": uuid7(),
            "state": "in_force",
            "round": case.round if settled else max(1, case.round - 1),
            "version": 1,
            "origin": "settled",
            "agreed_on": case.ended_on if settled else None,
            "is_written": bool(case.is_written),
            "terms": case.agreement,
        }
        bind.execute(_AGREEMENT.insert().values(version))
        if settled and case.performance_due_on is not None:
            todo = {
                **base,
                "id": uuid7(),
                "agreement_id": version["id"],
                "place": 1,
                "state": _state_of(case),
                "side": "both",
                "what": "Thực hiện thỏa thuận",
                "due_on": case.performance_due_on,
                "performed_on": case.performed_on,
            }
            bind.execute(_CLAUSE.insert().values(todo))


def _state_of(case):
    if case.performed_on is not None:
        return "performed"
    return _BROKEN.get(case.not_performed, "pending")


def downgrade():
    with op.batch_alter_table("mediation_case", schema=None) as batch_op:
        batch_op.add_column(sa.Column("not_performed", sa.String(length=32), nullable=True))
        batch_op.add_column(sa.Column("agreement", sa.Text(), nullable=True))
    with op.batch_alter_table("clause", schema=None) as batch_op:
        batch_op.drop_index("ix_clause_due")
        for name in ("front_told_on", "leader_told_on", "other_side_told_on", "noted_on"):
            batch_op.drop_column(name)
    with op.batch_alter_table("agreement", schema=None) as batch_op:
        batch_op.drop_index("ix_agreement_court")
        batch_op.alter_column("is_written", existing_type=sa.Boolean(), nullable=False)
        batch_op.drop_column("told_no_paper")
