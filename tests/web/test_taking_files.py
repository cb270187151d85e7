"""Whatever takes a file takes a hostile one for what it is; more: ``python -m bench.files``."""

from pathlib import Path

from bench.files.handing import ROOT, strayed
from bench.files.made import FILES, NAMES
from bench.files.places import BY_FORM, RAW, forms_with_files, places
from tests.mediation.cases import a_case, a_village_with_team

SAMPLE = (
    "svg",
    "png of ten billion pixels",
    "zip that leaves its folder",
    "letter of nothing",
    "backup of nothing",
)
READS_BYTES = {"app/exchange/routes/on_wire.py", "app/web/bounds.py", "app/web/packing.py"}


def test_every_place_that_takes_a_file_is_handed_hostile_ones(commune):
    assert forms_with_files() == set(BY_FORM)
    reading = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "app").rglob("*.py")
        if "get_data(" in path.read_text("utf-8")
    }
    assert reading == READS_BYTES
    wire = {rule.rule for rule in commune.url_map.iter_rules() if rule.endpoint.startswith("wire.")}
    assert wire == set(RAW)


def test_none_of_them_stumbles_and_nothing_leaves_its_folder(commune, browser):
    case, folder = a_case(a_village_with_team()).id, Path(commune.instance_path)
    before = {one for one in folder.rglob("*") if one.is_file()}
    answers = {
        (place.name, file): place.send(FILES[file](), NAMES[at])
        for place in places(commune, case, browser)
        for at, file in enumerate(SAMPLE)
    }
    assert {one for one, status in answers.items() if not 400 <= status < 500} == set()
    assert strayed(folder, before) == []
