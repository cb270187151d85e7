"""Coming in, teams, accounts, units."""

from app.domain.actors import Permission
from app.handbook.types import Chapter, Part

ENTERING = Chapter(
    slug="vao-so",
    title="Vào sổ, ra khỏi sổ",
    about="Đăng nhập, mật khẩu, khóa màn hình, việc trên trang chủ.",
    permission=Permission.SEE_HOME,
    rooms=("home", "drafts", "lan", "rehearsal"),
    parts=(
        Part(
            "dang-nhap",
            "Vào sổ",
            (
                "Mở địa chỉ của sổ trên máy hoặc điện thoại nối cùng mạng với trụ sở.",
                "Ghi [Tên đăng nhập] và [Mật khẩu], bấm [Đăng nhập].",
                "Lần đầu phải đặt mật khẩu của riêng mình. Không cho ai mượn.",
                "Quên mật khẩu: nhờ người quản trị của xã đặt lại.",
                "Xong việc thì bấm [Đăng xuất]. Trên điện thoại: bấm [Mở danh mục] trước.",
            ),
        ),
        Part(
            "may-chung",
            "Nhiều người dùng chung một máy",
            (
                "Bấm [Tài khoản của tôi], [Đặt mã PIN]: sáu chữ số, chỉ mình biết.",
                "Vẫn trang ấy, bấm [Đánh dấu máy dùng chung]. Mỗi máy làm một lần.",
                "Lần sau vào sổ: chọn tên mình, nhập mã PIN, bấm [Vào sổ].",
                "Nhường máy cho người khác: bấm [Đổi người]. Điều đang gõ được giữ lại.",
                "Nhập sai 05 lần, hoặc đã lâu chưa nhập mật khẩu, thì phải nhập mật khẩu.",
            ),
        ),
        Part(
            "tap-dung",
            "Tập dùng trước khi ghi thật",
            (
                "Bấm [Tài khoản của tôi], [Tập dùng], rồi [Mở sổ tập].",
                "Chưa thấy nút ấy thì nhờ người quản trị bấm [Cho chạy sổ tập] ở cùng trang.",
                "Sổ tập có màu khác, người và vụ việc không có thật. Cứ ghi, sửa, in thử.",
                "Không có gì gửi lên cấp trên. Tập lại từ đầu: bấm [Làm lại từ đầu].",
            ),
        ),
        Part(
            "trang-chu",
            "Trang chủ nói việc phải làm",
            (
                "Bấm [Trang chủ]. Bảng [Việc đến hạn] xếp việc gần hạn lên trên.",
                "Bấm vào một dòng để mở đúng việc đó.",
                "Hàng mục trên cùng chỉ có những việc mình được làm.",
            ),
        ),
        Part(
            "dang-ghi-do",
            "Đang ghi mà phải bỏ dở",
            (
                "Điều đang gõ được giữ lại. Lần sau mở lại trang đó, bấm [Lấy lại].",
                "Lâu không dùng thì màn hình tự khóa. Nhập mật khẩu, bấm [Mở khóa], làm tiếp.",
                "Chỉ khi bấm nút lưu thì mới vào sổ.",
            ),
        ),
        Part(
            "chua-luu",
            "Thấy chữ CHƯA LƯU",
            (
                "Đọc dòng chữ đỏ: thiếu gì, sai gì. Bấm vào đó để đến đúng ô.",
                "Sửa rồi bấm lưu lại. Bấm hai lần cũng chỉ ghi một lần.",
            ),
        ),
    ),
)

TEAMS = Chapter(
    slug="to-hoa-giai",
    title="Tổ hòa giải, hòa giải viên",
    about="Lập tổ, bầu, công nhận, cho thôi, rà soát, báo cáo của tổ trưởng.",
    permission=Permission.SEE_TEAMS,
    rooms=("teams",),
    parts=(
        Part(
            "lap-to",
            "Ghi tổ và hòa giải viên đang có",
            (
                "Bấm [Tổ hòa giải], [Thêm tổ hòa giải]. Thôn chưa có thì thêm ở mục [Đơn vị].",
                "Mở tổ, bấm [Nhập cả danh sách] để ghi nhiều người một lượt.",
                "Mỗi tổ ít nhất 03 người, có hòa giải viên nữ (Điều 12). Thiếu thì máy nhắc.",
            ),
        ),
        Part(
            "bau",
            "Bầu hòa giải viên, tổ trưởng",
            (
                "Mở tổ, bấm [Bầu bổ sung hòa giải viên] hoặc [Bầu tổ trưởng].",
                "Ghi ngày, số hộ, số phiếu của từng người. Máy tính ai trúng.",
                "In biên bản, danh sách ở phần [Văn bản].",
                "Gửi Chủ tịch Ủy ban nhân dân xã. Quyết định trong 05 ngày làm việc.",
                "Có quyết định thì ghi số, ngày, rồi ghi đã gửi các nơi.",
            ),
        ),
        Part(
            "thoi",
            "Thôi làm hòa giải viên",
            (
                "Mở tên người đó, bấm [Đề nghị cho thôi]. Chọn căn cứ (Điều 11).",
                "Trưởng ban công tác Mặt trận xác minh, Chủ tịch quyết định.",
                "Mọi bước đang chờ: [Tổ hòa giải], [Thủ tục đang làm, việc cần làm].",
            ),
        ),
        Part(
            "ra-soat",
            "Rà soát và báo cáo hằng năm",
            (
                "Mỗi năm Trưởng ban công tác Mặt trận cùng tổ trưởng rà soát: mở tổ, bấm [Ghi rà "
                "soát].",
                "Tổ trưởng báo cáo: mở tổ, phần [Báo cáo của tổ trưởng], bấm [Lập báo cáo].",
                "Số liệu có sẵn, chỉ viết thêm khó khăn, đề xuất. In, ký, gửi xã và Mặt trận.",
            ),
        ),
        Part(
            "mat-tran",
            "Mặt trận theo dõi, giám sát",
            (
                "[Tổ hòa giải], [Thủ tục đang làm, việc cần làm]: việc bầu, công nhận, cho thôi "
                "đang chờ ai.",
                "Mở một tổ để xem hòa giải viên, rà soát hằng năm, báo cáo của tổ trưởng.",
                "[Đối thoại], [Việc còn lại sau đối thoại]: ý kiến nào chưa được trả lời, quá hạn.",
                "[Kế hoạch], [Kiểm tra, tự kiểm tra]: lịch, biên bản, kiến nghị kiểm tra.",
                "Mặt trận không thấy câu chuyện của các bên. Số liệu chỉ có con số.",
                "Văn bản Mặt trận đã ký thì đưa công chức xã ghi vào sổ.",
            ),
        ),
    ),
)

UNITS = Chapter(
    slug="don-vi",
    title="Thôn, bản, đơn vị trực thuộc",
    about="Danh sách thôn của xã; đơn vị trực thuộc; nhập, chia, tách.",
    permission=Permission.KEEP_UNITS,
    rooms=("units",),
    parts=(
        Part(
            "them-thon",
            "Thêm thôn, bản, tổ dân phố",
            (
                "Bấm [Đơn vị]. Chọn loại, ghi tên riêng, ghi từ ngày nào. Bấm [Thêm].",
                "Đổi tên, sáp nhập: bấm [Sửa], ghi ngày hết hiệu lực, rồi thêm thôn mới. Không "
                "xóa thôn cũ.",
            ),
        ),
        Part(
            "sap-xep",
            "Sắp xếp đơn vị",
            (
                "Việc này của cơ quan cấp trên, làm theo nghị quyết.",
                "Bấm [Đơn vị], mở đơn vị: [Nhập đơn vị], [Chia, tách], [Chuyển cấp trên].",
                "Sổ của đơn vị cũ được bàn giao ở [Đồng bộ], mục bàn giao sổ.",
            ),
        ),
        Part(
            "thon-giao-di",
            "Bàn giao sổ của thôn đã giao cho xã khác",
            (
                "Sổ đã ghi ở lại xã đang giữ; vụ, việc đang dở xã này theo đến khi kết thúc.",
                "Bấm [Đơn vị], [Sổ của các thôn đã giao đi, để bàn giao]. Mở từng sổ, in hai phần "
                "của sổ.",
                "Giao bản in cho xã nhận thôn, hai bên ký nhận.",
            ),
        ),
    ),
)

ACCOUNTS = Chapter(
    slug="tai-khoan",
    title="Tài khoản",
    about="Mở tài khoản, đặt lại mật khẩu, cho nghỉ, xem nhật ký.",
    permission=Permission.KEEP_ACCOUNTS,
    rooms=("accounts", "audit", "review"),
    parts=(
        Part(
            "mo-tai-khoan",
            "Mở tài khoản",
            (
                "Bấm [Tài khoản], rồi [Thêm tài khoản].",
                "Ghi họ tên, tên đăng nhập, chọn [Vai trò]. Mỗi người một tài khoản, không dùng "
                "chung.",
                "Hòa giải viên, tổ trưởng: chọn đúng tên ở [Hòa giải viên trong sổ].",
                "Mật khẩu tạm hiện một lần. Chép ra giấy, đưa tận tay.",
            ),
        ),
        Part(
            "quen-mat-khau",
            "Người khác quên mật khẩu, bị khóa",
            (
                "Bấm [Tài khoản], mở tên người đó.",
                "Quên mật khẩu: bấm [Đặt lại mật khẩu]. Phải thấy đúng người, không làm qua điện "
                "thoại.",
                "Nhập sai nhiều lần bị khóa: bấm [Mở khóa] ở cột [Tình trạng].",
            ),
        ),
        Part(
            "cac-kieu-khoa",
            "Vì sao một người không vào được",
            (
                "Bấm [Tài khoản]: cột [Tình trạng] ghi vì sao và đến bao giờ.",
                "Ở một máy: người ấy vào được ở máy khác; hỏi xem ai đã thử ở máy kia.",
                "Ở mọi máy: có thể ai đó đang dò mật khẩu. Hỏi người ấy trước, rồi mới [Mở khóa].",
                "Mã của ứng dụng: giờ điện thoại sai thì mã nào cũng sai; chỉnh, rồi [Mở khóa].",
                "Tự ngừng vì lâu không dùng: người ấy còn làm thì bấm [Cho dùng lại].",
                "Khóa tự hết khi đến giờ đã ghi. Tài khoản đã ngừng thì không tự mở lại.",
            ),
        ),
        Part(
            "quan-tri-quen",
            "Người quản trị quên mật khẩu",
            (
                "Chuẩn bị trước: bấm [Tài khoản], [Mã niêm phong], [Lập mã để in]. Dán kín, lãnh "
                "đạo giữ.",
                "Khi quên: ở trang đăng nhập bấm [Quên mật khẩu quản trị].",
                "Có phong bì: chọn [Mã niêm phong], nhập mã và mật khẩu mới.",
                "Không có: chọn [Hai người cùng mở], mỗi người nhập mật khẩu của mình.",
                "Mã chỉ dùng một lần: mở xong thì lập mã mới.",
            ),
        ),
        Part(
            "nghi-viec",
            "Người nghỉ, chuyển việc",
            (
                "Ngay trong ngày: mở tên người đó, bấm [Ngừng tài khoản].",
                "Hòa giải viên thôi làm: từ ngày thôi, tài khoản tự không vào sổ được nữa.",
                "Những gì người ấy đã ghi vẫn giữ nguyên tên.",
                "Đổi việc thì sửa [Vai trò], bấm [Lưu].",
            ),
        ),
        Part(
            "ra-soat-tai-khoan",
            "Rà soát tài khoản hằng quý",
            (
                "Bấm [Tài khoản], [Rà soát], rồi bấm nút [Lập danh sách].",
                "Bấm [In danh sách để xem trên giấy], đưa lãnh đạo xem từng người.",
                "Chọn [Giữ], [Khóa] hoặc vai trò mới; ghi [Người quyết định], bấm [Lưu quyết "
                "định].",
                "Đủ quyết định thì bấm [Kết thúc rà soát]: lúc này phần mềm mới khóa, đổi vai trò.",
                "Bấm [In biên bản để ký], lưu cùng hồ sơ an toàn thông tin.",
            ),
        ),
        Part(
            "nhat-ky",
            "Xem ai đã làm gì",
            (
                "Bấm [Nhật ký]: ai đã mở hồ sơ nào; bấm tiếp [Nhật ký hệ thống]: ai đã làm gì.",
                "Quản trị không đọc được nội dung vụ, việc. Nhật ký không sửa, không xóa được.",
                "[Danh mục dữ liệu]: sổ giữ gì, mức bảo vệ, có rời đơn vị không, lưu bao lâu.",
            ),
        ),
    ),
)
