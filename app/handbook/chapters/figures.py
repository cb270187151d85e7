"""Money, figures, reports, and lists taken out."""

from app.domain.actors import Permission
from app.handbook.types import Chapter, Part

MONEY = Chapter(
    slug="thu-lao",
    title="Thù lao, kinh phí",
    about="Từ đề nghị của tổ đến tiền trong tay hòa giải viên; dự toán, quyết toán.",
    permission=Permission.SEE_PAYMENTS,
    rooms=("remuneration", "budget"),
    parts=(
        Part(
            "de-nghi",
            "Tổ đề nghị thanh toán",
            (
                "Bấm [Tổ hòa giải], [Thù lao, hỗ trợ tổ], [Lập đề nghị thanh toán].",
                "Chọn tổ, quý. Bấm [Lập từ sổ]: máy tự lấy các vụ, việc đã kết thúc.",
                "Xem lại từng khoản. Nhiều người cùng làm thì bấm [Chia cho hòa giải viên].",
                "In ở phần [Văn bản], tổ trưởng ký, mang kèm sổ theo dõi.",
                "Bấm [Tổ trưởng xác nhận, nộp đề nghị].",
            ),
        ),
        Part(
            "duyet-chi",
            "Xã quyết định, chi tiền",
            (
                "Lãnh đạo mở đề nghị, bấm [Quyết định]. Hạn 05 ngày làm việc từ ngày nộp.",
                "Sai thì bấm [Trả về để tổ sửa]. Từ chối thì ghi rõ lý do.",
                "Chi rồi thì công chức bấm [Ghi đã chi cho tổ].",
                "Trong 03 ngày tổ giao tiền cho hòa giải viên, mọi người ký nhận. Bấm [Ghi đã "
                "giao, ký nhận].",
            ),
        ),
        Part(
            "thu-lao-cua-toi",
            "Xem thù lao của mình",
            (
                "Bấm [Tổ hòa giải], rồi [Thù lao, hỗ trợ tổ].",
                "Từng vụ, việc: được bao nhiêu, đã chi chưa, ngày nào.",
                "Thấy thiếu vụ, việc thì báo tổ trưởng.",
            ),
        ),
        Part(
            "kinh-phi",
            "Dự toán, quyết toán",
            (
                "Bấm [Tổ hòa giải], [Kinh phí], [Lập dự toán].",
                "Thêm từng dòng: nội dung chi, số lượng, mức chi. Bấm [Thêm dòng].",
                "Được giao dự toán thì bấm [Ghi số được giao]. Chi việc khác thì [Ghi khoản chi].",
                "Thù lao đã chi tự tính vào đây, không ghi lại. Cuối năm bấm [Quyết toán].",
            ),
        ),
    ),
)

FIGURES = Chapter(
    slug="so-lieu",
    title="Số liệu, biểu thống kê",
    about="Số đếm từ sổ, không phải cộng tay; nộp biểu đúng hạn.",
    permission=Permission.SEE_FIGURES,
    rooms=("reports", "statistics", "overview"),
    parts=(
        Part(
            "xem-so-lieu",
            "Xem số liệu",
            (
                "Bấm [Số liệu]. Chọn thời gian, bấm [Xem].",
                "Được xem vụ, việc thì bấm vào con số để mở đúng những vụ, việc ấy.",
                "Phần [Kiểm tra số liệu] nói chỗ ghi còn thiếu. Sửa ở vụ, việc rồi xem lại.",
                "[Tổng quan] cho thấy cả xã, cả tỉnh bằng hình.",
            ),
        ),
        Part(
            "nop-bieu",
            "Nộp biểu thống kê",
            (
                "Bấm [Số liệu], [Biểu thống kê, báo cáo đã nộp]. Chọn biểu.",
                "Xem các con số. In thử bằng [In (PDF)].",
                "Bấm [Nộp báo cáo…], chọn kỳ, rồi bấm [Nộp báo cáo].",
                "Đã nộp mà sai thì nộp đính chính, ghi lý do. Bản cũ vẫn còn.",
            ),
        ),
    ),
)

REPORTS = Chapter(
    slug="bao-cao",
    title="Báo cáo, khó khăn, khen thưởng",
    about="Báo cáo 6 tháng, năm; nhật ký khó khăn, tuyên truyền; đề nghị khen thưởng.",
    permission=Permission.SEE_REPORTS,
    rooms=("periodic", "difficulties", "outreach", "emulation"),
    parts=(
        Part(
            "lap-bao-cao",
            "Lập báo cáo 6 tháng, báo cáo năm",
            (
                "Người soạn bấm [Báo cáo], [Lập báo cáo]. Chọn loại và năm, bấm [Lập dự thảo].",
                "Số liệu có sẵn. Bấm [Viết, sửa lời] để viết nhận xét.",
                "In ở phần [Văn bản] để trình ký.",
                "Lãnh đạo bấm [Ban hành báo cáo], ghi số và ngày. Báo cáo tự gửi lên cấp trên.",
            ),
        ),
        Part(
            "kho-khan",
            "Ghi khó khăn, tuyên truyền",
            (
                "Gặp vướng mắc lúc nào ghi lúc ấy: [Báo cáo], [Khó khăn, vướng mắc, kiến nghị], "
                "[Ghi khó khăn, vướng mắc].",
                "Tuyên truyền xong thì ghi ở [Nhật ký tuyên truyền].",
                "Không ghi họ tên, câu chuyện của các bên: những điều này gửi lên cấp trên.",
                "Đến kỳ, báo cáo lấy từ đây.",
            ),
        ),
        Part(
            "khen-thuong",
            "Đề nghị khen thưởng",
            (
                "Bấm [Báo cáo], rồi [Thi đua, khen thưởng].",
                "Danh sách xét lấy số vụ, việc từ sổ. Người soạn chọn người, đưa vào tờ trình.",
                "In tờ trình để ký. Lãnh đạo ghi số và ngày ban hành.",
            ),
        ),
        Part(
            "gom-khen-thuong",
            "Gom đề nghị của các đơn vị",
            (
                "Ở cơ quan cấp trên: [Báo cáo], [Thi đua, khen thưởng], [Đề nghị của các đơn vị].",
                "Chọn đề nghị, đưa vào tờ trình của cơ quan mình; hoặc trả lại, ghi lý do.",
                "Muốn hình thức khác đơn vị đề nghị: ở tờ trình, [Đề nghị hình thức khác cho một "
                "đề nghị của đơn vị], ghi lý do. Đơn vị đọc được khi tờ trình ban hành.",
                "Quyết định ghi ở tờ trình, đơn vị đã đề nghị đọc được sau lần đồng bộ tới.",
            ),
        ),
        Part(
            "de-nghi-lai",
            "Đề nghị khen thưởng bị trả lại",
            (
                "Trang đầu nhắc. Bấm vào tên, đọc lý do trả lại.",
                "Bấm [Đề nghị lại]: tên, hình thức, thành tích giữ nguyên, số liệu đếm lại từ sổ.",
                "Sửa theo lý do, in, ban hành như tờ trình mới. Cấp trên thấy là đề nghị lại.",
                "Không đề nghị nữa thì bấm [Rút đề nghị], ghi lý do.",
            ),
        ),
    ),
)

LISTS = Chapter(
    slug="tim-va-xuat",
    title="Tìm, lọc, lấy danh sách",
    about="Tìm trong cả sổ; lọc một danh sách; lấy ra tệp bảng tính.",
    permission=Permission.SEARCH,
    rooms=("search",),
    parts=(
        Part(
            "tim",
            "Tìm trong sổ",
            (
                "Gõ vài chữ vào ô trên cùng, bấm [Tìm]. Không dấu cũng được: hoa, hòa, hoà đều ra.",
                "Tìm được theo họ tên, số của vụ, việc, số điện thoại, vài chữ của nội dung.",
                "Hay tìm một thứ thì lưu lại bộ lọc, lần sau bấm một lần.",
            ),
        ),
        Part(
            "xuat",
            "Lấy danh sách ra tệp",
            (
                "Lọc danh sách cho vừa ý.",
                "Bấm [Xuất Excel] trên bảng. Danh sách có họ tên người dân thì chọn một lý do.",
                "Tệp có họ tên người dân: giữ cẩn thận, dùng xong thì xóa. Mỗi lần lấy ra đều "
                "được ghi vào nhật ký.",
            ),
        ),
    ),
)
