"""Who issues a report and to whom it goes, before anybody changes it."""

import pytest

from app.domain.periodic.words import first_words

LAI_CHAU = "Tỉnh Lai Châu"


@pytest.mark.parametrize(
    ("superior", "above"),
    [
        (LAI_CHAU, ["Ủy ban nhân dân tỉnh Lai Châu", "Sở Tư pháp"]),
        ("Thành phố Lai Châu", ["Ủy ban nhân dân thành phố Lai Châu", "Phòng Tư pháp"]),
        ("Sở Tư pháp tỉnh Lai Châu", ["Sở Tư pháp tỉnh Lai Châu"]),
        ("", []),
    ],
)
def test_a_commune_reports_to_its_council_and_upwards(superior, above):
    issuer, to = first_words("Xã Tả Lèng", superior, is_office=False)
    assert issuer == "Ủy ban nhân dân xã Tả Lèng"
    assert to == ["Hội đồng nhân dân xã", *above]


@pytest.mark.parametrize(
    ("name", "issuer", "to"),
    [
        (
            "Thành phố Lai Châu",
            "Phòng Tư pháp thành phố Lai Châu",
            ["Ủy ban nhân dân thành phố Lai Châu", "Sở Tư pháp"],
        ),
        (
            LAI_CHAU,
            "Sở Tư pháp tỉnh Lai Châu",
            ["Ủy ban nhân dân tỉnh Lai Châu", "Bộ Tư pháp"],
        ),
        ("Sở Tư pháp", "Sở Tư pháp", ["Ủy ban nhân dân tỉnh Lai Châu"]),
    ],
)
def test_the_justice_office_reports_to_its_committee_and_to_the_next_above(name, issuer, to):
    assert first_words(name, LAI_CHAU, is_office=True) == (issuer, to)
