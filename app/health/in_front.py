"""Whether a web server stands in front whose word about addresses is not believed."""

from flask import current_app, has_request_context, request

from app.domain.health import Finding, Standing


def not_believed() -> Finding | None:
    """Seen by who looks through it: there every browser seems to be the web server itself."""
    if not has_request_context() or current_app.config["PROXIES"]:
        return None
    if "X-Forwarded-For" not in request.headers:
        return None
    return Finding(
        "in_front",
        "Máy chủ web đứng trước",
        Standing.BAD,
        "Máy chủ web đứng trước (ví dụ nginx) có ghi địa chỉ từng máy, nhưng thiết lập PROXIES "
        "đang là 0: mọi máy bị coi là một, một người nhập sai mật khẩu thì mọi máy bị khóa.",
        "Đặt SOHOAGIAI_PROXIES=1 theo docs/office.md rồi chạy lại dịch vụ.",
    )
