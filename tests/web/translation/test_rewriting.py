"""What compiling in another language makes of a template."""

import pytest
from jinja2 import DictLoader, Environment

from app.web.translation.rewriting import Rewriter

ENGLISH = {
    "Còn {days} ngày": "{days} days left",
    "{by} đã ghi {n} việc": "{n} tasks by {by}",
    "Xem lại": 'See "again"',
    "Ghi": "Save",
    "Mới": "New",
    "Hạn {day}": "Due {day}",
    "Chào": "Hello",
    "vi": "en",
}


class English(Environment):
    def _parse(self, *given):
        rewriter = Rewriter(lambda words, line: ENGLISH.get(words), marks=True)
        return rewriter.rewrite(super()._parse(*given))


def english(source: str, /, **values: object) -> str:
    environment = English(autoescape=True, loader=DictLoader({"it": source}))
    environment.filters["in_language"] = lambda value: f"[{value}]"
    environment.filters["label_in_language"] = lambda field: "[label]"
    return environment.get_template("it").render(**values)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>Còn {{ days }} ngày</p>", "<p>3 days left</p>"),
        ("<p> {{ by }} đã\n ghi {{ n }} việc.</p>", None),
        ("<p>\n  {{ by }} đã\n  ghi {{ n }} việc\n</p>", "<p>\n  2 tasks by Lò &lt;b&gt;\n</p>"),
        ('<a title="Xem lại">{{ by }}</a>', '<a title="See &quot;again&quot;">Lò &lt;b&gt;</a>'),
        ('<a class="Ghi" href="Ghi">Ghi</a>', '<a class="Ghi" href="Ghi">Save</a>'),
        ("<p>{{ 'Mới' if by == 'Mới' else 'Ghi' }}</p>", "<p>Save</p>"),
        ("<p>{{ {'Mới': 'Ghi'}['Mới'] }}</p>", "<p>Save</p>"),
        ("<p>{{ 'Hạn ' ~ day }}</p>", "<p>Due 05/03</p>"),
        ("<script>Ghi</script><style>Ghi</style><!-- Ghi -->", None),
        ("<tr{% if n %} class='x'{% endif %}><td>Ghi</td></tr>", None),
        ('<html lang="vi">', '<html lang="en">'),
        ("{% macro m(x='Ghi') %}<b>{{ x }}</b>{% endmacro %}{{ m() }}", "<b>Save</b>"),
        ("{% macro m() %}data-a='1' title=\"Ghi\"{% endmacro %}<i {{ m() }}></i>", None),
    ],
)
def test_a_message_takes_its_english_text(source, text):
    shown = english(source, days=3, by="Lò <b>", n=2, day="05/03")
    if text is None:
        text = {
            "<p> {{": '<p><span lang="vi"> Lò &lt;b&gt; đã\n ghi 2 việc.</span></p>',
            "<scri": source,
            "<tr{%": "<tr class='x'><td>Save</td></tr>",
            "{% mac": "<i data-a='1' title=\"Save\"></i>",
        }[next(key for key in ("<p> {{", "<scri", "<tr{%", "{% mac") if source.startswith(key))]
    assert shown == text


def test_what_has_no_english_text_is_marked_where_a_tag_may_stand():
    assert english("<p>Xin lỗi</p>") == '<p><span lang="vi">Xin lỗi</span></p>'
    assert english("<title>Xin lỗi</title>") == "<title>Xin lỗi</title>"
    assert english('<p title="Xin lỗi">Chào</p>') == '<p title="Xin lỗi">Hello</p>'
    assert english("Xin lỗi") == "Xin lỗi"


def test_words_of_the_code_are_looked_up_and_those_of_a_record_are_not():
    one = {"label": "Mới", "name": "Mới"}
    assert english("<p>{{ one.label }} {{ one.name }}</p>", one=one) == "<p>[Mới] Mới</p>"
    assert english("<p>{{ f.label.text }}</p>", f=one) == "<p>[label]</p>"
    assert english("<p>{{ f.name }} {{ f['label'] }}</p>", f=one) == "<p>Mới Mới</p>"


def test_each_branch_begins_where_the_condition_stands():
    source = (
        "<p{% if n %} title='{% if m %}Ghi{% else %}Mới{% endif %}'>{% else %}>{% endif %}Ghi</p>"
    )
    assert english(source, n=1, m=0) == "<p title='New'>Save</p>"
    assert english(source, n=0) == "<p>Save</p>"
