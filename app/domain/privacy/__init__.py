"""The life of personal data: requests about it, where it stands, how it ends, what goes wrong.

Căn cứ: Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15, Nghị định số 356/2025/NĐ-CP.
"""
