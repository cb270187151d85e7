"""What people type into one field, and what they paste there."""

from datetime import date

from pyrage.x25519 import Identity

from app.backup.key import groups
from app.backup.key import read_code as backup_code
from app.domain.administering import read_networks
from app.domain.backups import read_hour as backup_hour
from app.domain.clock_hours import read_clock_hours
from app.domain.dialogue.inviting import read_guests
from app.domain.errors import RuleViolation
from app.domain.importing.encodings import Encoding, cleaned, decoded, guess
from app.domain.importing.people import both_sides, names_in, sign_of
from app.domain.importing.targets import propose
from app.domain.importing.values import Unreadable, propose_category, propose_result
from app.domain.importing.values import read_day as imported_day
from app.domain.importing.values import read_number as imported_number
from app.domain.inspection.checklist import ItemGroup, lines_of_group, read_lists
from app.domain.mediation.joint import read_code as joint_code
from app.domain.mediation.repeats import read_number
from app.domain.money import parse_money
from app.domain.privacy.names import has_phone, pattern_of, readings, times_named
from app.domain.searching import asked_for, excerpt, sought, whole, words_kept
from app.domain.statistics.checking import read_identities
from app.domain.statistics.measures import read_measure
from app.domain.typed_days import Lies, read_day, read_hour
from app.domain.words import alphabet_key, canon, counted_key, fold, person_key, tidy
from app.papers.codes import read_code as paper_code
from bench.fuzz.reader import Reader, promise

SHEET = " ".join(groups(Identity.generate()))
TODAY = date(2026, 11, 28)
DAYS = ("28/11/2026", "28-11", "hôm nay", "thứ hai tuần trước", "mùng 5 tháng 3", "28.11.26")
NAMES = "Lò Văn Páo (sinh 1970, bản Tả Lèng); Giàng Thị Mỷ, 45 tuổi - 0912 345 678"


def _day(text: str) -> None:
    for lies in Lies:
        day = read_day(text, today=TODAY, lies=lies)
        promise(1900 <= day.year <= 2200, f"a day in {day.year}")


def _imported(text: str) -> None:
    for read in (lambda one: imported_day(one, TODAY), imported_number):
        try:
            read(text)
        except Unreadable:
            continue
    propose_result(text)
    propose_category(text)


def _words(text: str) -> None:
    kept = tidy(text)
    promise(tidy(kept) == kept, "tidied twice it is another")
    promise(canon(canon(text)) == canon(text), "in one spelling twice it is another")
    for order in (fold, alphabet_key, counted_key, person_key):
        order(kept)


def _search(text: str) -> None:
    asked, kept = asked_for(text), f" {words_kept(text)} "
    for terms in asked.grades:
        for term in terms:
            promise(term.text and " " not in term.text, f"{term} cannot be asked for")
            promise(sought(term) in kept, f"{term} does not find its own text")
    promise(whole(text).startswith("##"), "the whole is no word of its own")
    excerpt(text, asked)


def _money(text: str) -> None:
    promise(0 <= parse_money(text) < 10**15, "a sum that no column holds")


def _of_encodings(text: str) -> None:
    lines = text.split("\n")
    for how in (*Encoding, guess(lines)):
        decoded(text, how)
        cleaned(text, how)


def _people(text: str) -> None:
    people = both_sides(text)
    sign_of(people)
    names_in(text)
    propose(text.split("\n"))


def _names(text: str) -> None:
    for one in readings(text):
        pattern = pattern_of(one)
        times_named(text, pattern)
    has_phone(text, "0912345678")


def _lists(text: str) -> None:
    group = next(iter(ItemGroup))
    items = read_lists({group: text})
    again = read_lists({group: lines_of_group(items, group)})
    promise(again == items, "what is shown to be edited reads as something else")


READERS = (
    Reader("day", _day, (ValueError,), DAYS, ("hôm", "tuần", "sau", "trước", "thứ", "chủ nhật")),
    Reader("hour", read_hour, (ValueError,), ("14h30", "7:30", "2 giờ rưỡi chiều")),
    Reader("imported cell", _imported, (), (*DAYS, "x", "hòa giải thành", "đất đai")),
    Reader("imported people", _people, (), (NAMES, "Bên A: Lò Páo\nBên B: Vàng Mỷ và vợ")),
    Reader("old encodings", _of_encodings, (), ("Hµ Néi", "Haø Noäi", "µ¸¶·¹", "Hòa")),
    Reader("words", _words, (), ("Hoà giải ở cơ sở", "khoẻ thuỷ quý", "I\u0307")),
    Reader("search", _search, (), ("hoà giải 05/2026", "0912 345 678", "+84 91", "1.500.000")),
    Reader("money", _money, (ValueError,), ("1.500.000 đồng", "1500000", "1 500 000")),
    Reader("guests", read_guests, (), ("Lò Văn Páo, Già làng\nVàng A, Phó",)),
    Reader("names of the erased", _names, (), (NAMES,)),
    Reader("checklist", _lists, (RuleViolation,), ("Có sổ | Điều 5 | | Đơn vị và tổ",), (" | ",)),
    Reader("identities", read_identities, (RuleViolation,), ("1 = 2 + 3 + 4",), (" = ", " + ")),
    Reader("measure", read_measure, (RuleViolation,), ("received.all.all",)),
    Reader("quiet hours", read_clock_hours, (RuleViolation,), ("11:30-13:30, 22:00-06:00",)),
    Reader("networks", read_networks, (RuleViolation,), ("192.168.1.10, fe80::/10", "10.0.0.0/8")),
    Reader("hour of the backup", backup_hour, (RuleViolation, ValueError), ("02:00",)),
    Reader("number of a case", read_number, (RuleViolation,), ("05/2025",)),
    Reader("code of two communes", joint_code, (RuleViolation,), ("RKPX-KTKE",)),
    Reader("code of a paper", paper_code, (), ("K7M2-QF9X",)),
    Reader("code from the safe", backup_code, (RuleViolation,), (SHEET,)),
)
