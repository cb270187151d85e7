"""The machine: how it stands, its backups, and what to do when something fails."""

from app.domain.actors import Permission
from app.handbook.types import Chapter, Part

MACHINE = Chapter(
    slug="may-chu",
    title="Máy chủ, sao lưu",
    about="Xem máy chủ có tốt không; bản sao lưu, phiếu khôi phục, khôi phục.",
    permission=Permission.KEEP_MACHINE,
    rooms=("health", "backup"),
    parts=(
        Part(
            "xem-may-chu",
            "Xem máy chủ mỗi tuần",
            (
                "Bấm [Máy chủ]. Bảng nói từng mục tốt hay chưa, phải làm gì.",
                "Đồng hồ sai: chỉnh lại giờ. Ổ đĩa gần đầy: xóa bớt tệp, rồi xem lại.",
            ),
        ),
        Part(
            "sao-luu",
            "Sao lưu",
            (
                "Máy tự sao lưu mỗi ngày. Muốn sao lưu thêm: bấm [Máy chủ], [Sao lưu], [Sao lưu "
                "ngay].",
                "Mỗi tuần cắm USB, chép một bản. Để USB ở nơi khác, trong tủ có khóa.",
                "Bấm [In phiếu khôi phục], cho vào phong bì niêm phong, cất trong két. Không có "
                "phiếu thì máy hỏng không mở được bản sao lưu. Phiếu mất hoặc bị lộ: bấm [in lại], "
                "[Đổi mã khôi phục].",
            ),
        ),
        Part(
            "khoi-phuc",
            "Khôi phục",
            (
                "Chỉ làm khi sổ hỏng. Sổ còn dùng được thì đồng bộ trước.",
                "Bấm [Máy chủ], [Sao lưu]. Ở bản cần lấy bấm [Khôi phục], ghi lý do, mật khẩu.",
                "Mọi người phải đăng nhập lại. Điều ghi sau bản đó không còn ở máy.",
                "Bấm [Đồng bộ], [Nhận lại từ cấp trên] để lấy về phần cấp trên đã có.",
            ),
        ),
        Part(
            "dua-tep-sao-luu",
            "Bản sao lưu ở máy tính khác",
            (
                "Bấm [Máy chủ], [Sao lưu]. Ở mục Đưa một tệp sao lưu vào danh sách, chọn tệp đuôi "
                ".shg ở máy tính đang dùng, bấm [Đưa vào danh sách].",
                "Tệp lớn thì gửi lâu: để trang mở đến khi hiện dòng báo. Tệp thiếu, bị sửa, của "
                "đơn vị khác hoặc khóa bằng mã khác thì phần mềm không nhận.",
                "Bản vừa đưa vào đứng trong danh sách, cột Vì sao ghi Đưa vào từ tệp. Khôi phục "
                "như bản khác.",
            ),
        ),
    ),
)

TROUBLE = Chapter(
    slug="may-hong",
    title="Mất điện, mất mạng, hỏng máy",
    about="Làm gì trước, gọi ai, ghi tạm vào đâu.",
    permission=Permission.SEE_HOME,
    rooms=(),
    parts=(
        Part(
            "mat-dien",
            "Mất điện",
            (
                "Điều đã bấm lưu không mất. Điều đang gõ được giữ đến lần lưu nháp gần nhất.",
                "Việc gấp thì ghi ra giấy: ngày, hai bên, nội dung, kết quả.",
                "Có điện: bật máy chủ ở trụ sở, đợi vài phút, vào lại sổ.",
                "Chép điều ghi trên giấy vào sổ. Ngày ghi đúng ngày việc xảy ra.",
            ),
        ),
        Part(
            "khong-vao-duoc",
            "Không vào được sổ",
            (
                "Máy, điện thoại có nối đúng mạng của trụ sở không?",
                "Máy chủ ở trụ sở có bật không?",
                "Gõ lại đúng địa chỉ trên tờ [Cách kết nối] dán cạnh máy.",
                "Vẫn không được thì gọi người quản trị của xã.",
            ),
        ),
        Part(
            "mat-mang",
            "Mất mạng ra ngoài",
            (
                "Sổ vẫn ghi bình thường, không cần mạng ra ngoài.",
                "Có mạng lại thì hồ sơ tự gửi lên cấp trên.",
                "Mất mạng lâu ngày thì gửi bằng USB: xem chương Đồng bộ.",
            ),
        ),
        Part(
            "hong-may",
            "Máy chủ hỏng",
            (
                "Không tự sửa, không cài lại. Gọi người quản trị; trong lúc chờ thì ghi ra giấy.",
                "Người quản trị khôi phục từ bản sao lưu mới nhất.",
                "Khôi phục xong, lấy lại hồ sơ ghi sau đó: [Đồng bộ], [Nhận lại từ cấp trên].",
                "Hồ sơ nhận lại phải được xem lại từng cái.",
            ),
        ),
        Part(
            "loi",
            "Máy báo lỗi có số",
            (
                "Chép lại số của lỗi và giờ xảy ra.",
                "Gọi người quản trị, đọc số đó. Không cần nói nội dung vụ, việc.",
            ),
        ),
    ),
)
