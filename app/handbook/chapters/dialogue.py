"""Conferences of dialogue: the year's plan, inviting, the day itself, what was promised."""

from app.domain.actors import Permission
from app.handbook.types import Chapter, Part

CONFERENCES = Chapter(
    slug="doi-thoai",
    title="Hội nghị đối thoại với Nhân dân",
    about="Kế hoạch năm, mời họp, ghi ý kiến, kết luận, trả lời, công khai kết quả.",
    permission=Permission.SEE_DIALOGUES,
    rooms=("dialogue", "preparation", "yearplan"),
    parts=(
        Part(
            "ke-hoach-doi-thoai",
            "Lập kế hoạch đối thoại của năm",
            (
                "Bấm [Đối thoại], [Kế hoạch năm], [Lập kế hoạch năm].",
                "Ghi từng phiên: quý nào, ở đâu, những thôn nào dự.",
                "Ký xong thì bấm [Ban hành kế hoạch], ghi số và ngày.",
                "Mỗi năm ít nhất một hội nghị (Điều 43 Luật 72/2025).",
            ),
        ),
        Part(
            "moi-hop",
            "Chuẩn bị, thông báo, mời họp",
            (
                "Bấm [Đối thoại], [Ghi hội nghị]. Ghi tên, ngày, nơi họp, những thôn dự.",
                "Thông báo công khai trước ít nhất 07 ngày. Ghi ngày vào [Ngày thông báo công "
                "khai].",
                "Mở hội nghị, bấm [Chuẩn bị hội nghị]: sáu phần, làm từ trên xuống.",
                "[Chọn người được mời], bấm [Lưu giấy mời], in cả loạt ở phần [Văn bản].",
                "Phát loa, niêm yết xong thì bấm [Ghi lần phát, niêm yết].",
            ),
        ),
        Part(
            "ghi-y-kien",
            "Ghi ý kiến tại hội nghị",
            (
                "Mở hội nghị, bấm [Phòng họp]. Bấm [Bắt đầu hội nghị].",
                "Ghi người xin phát biểu, rồi ghi ý kiến: mỗi ý kiến một việc. Bấm [Ghi ý kiến].",
                "Mất mạng giữa chừng vẫn ghi tiếp được: máy giữ lại và tự gửi sau.",
                "Trả lời ngay tại chỗ thì ghi luôn lời trả lời, bấm [Lưu cách giải quyết].",
                "Khiếu nại, tố cáo thì tách riêng, không trả lời tại hội nghị.",
            ),
        ),
        Part(
            "ket-luan",
            "Kết luận, biên bản",
            (
                "Mỗi việc chủ trì giao là một kết luận: ai làm, hạn ngày nào. Bấm [Thêm kết luận].",
                "Họp xong bấm [Kết thúc hội nghị].",
                "In biên bản ở phần [Văn bản], đọc lại, mọi người ký.",
                "Bấm [Ký biên bản], ghi ngày ký. Từ đó biên bản không sửa được nữa.",
                "Ra thông báo kết luận: bấm [Ghi thông báo kết luận].",
            ),
        ),
        Part(
            "tra-loi",
            "Trả lời ý kiến sau hội nghị",
            (
                "Bấm [Đối thoại], rồi [Việc còn lại sau đối thoại]. Việc quá hạn đứng trên.",
                "Mở ý kiến, bấm [Ghi trả lời]. Đang làm thì bấm [Ghi tiến độ: đang xử lý].",
                "Làm xong: bấm [Ghi kết quả thực hiện], đính kèm ảnh.",
                "Hỏi lại người dân: bấm [Hỏi người nêu có hài lòng không].",
                "Xong hẳn: bấm [Đóng ý kiến].",
            ),
        ),
        Part(
            "cong-khai",
            "Công khai kết quả",
            (
                "Trong 10 ngày sau hội nghị phải làm đủ ba việc: đăng, niêm yết, gửi các thôn.",
                "Mở hội nghị, bấm [Theo dõi kết quả], rồi [Ghi nơi công khai] cho từng nơi.",
                "Đủ rồi thì bấm [Ghi việc công khai kết quả].",
                "Mọi ý kiến đã đóng: bấm [Ghi hoàn thành hội nghị].",
            ),
        ),
    ),
)
