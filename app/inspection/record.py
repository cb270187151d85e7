"""How the shared machinery sees an inspection, its points, replies, lists, a year's plan."""

from flask import url_for

from app.inspection.acts import InspectionAct, ListAct, PointAct, ReplyAct, YearPlanAct
from app.inspection.models import Inspection, InspectionList, InspectionPoint, InspectionReply
from app.inspection.plan_models import InspectionPlan
from app.inspection.sight import (
    objection,
    visible_inspections,
    visible_lists,
    visible_plans,
    visible_points,
    visible_replies,
)
from app.records.types import RecordType

INSPECTION = RecordType(
    key="inspection",
    label="Kiểm tra, tự kiểm tra",
    model=Inspection,
    acts=InspectionAct,
    address=lambda one: url_for("inspection.detail", inspection_id=one.id),
    visible=visible_inspections,
    line=lambda one: (
        f"{one.kind.label} {one.subject_name} năm {one.year}",
        f"{one.state.label}, {one.when.words}",
    ),
)
INSPECTION_POINT = RecordType(
    key="inspection_point",
    label="Kiến nghị kiểm tra",
    model=InspectionPoint,
    acts=PointAct,
    address=lambda point: url_for("inspection.point", point_id=point.id),
    visible=visible_points,
    line=lambda point: (f"Kiểm tra: {point.finding}", point.recommendation),
)
INSPECTION_REPLY = RecordType(
    key="inspection_reply",
    label="Báo cáo thực hiện kiến nghị",
    model=InspectionReply,
    acts=ReplyAct,
    address=lambda reply: url_for("inspection.point", point_id=reply.point_id),
    visible=visible_replies,
    objection=objection,
)
INSPECTION_LIST = RecordType(
    key="inspection_list",
    label="Mẫu bảng kiểm",
    model=InspectionList,
    acts=ListAct,
    address=lambda one: url_for("inspection.one_list", list_id=one.id),
    visible=visible_lists,
)
INSPECTION_PLAN = RecordType(
    key="inspection_plan",
    label="Kế hoạch kiểm tra năm",
    model=InspectionPlan,
    acts=YearPlanAct,
    address=lambda one: url_for("inspection.year_plan", plan_id=one.id),
    visible=visible_plans,
)
INSPECTION_TYPES: tuple[RecordType, ...] = (
    INSPECTION,
    INSPECTION_POINT,
    INSPECTION_REPLY,
    INSPECTION_LIST,
    INSPECTION_PLAN,
)
