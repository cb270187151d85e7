"""The texts that a paper on personal data rests on."""

from datetime import date

from app.domain.bases import KnownBasis

_SINCE = date(2026, 1, 1)
LAW = KnownBasis("data_law", "Luật Bảo vệ dữ liệu cá nhân", date(2025, 6, 26), "", _SINCE)
DECREE = KnownBasis(
    "data_decree",
    "Nghị định số 356/2025/NĐ-CP",
    date(2025, 12, 31),
    "của Chính phủ quy định chi tiết một số điều và biện pháp thi hành Luật Bảo vệ dữ liệu cá nhân",
    _SINCE,
)
CITED = (LAW.words, DECREE.words)
