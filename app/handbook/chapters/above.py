"""Between commune and office: plans and inspections, training, guidance, sync, law."""

from app.domain.actors import Permission
from app.handbook.types import Chapter, Part

PLANS = Chapter(
    slug="ke-hoach",
    title="Kế hoạch, kiểm tra",
    about="Kế hoạch hòa giải của năm, tiến độ, kiểm tra và kiến nghị.",
    permission=Permission.SEE_WORKPLANS,
    rooms=("workplan", "inspection"),
    parts=(
        Part(
            "lap-ke-hoach",
            "Lập kế hoạch hòa giải của năm",
            (
                "Bấm [Kế hoạch], [Lập kế hoạch năm].",
                "Chín nhiệm vụ thường có được đưa sẵn. Sửa, thêm, bỏ từng nhiệm vụ.",
                "In để ký, rồi bấm [Ban hành kế hoạch], ghi số và ngày.",
                "Trong năm: mở từng nhiệm vụ, ghi tiến độ.",
            ),
        ),
        Part(
            "kiem-tra",
            "Kiểm tra, tự kiểm tra",
            (
                "Bấm [Kế hoạch], [Kiểm tra, tự kiểm tra], [Lên lịch kiểm tra].",
                "Cùng trang ấy lập và in kế hoạch kiểm tra của năm; lịch lấy từ các cuộc kiểm tra.",
                "Đến ngày: đánh dấu bảng kiểm, ghi biên bản, in, ký.",
                "Mỗi điều phải sửa là một kiến nghị có hạn. Làm xong thì báo ở kiến nghị đó.",
            ),
        ),
    ),
)

TRAINING = Chapter(
    slug="boi-duong",
    title="Bồi dưỡng, tài liệu",
    about="Lớp bồi dưỡng, danh sách người dự, tài liệu để đọc.",
    permission=Permission.SEE_TRAINING,
    rooms=("training",),
    parts=(
        Part(
            "mo-lop",
            "Mở một lớp",
            (
                "Bấm [Bồi dưỡng], [Ghi lớp mới].",
                "Bấm [Thêm người dự]. [Ai chưa được bồi dưỡng] cho biết nên mời ai trước.",
                "Bấm [Soạn giấy triệu tập], in, gửi.",
                "Học xong: bấm [Ghi có mặt], rồi [Kết thúc lớp].",
            ),
        ),
        Part(
            "doc-tai-lieu",
            "Đọc tài liệu",
            (
                "Bấm [Bồi dưỡng], rồi [Tài liệu bồi dưỡng]. Đọc được trên điện thoại.",
                "Hòa giải viên xem lớp mình đã học ở [Các lớp tôi đã dự].",
            ),
        ),
    ),
)

GUIDANCE = Chapter(
    slug="chi-dao",
    title="Chỉ đạo của cấp trên",
    about="Văn bản gửi xuống, xác nhận đã nhận, trả lời.",
    permission=Permission.SEE_GUIDANCE,
    rooms=("guidance",),
    parts=(
        Part(
            "nhan-chi-dao",
            "Nhận và trả lời",
            (
                "Bấm [Chỉ đạo]. Văn bản mới đứng trên.",
                "Đọc xong bấm [Đã nhận].",
                "Phải trả lời thì viết ở [Nội dung trả lời], bấm [Lưu trả lời].",
                "Không ghi họ tên, địa chỉ của người dân.",
            ),
        ),
        Part(
            "gui-chi-dao",
            "Gửi xuống đơn vị trực thuộc",
            (
                "Bấm [Chỉ đạo], [Gửi hướng dẫn, văn bản]. Chọn một đơn vị hoặc tất cả.",
                "Về riêng một hồ sơ: mở hồ sơ, bấm [Gửi ý kiến, trả lại hồ sơ].",
                "Mở văn bản đã gửi để xem đơn vị nào đã nhận, đã trả lời.",
            ),
        ),
    ),
)

SYNC = Chapter(
    slug="dong-bo",
    title="Đồng bộ với cấp trên, gửi bằng USB",
    about="Hồ sơ tự gửi lên khi có mạng; nơi không có mạng thì gửi bằng USB.",
    permission=Permission.SEE_SYNC,
    rooms=("exchange",),
    parts=(
        Part(
            "xem-dong-bo",
            "Biết hồ sơ đã đến nơi chưa",
            (
                "Nhìn ô ở góc trên: màu xanh là cấp trên đã nhận đủ.",
                "Bấm vào ô đó, hoặc bấm [Đồng bộ], để xem còn gì chờ gửi.",
                "Không phải làm gì thêm: có mạng là tự gửi. Cần ngay thì bấm [Đồng bộ ngay].",
                "Họ tên, địa chỉ, câu chuyện của các bên không rời xã.",
            ),
        ),
        Part(
            "usb",
            "Gửi bằng USB",
            (
                "Cắm USB. Bấm [Đồng bộ], rồi [Nơi không có mạng: thư trên USB].",
                "Bấm [Viết thư mới]. Cất tệp vào USB, mang lên cấp trên.",
                "Cấp trên chọn tệp đó, bấm [Đọc thư]. Rồi cất thư trả lời vào USB.",
                "Mang USB về, chọn thư trả lời, bấm [Đọc thư]. Thế là xong.",
                "Tệp được khóa, người khác không đọc được. Mất USB không mất hồ sơ.",
            ),
        ),
        Part(
            "ghep-noi",
            "Ghép nối lần đầu",
            (
                "Xã gọi cấp trên, xin mã dùng một lần. Mã có hạn, chỉ đọc cho đúng người.",
                "Cấp trên: người quản trị cấp mã cho từng đơn vị, bằng lệnh “sohoagiai enrol new” "
                "ở máy chủ.",
                "Xã: người quản trị chạy lệnh “sohoagiai enrol join” với địa chỉ của cấp trên và "
                "mã đó.",
                "Xong thì bấm [Đồng bộ], [Đồng bộ ngay]. Lần sau máy tự gửi.",
            ),
        ),
        Part(
            "muc-gui",
            "Gửi lên những gì",
            (
                "Bấm [Đồng bộ], mục mức gửi lên cấp trên: từng loại hồ sơ gửi những mục nào.",
                "Mức thường dùng là tối thiểu. Chỉ lãnh đạo xã đổi được, phải ghi lý do.",
            ),
        ),
        Part(
            "xem-don-vi",
            "Cấp trên xem đơn vị nào chậm",
            (
                "Bấm [Đồng bộ], phần [Đơn vị gửi dữ liệu]: nơi nào lâu chưa gửi đứng trên.",
                "Gọi điện hỏi: mất mạng thì bảo gửi bằng USB.",
            ),
        ),
        Part(
            "may-don-vi",
            "Cấp trên xem máy nào sắp hỏng",
            (
                "Bấm [Đồng bộ], [Máy của đơn vị dưới]: máy phải xử lý đứng trên.",
                "Lâu chưa sao lưu, ổ đĩa gần đầy: gọi cho đơn vị trước khi mất sổ.",
                "Có tài khoản bị khóa: mở đơn vị đó, người quản trị xem [Sự kiện an toàn].",
            ),
        ),
    ),
)

LAW = Chapter(
    slug="phap-luat",
    title="Ngày nghỉ, thời hạn, Tòa án, mức chi",
    about="Những điều luật để đơn vị ghi: sai ở đây thì mọi hạn tính sai.",
    permission=Permission.KEEP_LAW,
    rooms=("lawpack",),
    parts=(
        Part(
            "ghi-phap-luat",
            "Xem và ghi cho đúng",
            (
                "Bấm [Pháp luật]. Bảng [Thời hạn] nói mỗi hạn bao nhiêu ngày, theo điều nào.",
                "[Ngày nghỉ, ngày làm bù]: cuối năm ghi ngày nghỉ Tết của năm sau.",
                "[Tòa án]: ghi tên, địa chỉ Tòa án có thẩm quyền với xã mình.",
                "[Mức chi thù lao]: ghi theo nghị quyết của Hội đồng nhân dân tỉnh.",
                "Cấp trên đã ghi thì xã không phải ghi lại.",
            ),
        ),
        Part(
            "nguoi-ky",
            "Người ký văn bản",
            (
                "Bấm [Pháp luật], rồi [Người ký văn bản].",
                "Ghi họ tên, chức vụ, từ ngày nào. Văn bản in ra lấy tên từ đây.",
            ),
        ),
    ),
)
