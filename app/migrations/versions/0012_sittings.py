"""rounds and guests of cases written before, answers about interests, partners that decline"""

from uuid import UUID, uuid5

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

# The same at the commune and at the office above, which both take this step by themselves.
ROUND_OF = UUID("5b1f6d0e-6d2a-4c0e-9a53-0c6a1f3a7c11")
GUEST_OF = UUID("2f0f9a8c-58a1-4f7e-8d0c-9b6f4e2d1a37")

_case = sa.table(
    "mediation_case",
    sa.column("id", sa.Uuid()),
    sa.column("unit", sa.String()),
    sa.column("round", sa.Integer()),
    sa.column("started_on", sa.Date()),
    sa.column("ended_on", sa.Date()),
    sa.column("result", sa.String()),
    sa.column("ending_reason", sa.String()),
    sa.column("ending_note", sa.Text()),
    sa.column("guided_to", sa.String()),
    sa.column("invited", sa.Text()),
)
_round = sa.table(
    "mediation_round",
    sa.column("id", sa.Uuid()),
    sa.column("unit", sa.String()),
    sa.column("revision", sa.Integer()),
    sa.column("case_id", sa.Uuid()),
    sa.column("number", sa.Integer()),
    sa.column("started_on", sa.Date()),
    sa.column("ended_on", sa.Date()),
    sa.column("result", sa.String()),
    sa.column("ending_reason", sa.String()),
    sa.column("demands", sa.Text()),
    sa.column("guided_to", sa.String()),
)
_invitee = sa.table(
    "invitee",
    sa.column("id", sa.Uuid()),
    sa.column("unit", sa.String()),
    sa.column("revision", sa.Integer()),
    sa.column("case_id", sa.Uuid()),
    sa.column("name", sa.String()),
    sa.column("invited_as", sa.String()),
    sa.column("invited_by", sa.String()),
    sa.column("note", sa.String()),
)


def upgrade():
    _make_rounds()
    _make_guests()
    with op.batch_alter_table("mediation_case", schema=None) as batch_op:
        batch_op.drop_column("invited")
    with op.batch_alter_table("case_partner", schema=None) as batch_op:
        batch_op.add_column(sa.Column("declined_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("why_declined", sa.String(length=200), nullable=True))
        batch_op.drop_column("other_unit")
    with op.batch_alter_table("assignment", schema=None) as batch_op:
        batch_op.add_column(sa.Column("conflict", sa.String(length=32), nullable=True))
    held = sa.table(
        "assignment", sa.column("conflict", sa.String()), sa.column("no_conflict", sa.Boolean())
    )
    answers = sa.case((held.c.no_conflict, "none"), else_="not_asked")
    op.execute(held.update().values(conflict=answers))
    with op.batch_alter_table("assignment", schema=None) as batch_op:
        batch_op.alter_column("conflict", existing_type=sa.String(length=32), nullable=False)
        batch_op.drop_column("no_conflict")


def _make_rounds():
    """The latest round of each case; of the earlier ones nothing is known but their number."""
    connection = op.get_bind()
    known = set(connection.execute(sa.select(_round.c.case_id)).scalars())
    begun = sa.or_(_case.c.started_on.is_not(None), _case.c.result.is_not(None))
    rows = [
        {
            "id": uuid5(ROUND_OF, case.id.hex),
            "unit": case.unit,
            "revision": 1,
            "case_id": case.id,
            "number": case.round,
            "started_on": case.started_on,
            "ended_on": case.ended_on,
            "result": case.result,
            "ending_reason": case.ending_reason,
            "demands": case.ending_note,
            "guided_to": case.guided_to,
        }
        for case in connection.execute(sa.select(_case).where(begun))
        if case.id not in known
    ]
    if rows:
        op.bulk_insert(_round, rows)


def _make_guests():
    """One line, one guest; why each was invited was not asked then."""
    told = _case.c.invited.is_not(None)
    rows = [
        {
            "id": uuid5(GUEST_OF, f"{case.id.hex} {place}"),
            "unit": case.unit,
            "revision": 1,
            "case_id": case.id,
            "name": name.strip()[:200],
            "invited_as": "knows_the_case",
            "invited_by": "mediator",
            "note": "Chép lại từ cách ghi cũ; ai mời và mời vì sao chưa ghi rõ",
        }
        for case in op.get_bind().execute(sa.select(_case).where(told))
        for place, name in enumerate(case.invited.splitlines())
        if name.strip()
    ]
    if rows:
        op.bulk_insert(_invitee, rows)


def downgrade():
    with op.batch_alter_table("assignment", schema=None) as batch_op:
        batch_op.add_column(sa.Column("no_conflict", sa.Boolean(), nullable=True))
    held = sa.table(
        "assignment", sa.column("conflict", sa.String()), sa.column("no_conflict", sa.Boolean())
    )
    op.execute(held.update().values(no_conflict=held.c.conflict == "none"))
    with op.batch_alter_table("assignment", schema=None) as batch_op:
        batch_op.alter_column("no_conflict", existing_type=sa.Boolean(), nullable=False)
        batch_op.drop_column("conflict")
    with op.batch_alter_table("case_partner", schema=None) as batch_op:
        batch_op.add_column(sa.Column("other_unit", sa.String(length=16), nullable=True))
        batch_op.drop_column("why_declined")
        batch_op.drop_column("declined_on")
    with op.batch_alter_table("mediation_case", schema=None) as batch_op:
        batch_op.add_column(sa.Column("invited", sa.Text(), nullable=True))
