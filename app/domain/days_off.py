"""Public days off and swapped working days, as rows (nghỉ lễ, tết; ngày làm bù).

Căn cứ: Điều 111, 112 Bộ luật Lao động số 45/2019/QH14 and the yearly notices of swapped
days. Weekends need no row. Years without a notice yet carry only the days of the law.
An office adds, changes and takes back days in :mod:`app.lawpack`, which alone reads these.
"""

from datetime import date, timedelta

# first day, how many days running, what for
_RUNS = (
    (date(2024, 1, 1), 1, "Tết Dương lịch"),
    (date(2024, 2, 8), 7, "Tết Nguyên đán"),
    (date(2024, 4, 18), 1, "Giỗ Tổ Hùng Vương"),
    (date(2024, 4, 29), 3, "Ngày Chiến thắng, Ngày Quốc tế lao động, có hoán đổi"),
    (date(2024, 9, 2), 2, "Quốc khánh"),
    (date(2025, 1, 1), 1, "Tết Dương lịch"),
    (date(2025, 1, 27), 5, "Tết Nguyên đán"),
    (date(2025, 4, 7), 1, "Giỗ Tổ Hùng Vương"),
    (date(2025, 4, 30), 3, "Ngày Chiến thắng, Ngày Quốc tế lao động, có hoán đổi"),
    (date(2025, 9, 1), 2, "Quốc khánh"),
    (date(2026, 1, 1), 2, "Tết Dương lịch, có hoán đổi"),
    (date(2026, 2, 16), 5, "Tết Nguyên đán"),
    (date(2026, 4, 27), 1, "Giỗ Tổ Hùng Vương, nghỉ bù"),
    (date(2026, 4, 30), 2, "Ngày Chiến thắng, Ngày Quốc tế lao động"),
    (date(2026, 8, 31), 3, "Quốc khánh, có hoán đổi"),
    (date(2027, 1, 1), 1, "Tết Dương lịch"),
    (date(2027, 2, 4), 7, "Tết Nguyên đán"),
    (date(2027, 4, 16), 1, "Giỗ Tổ Hùng Vương"),
    (date(2027, 4, 30), 4, "Ngày Chiến thắng, Ngày Quốc tế lao động, nghỉ bù"),
    (date(2027, 9, 2), 2, "Quốc khánh"),
    (date(2028, 1, 3), 1, "Tết Dương lịch, nghỉ bù"),
    (date(2028, 1, 24), 5, "Tết Nguyên đán"),
    (date(2028, 4, 4), 1, "Giỗ Tổ Hùng Vương"),
    (date(2028, 5, 1), 2, "Ngày Quốc tế lao động, nghỉ bù Ngày Chiến thắng"),
    (date(2028, 9, 1), 4, "Quốc khánh, nghỉ bù"),
)

DAYS_OFF: dict[date, str] = {
    first + timedelta(days=step): name for first, length, name in _RUNS for step in range(length)
}
DAYS_WORKED_INSTEAD: dict[date, str] = {
    date(2024, 5, 4): "Làm bù cho 29/04/2024",
    date(2025, 4, 26): "Làm bù cho 02/05/2025",
    date(2026, 1, 10): "Làm bù cho 02/01/2026",
    date(2026, 8, 22): "Làm bù cho 31/08/2026",
}
NOTICED_YEARS = frozenset({2024, 2025, 2026})
# 24/11 is wanted as a day off (Nghị quyết số 80-NQ/TW); no law that says so has been read.
DOUBTFUL_SINCE, DOUBTFUL_DAY, DOUBTFUL_NAME = 2026, (11, 24), "Ngày Văn hóa Việt Nam"
