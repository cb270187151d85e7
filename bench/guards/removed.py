"""The guards that are taken away: what of the application is replaced by what."""

from typing import NamedTuple


class Removal(NamedTuple):
    """``old`` stands once in the file; ``about`` is found in the addresses then asked."""

    name: str
    path: str
    old: str
    new: str
    about: str


REMOVED: tuple[Removal, ...] = (
    Removal(
        "a page asks for a weaker permission",
        "app/dialogue/routes/register.py",
        "@requires(Permission.RECORD_DIALOGUE)\ndef new(",
        "@requires(Permission.SEE_DIALOGUES)\ndef new(",
        "/doi-thoai/moi",
    ),
    Removal(
        "a page is open to the world",
        "app/dialogue/routes/register.py",
        "@requires(Permission.SEE_DIALOGUES, exports=True)\ndef index(",
        '@__import__("app.web.access", fromlist=["x"]).public\ndef index(',
        "^/doi-thoai/$",
    ),
    Removal(
        "cases of every unit",
        "app/mediation/service/sight.py",
        "condition = MediationCase.unit.in_(by.books)",
        "condition = MediationCase.unit.is_not(None)",
        "^/hoa-giai/<uuid:case_id>/t|^/hoa-giai/lich/",
    ),
    Removal(
        "cases of every team to a leader",
        "app/mediation/service/sight.py",
        "condition &= (MediationCase.team_id == by.team_id) | _helps(by) | _is_guest(by)",
        "pass",
        "^/hoa-giai/<uuid:case_id>/t|^/hoa-giai/lich/",
    ),
    Removal(
        "cases of every colleague to a mediator",
        "app/mediation/service/sight.py",
        "condition &= _is_own(by) | _is_guest(by)",
        "pass",
        "^/hoa-giai/<uuid:case_id>/t|^/hoa-giai/lich/",
    ),
    Removal(
        "records in reach of every unit (dialogues among them)",
        "app/units/sight.py",
        "model.unit.in_(reach(by)) if",
        "model.unit.is_not(None) if",
        "^/doi-thoai/<uuid:dialogue_id>/[nt]",
    ),
    Removal(
        "inspections of every unit",
        "app/inspection/sight.py",
        "own = Inspection.unit.in_(by.books)",
        "own = Inspection.unit.is_not(None)",
        "^/kiem-tra/<uuid:inspection_id>",
    ),
    Removal(
        "teams of everybody to a team's people",
        "app/teams/sight.py",
        "return condition & (Team.id == by.team_id) if by.role in TEAM_ROLES else condition",
        "return condition",
        "^/to-hoa-giai/<uuid:team_id>",
    ),
    Removal(
        "attached papers of every record",
        "app/attachments/sight.py",
        "db.select(kind.model.id, kind.model.unit).where(met(kind))",
        "db.select(kind.model.id, kind.model.unit)",
        "/tep/",
    ),
    Removal(
        "made papers of every unit and record",
        "app/papers/sight.py",
        "& _is_met(types[key], met) for key",
        "for key",
        "/van-ban/",
    ),
    Removal(
        "lists as files to who may not take them",
        "app/web/access.py",
        "if declared.exports and EXPORT in request.args",
        "if False and EXPORT in request.args",
        "^/boi-duong/(?:tai-lieu/)?$",
    ),
    Removal(
        "no token asked of one room",
        "app/factory.py",
        "CSRFProtect(app).exempt(wire)",
        "guard_ = CSRFProtect(app)\n    guard_.exempt(dialogue)\n    guard_.exempt(wire)",
        "^/doi-thoai/<uuid:dialogue_id>/k",
    ),
    Removal(
        "the search finds what its asker may not meet",
        "app/records/search/asking.py",
        "rows = _entries(kind, seen, asked.grades[grade]",
        "rows = _entries(kind, kind.model.id.is_not(None), asked.grades[grade]",
        "/tim",
    ),
    Removal(
        "the cases behind a figure are everybody's",
        "app/statistics/service/behind.py",
        "scope.within(MediationCase, row), visible(by))",
        "MediationCase.id.is_not(None))",
        "^/thong-ke/bieu/",
    ),
    Removal(
        "a superior's or a commune's record is changed like one's own",
        "app/records/sight.py",
        "    if record.unit not in by.books:\n        raise NotHere\n",
        "",
        "^/boi-duong/lop/<uuid:class_id>/s|^/ke-hoach-hoa-giai/<uuid:plan_id>/s",
    ),
    Removal(
        "who was in a case is known of every unit",
        "app/mediation/service/persons.py",
        "Party.id.in_(wanted), readable(by))",
        "Party.id.in_(wanted))",
        "/hoa-giai/nguoi-da-ghi",
    ),
    Removal(
        "people of every case are proposed by their name",
        "app/mediation/service/persons.py",
        ".where(readable(by), Party.kind",
        ".where(Party.kind",
        "/hoa-giai/nguoi-da-ghi",
    ),
    Removal(
        "the conferences of any unit that an address names",
        "app/dialogue/routes/register.py",
        "chosen = {unit} if unit in units else units",
        "chosen = {unit} if unit else units",
        "^/doi-thoai/$|^/doi-thoai/viec",
    ),
    Removal(
        "the figures of any unit that an address names",
        "app/statistics/service/scope.py",
        "    if code not in met or (rows is RowKind.TEAM",
        "    met = met | {code}\n    if code not in met or (rows is RowKind.TEAM",
        "^/thong-ke/bieu/",
    ),
    Removal(
        "the figures of all teams to the leader of one",
        "app/statistics/service/scope.py",
        "team_id = by.team_id if by.role in TEAM_ROLES else None",
        "team_id = None",
        "^/thong-ke/bieu/",
    ),
    Removal(
        "an office reaches every unit",
        "app/units/service/reading.py",
        "return subtree_codes(by.unit) if by.role in OFFICE_ROLES else set(by.books)",
        "return set(db.session.scalars(db.select(Unit.code)))",
        "^/bao-cao/dinh-ky/",
    ),
    Removal(
        "the calendar of every team",
        "app/mediation/service/calendar.py",
        "            visible(by),\n",
        "",
        "/hoa-giai/lich/",
    ),
    Removal(
        "a filter that somebody else has kept is dropped",
        "app/search/saved.py",
        "if saved is None or saved.account_id != by.account_id:",
        "if saved is None:",
        "/tim/bo-loc/",
    ),
    Removal(
        "a form writes what it does not offer",
        "app/outreach/service.py",
        "        facts.write_into(one)\n        journal.correct(one, OutreachAct.CORRECT, by=by)",
        "        facts.write_into(one)\n"
        "        one.unit = __import__('flask').request.form.get('unit', one.unit)\n"
        "        journal.correct(one, OutreachAct.CORRECT, by=by)",
        "/bao-cao/tuyen-truyen/",
    ),
    Removal(
        "an import of another unit is undone",
        "app/importing/routes/blueprint.py",
        "return meet_own(REGISTER_IMPORT, import_id, current_actor())",
        'return __import__("app.db", fromlist=["x"]).db.session.get(RegisterImport, import_id)',
        "/nhap-so-cu/",
    ),
)
