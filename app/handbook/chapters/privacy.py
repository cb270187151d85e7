"""Personal data: what people ask, how it ends, what to do when it got out."""

from app.domain.actors import Permission
from app.handbook.types import Chapter, Part

PRIVACY = Chapter(
    slug="du-lieu-ca-nhan",
    title="Dữ liệu cá nhân",
    about="Người dân xin xem, sửa, xóa; hồ sơ hết hạn; giữ nguyên; lộ, mất thông tin.",
    permission=Permission.KEEP_INCIDENTS,
    rooms=("privacy",),
    parts=(
        Part(
            "ho-so-han-che",
            "Hồ sơ chỉ vài người được mở",
            (
                "Mở vụ, việc, bấm [Hạn chế người mở hồ sơ]. Ghi lý do, chọn người còn được mở.",
                "Người khác không thấy hồ sơ trong sổ, khi tìm, trong tệp. Số liệu vẫn đủ.",
                "Lãnh đạo thấy số, không thấy tên; muốn mở thì ghi lý do, mở được trong hôm nay.",
                "Bấm [Ai đã mở hồ sơ] trong vụ, việc: người hòa giải thấy ai đã mở và vì sao.",
            ),
        ),
        Part(
            "yeu-cau-du-lieu",
            "Người dân xin xem, sửa, xóa",
            (
                "Bấm [Dữ liệu cá nhân], [Yêu cầu của người dân], [Ghi yêu cầu]. Xem giấy tờ, không "
                "giữ bản chụp.",
                "Bấm [Tìm trong sổ], ghi lý do. Chỉ đánh dấu hồ sơ chắc chắn là của người đó.",
                "In [Phiếu thông tin cá nhân đang lưu giữ]: chỉ có dữ liệu của chính người đó.",
                "Lãnh đạo bấm [Chấp nhận hoặc từ chối]. Từ chối phải có lý do, căn cứ.",
                "Xong thì in [Phiếu trả lời yêu cầu về dữ liệu cá nhân].",
            ),
        ),
        Part(
            "xoa-du-lieu",
            "Xóa theo yêu cầu",
            (
                "Lãnh đạo mở yêu cầu xóa đã chấp nhận, bấm [Xem trước rồi xóa].",
                "Trang báo có hồ sơ mới nêu tên: bấm [Tìm lại trong sổ], đánh dấu, rồi quay lại.",
                "Chọn tệp đính kèm có thông tin của người đó. Đọc kỹ: xóa rồi không lấy lại được.",
                "Bấm [Xóa, không lấy lại được]. Số liệu không đổi; mỗi hồ sơ để lại một [Bia xóa].",
                "Khôi phục máy từ bản sao lưu cũ thì phải xóa lại: bản đó còn giữ tên.",
            ),
        ),
        Part(
            "ho-so-den-han",
            "Hồ sơ hết hạn, hồ sơ phải giữ",
            (
                "Bấm [Hồ sơ đến hạn], chọn hồ sơ, bấm [Lập danh mục trình lãnh đạo].",
                "Có quyết định thì lãnh đạo bấm [Hủy theo quyết định], rồi in biên bản.",
                "Tòa án, cơ quan điều tra yêu cầu giữ: mở vụ, việc, bấm "
                "[Giữ nguyên theo yêu cầu của cơ quan khác].",
            ),
        ),
        Part(
            "su-co-du-lieu",
            "Lộ, mất, gửi nhầm thông tin",
            (
                "Bấm [Dữ liệu cá nhân], [Sự cố dữ liệu cá nhân], [Ghi sự cố]. Ghi ngay, kể cả khi "
                "mới nghi.",
                "Ghi tài khoản, những ngày liên quan: phần mềm liệt kê hồ sơ theo nhật ký.",
                "Chọn hồ sơ, bấm [Lưu hồ sơ bị ảnh hưởng]. In thông báo, gửi trước giờ trên trang.",
                "Bấm [Ghi đã thông báo]; khắc phục xong thì bấm [Kết thúc sự cố].",
            ),
        ),
    ),
)
