"""Văn bản hòa giải thành with its eight items, from the draft or the version in force.

Căn cứ: khoản 2 Điều 24 Luật Hòa giải ở cơ sở số 35/2013/QH13.
"""

from collections.abc import Iterator, Sequence

from app.domain.amounts import money_in_words
from app.domain.calendar import show
from app.domain.mediation.agreement import AgreementItem, AgreementState
from app.domain.mediation.parties import Side
from app.domain.money import show_money
from app.domain.papers import dated
from app.mediation.models import Agreement, Clause, MediationCase
from app.mediation.papers.facts import (
    People,
    party_blocks,
    people_of,
    signature_of,
    signatures_of_mediators,
    signatures_of_parties,
)
from app.mediation.service.clauses import clauses_of
from app.mediation.service.versions import one_in, versions_of
from app.papers.blocks import (
    Block,
    Column,
    Heading,
    Paper,
    Paragraph,
    Row,
    Signature,
    Signatures,
    Table,
    fact,
    row,
    text,
    written,
)
from app.papers.heads import people_head
from app.papers.types import Ask

_COLUMNS = (Column(7, "center"), Column(18), Column(33), Column(28), Column(14, "center"))
_HEAD = row("STT", "Người thực hiện", "Việc phải làm", "Số tiền", "Thời hạn")


def build_settlement(case: MediationCase, ask: Ask) -> tuple[Paper, ...]:
    """What nobody has written down yet stands open, to be filled in at the table."""
    people, versions = people_of(case), versions_of(case.id)
    version = (
        one_in(AgreementState.DRAFT, versions)
        or one_in(AgreementState.IN_FORCE, versions)
        or Agreement()
    )
    agreed = [one for one in clauses_of(case.id) if one.agreement_id == version.id]
    body = (
        *_items(case, version, agreed, people),
        Paragraph(
            text(
                "Các bên đã đọc lại hoặc được nghe đọc lại văn bản này, hoàn toàn tự nguyện và "
                "cùng ký tên hoặc điểm chỉ. Văn bản giao cho mỗi bên một bản, tổ hòa giải giữ "
                "một bản, có giá trị như nhau."
            )
        ),
        Paragraph(
            text(
                "Các bên có quyền yêu cầu Tòa án công nhận kết quả hòa giải thành trong thời hạn "
                "06 tháng kể từ ngày đạt được thỏa thuận."
            )
        ),
        Signatures((*_signers(people), *signatures_of_mediators(people))),
    )
    head = people_head(case.unit, ask.today, dated=dated(version.signed_on or version.agreed_on))
    return (Paper(head, "VĂN BẢN HÒA GIẢI THÀNH", body),)


def _items(
    case: MediationCase, version: Agreement, agreed: Sequence[Clause], people: People
) -> Iterator[Block]:
    yield Paragraph(
        text(
            f"{people.team.name} ({people.place}) tiến hành hòa giải vụ, việc số "
            f"{case.number} trong sổ theo dõi, tiếp nhận ngày {show(case.received_on)}."
        )
    )
    yield _heading(1, AgreementItem.GROUND)
    yield Paragraph(text(f"{case.ground.label}."))
    yield _heading(2, AgreementItem.PARTIES)
    yield from party_blocks(people)
    yield fact("Hòa giải viên", ", ".join(people.mediators))
    yield _heading(3, AgreementItem.CONTENT)
    yield Paragraph(written(version.content or case.summary))
    yield _heading(4, AgreementItem.COURSE)
    yield Paragraph(written(version.course))
    yield _heading(5, AgreementItem.SOLUTION)
    yield Paragraph(written(version.terms))
    if agreed:
        lines = tuple(_line(number, one) for number, one in enumerate(agreed, 1))
        yield Table(_COLUMNS, lines, (_HEAD,), size=12)
    yield _heading(6, AgreementItem.DUTIES)
    yield Paragraph(written(version.duties))
    yield _heading(7, AgreementItem.TERM)
    yield Paragraph(written(version.method))


def _heading(number: int, item: AgreementItem) -> Heading:
    return Heading(text(f"{number}. {item.label}"))


def _line(number: int, clause: Clause) -> Row:
    money = ""
    if clause.amount:
        money = f"{show_money(clause.amount)} ({money_in_words(clause.amount)})"
    who = clause.who or clause.side.label
    return row(number, who, clause.what or "", money, show(clause.due_on) if clause.due_on else "")


def _signers(people: People) -> Iterator[Signature]:
    """Everybody on the two sides, and whose rights are touched."""
    yield from signatures_of_parties(people)
    for party in people.of(Side.RELATED):
        yield signature_of(Side.RELATED, party.name)
