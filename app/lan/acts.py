"""What is done about HTTPS: the words of the journal."""

from app.domain.labels import LabelledEnum

HTTPS = "https"  # what such a line of the journal is about


class LanAct(LabelledEnum):
    SWITCH_ON = "https_on", "Bật HTTPS"
    SWITCH_OFF = "https_off", "Tắt HTTPS"
    RENEW = "https_renew", "Cấp lại chứng thư của máy chủ"
    FOUND_ANEW = "https_found", "Lập lại chứng thư nội bộ"
