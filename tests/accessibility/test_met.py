"""Which of the pages that tests meet are judged, and by whom where several run them."""

from tests.accessibility.met import Met

PAGE = '<main><h1>Sổ</h1><p class="{}">Chữ</p></main>'


def test_what_looks_like_a_page_before_is_not_judged_again():
    met = Met()
    for name, kind in (("first", "a"), ("same", "a"), ("other", "b"), ("same", "b")):
        met.note(name, PAGE.format(kind))
    assert list(met.pages) == ["0 first", "1 other"]


def test_of_two_runners_each_look_is_judged_by_who_met_it_first(tmp_path):
    one, other = Met(), Met()
    for met in (one, other):
        met.share(tmp_path / "looks")
    for met, kind in ((one, "a"), (other, "a"), (other, "b"), (one, "b"), (other, "c"), (one, "d")):
        met.note(kind, PAGE.format(kind))
    assert list(one.pages) == ["0 a", "1 d"]
    assert list(other.pages) == ["0 b", "1 c"]


def test_half_a_line_of_another_is_no_look(tmp_path):
    met, place = Met(), tmp_path / "looks"
    met.share(place)
    met.note("first", "<p>Chữ</p>")
    with place.open("a") as lines:
        lines.write("main   ")  # read while another is writing it
    met.note("second", "<main>Chữ</main>")
    assert list(met.pages) == ["0 first", "1 second"]
