"""The papers of elections, of leaving and of training, each with a record filled in whole."""

from datetime import date, time

from app.domain.teams import LawTraining, Sex
from app.domain.teams.decisions import Decision
from app.domain.teams.kinds import Leaving, Voting
from app.domain.training.days import Days
from app.domain.training.kinds import Audience, Topic
from app.teams.facts import CandidateFacts
from app.teams.models import Departure, Election
from app.teams.service import departures
from app.training.facts import ClassFacts, SummonsFacts
from app.training.service import classes, seats
from app.training.service import summons as summoning
from tests.factories import TODAY, an_officer
from tests.papers.sheets import (
    CHAIRMAN,
    FRONT,
    HEAD_OF_VILLAGE,
    LEADER,
    MEDIATOR,
    SECOND,
    Sheet,
    a_place,
)
from tests.teams.lives import (
    RECEIVED_ON,
    SENT_ON,
    heard,
    held,
    led,
    left,
    proposed,
    received,
    recognised,
)

DECISION = Decision("25/QĐ-UBND", date(2026, 2, 13), CHAIRMAN)
CLERK = "Vũ Thị Mười"
ROWS = (
    CandidateFacts(
        name="Lý Thị Sữa",
        sex=Sex.FEMALE,
        birth_year=1975,
        ethnicity="Dao",
        is_minority=True,
        law_training=LawTraining.LAW_DEGREE,
        occupation="Cán bộ hưu trí",
        address="Nhà số 35, bản Nà Đông",
        votes=60,
    ),
    CandidateFacts(
        name="Cầm Văn Tưởng",
        sex=Sex.MALE,
        birth_year=1980,
        ethnicity="Thái",
        is_minority=True,
        occupation="Chăn nuôi, trồng chè",
        address="Nhà số 92, bản Nà Đông",
        votes=58,
    ),
    CandidateFacts(name="Hà Trọng Nghĩa", sex=Sex.MALE, birth_year=1981, votes=20),
)
MEETING = {
    "chaired_by": FRONT,
    "village_head": HEAD_OF_VILLAGE,
    "secretary": CLERK,
    "board": "Bùi Thị Tuyết, Phùng Ngọc Lưỡng",
    "place": "Nhà văn hóa bản Nà Đông",
    "started_at": time(7, 30),
    "ended_at": time(10, 45),
    "remarks": "Đề nghị tổ trưởng phân công hòa giải viên nữ dự những vụ, việc của phụ nữ.",
}
SLIPS = {
    Voting.OPEN: {"present": 71},
    Voting.SECRET: {"present": 71, "slips_out": 71, "slips_back": 70, "slips_valid": 69},
    Voting.SLIPS: {"present": None, "slips_out": 86, "slips_back": 84, "slips_valid": 83},
}
CHOSEN, OTHER = [one.name for one in ROWS[:2]], ROWS[2].name
TEAM = "Tổ hòa giải bản Nà Đông"
REASON = "Tuổi cao, sức khỏe yếu, thường phải điều trị ở bệnh viện tỉnh."
DISPUTE = "Trưởng bản xác nhận ông vẫn thường trú ở bản, được bà con tín nhiệm cử làm việc này."


def minutes(form: str, voting: Voting) -> Sheet:
    """Mẫu 01–03: mediators are elected."""
    election = held(a_place().team, ROWS, voting=voting, **MEETING, **SLIPS[voting])
    figures = [f": {number}" for number in SLIPS[voting].values() if number]
    return Sheet(election, (form, *_of_meeting(), *CHOSEN, OTHER, *figures))


def minutes_of_leader(form: str, voting: Voting) -> Sheet:
    """Mẫu 04–05: the mediators elect who leads them."""
    return Sheet(_leader_elected(voting), (form, *_of_meeting(), LEADER, MEDIATOR, SECOND))


def _of_meeting() -> tuple[str, ...]:
    said = (MEETING["remarks"], "7 giờ 30 phút ngày 09/02/2026", "10 giờ 45 phút")
    return ("BIÊN BẢN", FRONT, HEAD_OF_VILLAGE, CLERK, MEETING["board"], MEETING["place"], *said)


def _leader_elected(voting: Voting = Voting.OPEN) -> Election:
    home = a_place()
    slips = {"slips_out": 3, "slips_back": 3, "slips_valid": 3} if voting is Voting.SECRET else {}
    votes = {home.leader: 2, home.lien: 1, home.pao: 0}
    return led(home.team, votes, voting=voting, **MEETING, **slips)


def _mediators_received() -> Election:
    return received(held(a_place().team, ROWS, voting=Voting.OPEN, **MEETING, **SLIPS[Voting.OPEN]))


def mediators() -> Sheet:
    """Mẫu 06."""
    of = ("1975", "1980", "Dao", "Thái", "Nữ", "Nam", "ngày 09/02/2026", FRONT)
    return Sheet(_mediators_received(), ("DANH SÁCH", *CHOSEN, *of, "ngày 10 tháng 02 năm 2026"))


def leader() -> Sheet:
    """Mẫu 07."""
    about = f"Công nhận tổ trưởng {TEAM}"
    return Sheet(received(_leader_elected()), ("VĂN BẢN ĐỀ NGHỊ", about, LEADER, "1955", FRONT))


def recognition() -> Sheet:
    election = recognised(_mediators_received(), DECISION)
    people = [f"{one.name}, {one.sex.label.lower()}, sinh năm {one.birth_year}" for one in ROWS[:2]]
    known = ("Nhà số 35, bản Nà Đông", "cán bộ hưu trí", "dân tộc Thái")
    return Sheet(election, ("Công nhận 02 hòa giải viên", *people, *known, *_decided()))


def departure() -> Sheet:
    """Mẫu 08."""
    who = (f"{SECOND}, sinh năm 1966", "15/01/2024", LEADER, "ngày 09 tháng 02 năm 2026")
    return Sheet(_leaving(Leaving.OWN_WISH), (*who, Leaving.OWN_WISH.label, REASON))


def dispute() -> Sheet:
    """Mẫu 09."""
    record = departures.dispute(
        _leaving(Leaving.STANDARDS).id,
        reason=DISPUTE,
        front_head=FRONT,
        village_head=HEAD_OF_VILLAGE,
        verified_on=SENT_ON,
        received_on=RECEIVED_ON,
        today=TODAY,
        by=an_officer(),
    )
    who = (f"{SECOND}, sinh năm 1966", FRONT, HEAD_OF_VILLAGE, "Ngày 09/02/2026")
    return Sheet(record, (*who, Leaving.STANDARDS.label, DISPUTE))


def release() -> Sheet:
    record = left(heard(_leaving(Leaving.OWN_WISH)), DECISION)
    return Sheet(record, ("Thôi làm hòa giải viên", f"{SECOND}, sinh năm 1966", *_decided()))


def _decided() -> tuple[str, ...]:
    return ("Số: 25", "ngày 13 tháng 02 năm 2026", "13/02/2026", CHAIRMAN, TEAM)


def _leaving(ground: Leaving) -> Departure:
    return proposed(a_place().pao, ground, reason=REASON, proposed_by=LEADER)


def summons() -> Sheet:
    home, by = a_place(), an_officer()
    day = date(2026, 3, 27)
    facts = ClassFacts(
        title="Kỹ năng hòa giải tranh chấp đất đai",
        topics=(Topic.SKILLS, Topic.LAND),
        audience=(Audience.MEDIATORS,),
        days=Days(day, day, are_set=True),
        organiser="Ủy ban nhân dân phường Tân Phong",
        content="Pháp luật về đất đai; những tình huống thường gặp ở cơ sở",
        place="Hội trường tầng 3",
    )
    course = classes.record_class(facts, today=TODAY, by=by)
    people = [one.id for one in (home.leader, home.lien, home.pao)]
    seats.add_people(course.id, mediators=people, today=TODAY, by=by)
    paper = SummonsFacts(
        number="45/GTT-UBND",
        issued_on=date(2026, 3, 2),
        signer=CHAIRMAN,
        signer_post="Phó Chủ tịch Ủy ban nhân dân",
        present_on=day,
        present_at=time(7, 15),
        bring="Sổ theo dõi, bút viết",
        contact="Bà Trịnh Thị Mỹ, điện thoại 0913 246 857",
    )
    says = (facts.title, facts.content, facts.place, paper.bring, paper.contact, "07:15")
    who = (LEADER, MEDIATOR, SECOND, CHAIRMAN, f"Số: {paper.number}", "ngày 02 tháng 3 năm 2026")
    record = summoning.draft_summons(course.id, paper, today=TODAY, by=by)
    return Sheet(record, ("GIẤY TRIỆU TẬP", *says, *who, "27/03/2026"))
