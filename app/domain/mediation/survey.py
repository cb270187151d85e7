"""Whether the parties were content, asked after the ending; nobody has to answer."""

from app.domain.labels import LabelledEnum


class Contentment(LabelledEnum):
    CONTENT = "content", "Hài lòng"
    PARTLY = "partly", "Hài lòng một phần"
    NOT_CONTENT = "not_content", "Không hài lòng"
    NO_ANSWER = "no_answer", "Không trả lời"


class SurveyAct(LabelledEnum):
    ASK = "ask", "Ghi ý kiến về việc hòa giải"
