"""A list without an empty line is answered by one of its lines."""

import pytest
from werkzeug.datastructures import MultiDict
from wtforms import Form

from app.domain.dialogue.kinds import DialogueKind
from app.web.fields import pick


class Picked(Form):
    kind = pick("Loại", DialogueKind)


@pytest.mark.parametrize("sent", [{"kind": ""}, {"kind": "khác"}, {"kind": "None"}, {"x": "1"}])
def test_nothing_is_no_line_of_the_list(sent):
    """Else the database refuses it, which is our own fault."""
    form = Picked(MultiDict(sent))
    assert not form.validate()
    assert form.kind.errors


def test_a_line_of_the_list_and_what_stood_there_are_taken():
    (first, *_) = DialogueKind
    assert Picked(MultiDict({"kind": first.value})).validate()
    assert Picked(MultiDict({"x": "1"}), data={"kind": first}).validate()
