"""Cases: from the first word to the closed file, reports of danger, registers on paper."""

from app.domain.actors import Permission
from app.handbook.types import Chapter, Part

CASES = Chapter(
    slug="ghi-vu-viec",
    title="Ghi vụ, việc hòa giải",
    about="Từ lúc các bên đến nhờ cho đến hết các buổi hòa giải.",
    permission=Permission.SEE_CASES,
    rooms=("mediation",),
    parts=(
        Part(
            "ghi-moi",
            "Ghi một vụ, việc mới",
            (
                "Bấm [Hòa giải] ở hàng mục trên cùng, rồi bấm [Ghi vụ, việc mới].",
                "Chọn [Tổ hòa giải] và [Căn cứ tiến hành hòa giải], ghi một câu ở [Nội dung vụ, "
                "việc].",
                "Ghi họ tên mỗi người một dòng. Hết dòng thì bấm [Thêm dòng cho các bên].",
                "Có đánh đập, đe dọa trong nhà thì đánh dấu [Có dấu hiệu bạo lực gia đình].",
                "Bấm [Lưu vào sổ]. Số của vụ, việc được cấp ngay. Điều chưa biết thì ghi sau.",
            ),
        ),
        Part(
            "pham-vi",
            "Xem có được hòa giải không",
            (
                "Mở vụ, việc, xem phần [Việc làm tiếp].",
                "Được hòa giải: bấm [Xác nhận thuộc phạm vi hòa giải], chọn loại vụ, việc.",
                "Không được hòa giải: bấm [Ghi không thuộc phạm vi, hướng dẫn các bên], chọn lý "
                "do. Các bên được hướng dẫn đến đúng nơi (Điều 3 Luật Hòa giải ở cơ sở).",
            ),
        ),
        Part(
            "phan-cong",
            "Chọn, phân công hòa giải viên",
            (
                "Các bên được chọn trước: bấm [Các bên chọn hòa giải viên].",
                "Các bên không chọn thì tổ trưởng bấm [Phân công hòa giải viên].",
                "Hỏi người được giao có quyền lợi liên quan không. Có liên quan thì giao người "
                "khác (Điều 18).",
                "Phải bắt đầu hòa giải trong 03 ngày kể từ ngày phân công (Điều 20). Hạn hiện ở "
                "đầu trang.",
                "Đổi người: bấm [Thay hòa giải viên].",
            ),
        ),
        Part(
            "hoa-giai",
            "Ghi các buổi hòa giải",
            (
                "Buổi đầu: bấm [Bắt đầu hòa giải].",
                "Hẹn buổi sau: bấm [Hẹn buổi hòa giải]. Ngày hẹn hiện ở [Lịch hòa giải].",
                "Hẹn mà không gặp được: bấm [Ghi buổi hẹn không diễn ra].",
                "Xong mỗi buổi: bấm [Ghi buổi hòa giải tiếp theo]. Không bắt buộc, nhưng nên ghi.",
                "Mời người có uy tín giúp: bấm [Mời người tham gia hòa giải].",
                "Các bên xin dừng lại: bấm [Tạm dừng hòa giải].",
            ),
        ),
        Part(
            "ghi-sai",
            "Lỡ ghi sai",
            (
                "Mở vụ, việc, bấm [Đính chính, ghi bổ sung].",
                "Sửa chỗ sai, ghi lý do, rồi bấm [Lưu đính chính].",
                "Điều cũ không mất: xem ở phần [Đã ghi].",
            ),
        ),
    ),
)

RESULTS = Chapter(
    slug="ghi-ket-qua",
    title="Ghi kết quả hòa giải",
    about="Thành, không thành, theo dõi thực hiện, Tòa án công nhận, đóng hồ sơ.",
    permission=Permission.SEE_CASES,
    rooms=(),
    parts=(
        Part(
            "thanh",
            "Hòa giải thành",
            (
                "Mở vụ, việc, bấm [Ghi hòa giải thành].",
                "Ghi điều các bên đã thỏa thuận. Mỗi việc phải làm ghi một dòng: ai làm, làm gì, "
                "đến ngày nào.",
                "Hỏi các bên có lập văn bản không. Không có văn bản thì sau này Tòa án không công "
                "nhận được.",
                "Chưa đủ thì bấm [Lưu bản đang soạn], hôm sau ghi tiếp.",
                "Đủ rồi thì bấm [Ghi hòa giải thành].",
            ),
        ),
        Part(
            "khong-thanh",
            "Hòa giải không thành",
            (
                "Một bên hoặc các bên thôi không hòa giải: bấm [Chấm dứt theo yêu cầu của các "
                "bên]. Các bên không phải nêu lý do.",
                "Hòa giải tiếp cũng không có kết quả: bấm [Hòa giải viên kết thúc hòa giải].",
                "Chỉ cho các bên nơi giải quyết tiếp, ghi vào [Nơi các bên được hướng dẫn đến].",
                "Các bên muốn hòa giải lại: bấm [Hòa giải tiếp theo yêu cầu của các bên].",
            ),
        ),
        Part(
            "theo-doi",
            "Theo dõi thực hiện thỏa thuận",
            (
                "Trang chủ nhắc việc sắp đến hạn. Mở vụ, việc, xem phần [Thỏa thuận].",
                "Mỗi việc đã hứa: mở ra, ghi đã làm hay chưa.",
                "Làm xong cả: bấm [Ghi đã thực hiện xong].",
                "Không làm: bấm [Ghi không hoặc chưa thực hiện], báo tổ trưởng (Điều 26).",
                "Các bên bàn lại: bấm [Ghi thỏa thuận mới]. Bản cũ vẫn còn.",
            ),
        ),
        Part(
            "toa-an",
            "Nhờ Tòa án công nhận",
            (
                "Phải nộp đơn trong 06 tháng kể từ ngày hòa giải thành (Điều 418 Bộ luật Tố tụng "
                "dân sự).",
                "Mở vụ, việc, bấm [Chuẩn bị yêu cầu Tòa án công nhận]. Đánh dấu từng điều kiện.",
                "In đơn cho các bên ký, nộp. Ghi ngày nộp, ngày Tòa án trả lời.",
                "Tòa án hỏi tài liệu thì trả lời trong 05 ngày làm việc.",
            ),
        ),
        Part(
            "dong-ho-so",
            "Đóng hồ sơ",
            (
                "Khi mọi việc đã xong, tổ trưởng hoặc công chức bấm [Đóng hồ sơ].",
                "Còn thiếu gì thì phần [Hồ sơ đã đủ chưa] nói rõ.",
                "Đóng nhầm: bấm [Mở lại hồ sơ], ghi lý do.",
            ),
        ),
    ),
)

ALERTS = Chapter(
    slug="bao-khan",
    title="Báo khẩn khi có nguy cơ bạo lực",
    about="Khoản 4, khoản 5 Điều 10 Luật Hòa giải ở cơ sở: phải báo ngay.",
    permission=Permission.SEE_CASES,
    rooms=(),
    parts=(
        Part(
            "bao-ngay",
            "Báo ngay",
            (
                "Có người đang bị nguy hiểm: gọi Công an xã trước, ghi vào sổ sau.",
                "Mở vụ, việc, phần [Báo cáo khẩn theo Điều 10]. Bấm nút đỏ [Báo ngay].",
                "Có hai nút: một nút khi có thể dẫn đến bạo lực, mất trật tự; một nút khi có dấu "
                "hiệu vi phạm pháp luật.",
                "Bấm một lần là tổ trưởng và xã thấy trên mọi trang. Vẫn nên gọi điện.",
            ),
        ),
        Part(
            "nhan-bao",
            "Nhận báo, báo lên, ghi kết quả",
            (
                "Dải đỏ đầu trang là báo cáo đang chờ. Bấm vào để mở.",
                "Đọc xong bấm [Đã nhận báo cáo].",
                "Báo tiếp cho Chủ tịch Ủy ban nhân dân xã, Công an: bấm [Báo cáo lên].",
                "Nơi nhận đã làm gì: bấm [Ghi kết quả].",
                "Xem lại tất cả: [Hòa giải] rồi [Báo cáo khẩn].",
            ),
        ),
    ),
)

OLD_BOOKS = Chapter(
    slug="so-giay-so-cu",
    title="Sổ giấy, sổ cũ",
    about="Đưa sổ đang ghi tay và sổ các năm trước vào máy; mở, khóa, in sổ.",
    permission=Permission.RECORD_CASE,
    rooms=("importing",),
    parts=(
        Part(
            "nhap-so-giay",
            "Chép sổ giấy vào máy",
            (
                "Bấm [Hòa giải], rồi [Nhập sổ giấy]. Chọn tổ, chọn tháng.",
                "Mỗi vụ, việc một dòng, ghi đúng như trong sổ. Hết dòng thì bấm [Thêm dòng].",
                "Bấm [Lưu các dòng đã ghi]. Dòng sai được tô rõ, sửa rồi lưu lại.",
                "Chép xong: bấm [Xác nhận số cuối cùng] để máy cấp số tiếp theo.",
            ),
        ),
        Part(
            "so-cu",
            "Nhập sổ cũ từ tệp bảng tính",
            (
                "Bấm [Hòa giải], [Nhập sổ cũ từ Excel], [Nhập một tệp].",
                "Chọn tệp, bấm [Đọc tệp]. Chữ sai dấu thì đổi [Bảng mã của tệp].",
                "Xem mỗi cột là gì, bấm [Ghép và đối chiếu lại].",
                "Dòng nào sai thì máy nói rõ ở ô nào. Xem trước, rồi mới cho vào sổ.",
                "Nhập nhầm: bấm [Hoàn tác cả lần nhập].",
            ),
        ),
        Part(
            "in-so",
            "Mở, khóa, in sổ",
            (
                "Bấm [Hòa giải], rồi [Sổ của các tổ]. Chọn tổ và năm.",
                "In sổ theo mẫu của Bộ Tư pháp ở phần [Văn bản].",
                "Hết năm, khi mọi vụ, việc đã ghi đủ: bấm [Khóa sổ].",
            ),
        ),
    ),
)
