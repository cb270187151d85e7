"""Papers: written from the record, printed, signed, kept as a picture."""

from app.domain.actors import Permission
from app.handbook.types import Chapter, Part

PAPERS = Chapter(
    slug="van-ban",
    title="Làm biên bản, in, ký, chụp lại",
    about="Văn bản lấy từ sổ: xem nháp, in, ký tay, ghi ngày ký, đính kèm ảnh.",
    permission=Permission.SEE_PAPERS,
    rooms=("papers", "attachments", "signers"),
    parts=(
        Part(
            "in-van-ban",
            "In một văn bản",
            (
                "Mở vụ, việc hoặc hội nghị, tìm phần [Văn bản].",
                "Bấm [Xem bản nháp] để đọc trước. Sai ở đâu thì sửa trong sổ, không sửa trên giấy.",
                "Đúng rồi thì bấm [Lập để ký], rồi [Mở bản PDF để in].",
                "Muốn thêm lời riêng thì bấm [Tải bản Word].",
            ),
        ),
        Part(
            "ky",
            "Ký và cấp số",
            (
                "Mọi người ký hoặc điểm chỉ trên giấy. Tên gõ trong máy không phải là chữ ký.",
                "Mở văn bản đó, bấm [Ghi ngày đã ký].",
                "Văn thư cấp số thì bấm [Ghi số và ngày ban hành].",
                "Làm lại thì bấm [Thu hồi văn bản], ghi lý do.",
            ),
        ),
        Part(
            "dang-cong-khai",
            "Đăng văn bản công khai",
            (
                "Kế hoạch, thông báo đối thoại, kết quả giải quyết: ký và có số rồi mới đăng.",
                "Mở văn bản đó, bấm [Tải bộ tệp để đăng]: bản PDF và phiếu thông tin.",
                "Đăng xong, bấm [Ghi đã đăng trang thông tin điện tử], ghi ngày và địa chỉ.",
            ),
        ),
        Part(
            "dinh-kem",
            "Chụp, đính kèm giấy đã ký",
            (
                "Bấm [Đính kèm ảnh chụp, bản quét]. Chọn ảnh, chọn loại giấy tờ.",
                "Ảnh phải đọc được cả trang, đủ chữ ký. Bấm [Đính kèm].",
                "Bản giấy vẫn phải giữ theo quy định về lưu trữ.",
            ),
        ),
        Part(
            "doi-chieu",
            "Xem tờ giấy có đúng với sổ không",
            (
                "Chân mỗi trang có mã, ví dụ K7M2-QF9X.",
                "Mở văn bản, bấm [So với hồ sơ hôm nay]: chỗ nào khác thì máy chỉ ra.",
            ),
        ),
    ),
)
