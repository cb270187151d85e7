"""Everything that can be done to a mediation case.

Two acts are not in the table of moves: a case is entered from the paper book as it stands
there, and a number is given by the book itself.
"""

from app.domain.labels import LabelledEnum


class Act(LabelledEnum):
    RECEIVE = "receive", "Tiếp nhận vụ, việc"
    ENTER = "enter", "Ghi lại từ sổ giấy"
    CONFIRM_SCOPE = "confirm_scope", "Xác nhận thuộc phạm vi hòa giải"
    REFUSE = "refuse", "Ghi không thuộc phạm vi, hướng dẫn các bên"
    CHOOSE_MEDIATOR = "choose_mediator", "Các bên chọn hòa giải viên"
    ASSIGN_MEDIATOR = "assign_mediator", "Phân công hòa giải viên"
    MEDIATE_AT_ONCE = "mediate_at_once", "Hòa giải ngay khi chứng kiến"
    DECLINE = "decline", "Hòa giải viên từ chối vụ, việc"
    REPLACE_MEDIATOR = "replace_mediator", "Thay hòa giải viên"
    START = "start", "Bắt đầu hòa giải"
    HOLD_MEETING = "hold_meeting", "Ghi buổi hòa giải tiếp theo"
    INVITE = "invite", "Mời người tham gia hòa giải"
    PAUSE = "pause", "Tạm dừng hòa giải"
    RESUME = "resume", "Tiếp tục sau tạm dừng"
    DRAFT_AGREEMENT = "draft_agreement", "Soạn thỏa thuận"
    SETTLE = "settle", "Ghi hòa giải thành"
    PUT_IN_WRITING = "put_in_writing", "Lập văn bản hòa giải thành"
    END_BY_REQUEST = "end_by_request", "Chấm dứt theo yêu cầu của các bên"
    END_BY_MEDIATOR = "end_by_mediator", "Hòa giải viên kết thúc hòa giải"
    GO_ON = "go_on", "Hòa giải tiếp theo yêu cầu của các bên"
    FOLLOW_UP = "follow_up", "Theo dõi thực hiện thỏa thuận"
    FOLLOW_CLAUSE = "follow_clause", "Ghi kết quả một việc đã thỏa thuận"
    PERFORM = "perform", "Ghi đã thực hiện xong"
    NOT_PERFORM = "not_perform", "Ghi không hoặc chưa thực hiện"
    NEW_TERMS = "new_terms", "Ghi thỏa thuận mới"
    FLARE_UP = "flare_up", "Hòa giải lại khi mâu thuẫn tái diễn"
    GIVE_NUMBER = "give_number", "Cấp số chính thức"
    CLOSE = "close", "Đóng hồ sơ"
    REWRITE_AGREEMENT = "rewrite_agreement", "Ghi lại thỏa thuận cho đúng"
    CORRECT = "correct", "Đính chính"
