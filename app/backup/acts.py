"""What is done about backups: the words of the journal."""

from app.domain.labels import LabelledEnum


class BackupAct(LabelledEnum):
    BACK_UP = "back_up", "Sao lưu"
    COPY = "copy_backup", "Chép bản sao lưu ra USB"
    BRING = "bring_backup", "Đưa tệp sao lưu vào danh sách"
    DRILL = "drill", "Thử khôi phục bản sao lưu"
    ASK = "ask_restore", "Yêu cầu khôi phục từ bản sao lưu"
    RESTORE = "restore", "Khôi phục từ bản sao lưu"
    SHOW_KEY = "show_key", "Xem phiếu khôi phục"
    KEEP_KEY = "keep_key", "Đã in, cất phiếu khôi phục"
    RENEW_KEY = "renew_key", "Đổi mã khôi phục"
    SEAL = "seal", "Mã hóa cơ sở dữ liệu"
    UNSEAL = "unseal", "Bỏ mã hóa cơ sở dữ liệu"
