"""Under which names a template gets words of the code, which another language looks up.

A record's own words (a person's name, a title, a text) are called otherwise and never looked
up; add a name here only where no record uses it.
"""

# an attribute of anything
CODE_WORDS = {
    "act",
    "asked",
    "counted_from",
    "drill_failure",
    "errors",
    "explanation",
    "failure",
    "field_label",
    "form_errors",
    "how",
    "in_words",
    "label",
    "last_failure",
    "leaves_but",
    "missing",
    "restore_failure",
    "sentence",
    "short",
    "stub",
    "to_do",
    "trouble",
    "waits",
    "where",
    "whose",
    "why",
    "why_stopped",
    "within",
    "words",
}
# one attribute of one thing
CODE_NAMES = {
    "answer.counted_in",
    "cell.text",
    "error.message",
    "f.description",
    "line.kind",
    "line.subject",
    "row.device",
    "table.kept",
    "wanted.note",
}
# one attribute of one thing that an office has written, though others of this name are the code's
RECORD_NAMES = {"item.words"}
# a function lent to templates, or one of a thing
CODE_CALLS = {
    "category_label",
    "field_label",
    "in_year",
    "name_of_kind",
    "needs_in_words",
    "said",
}
