"""The words a submission begins with; a clerk changes what differs."""

from datetime import date

from app.domain.bases import usual_on
from app.domain.emulation.awards import Decider, usual_words
from app.domain.words import mid_sentence
from app.emulation.facts import SubmissionFacts
from app.instance import this_instance
from app.units.service import unit_names


def first_facts(first: date, last: date) -> SubmissionFacts:
    office = this_instance()
    occasion, title = usual_words(first, last)
    committee = f"Ủy ban nhân dân {mid_sentence(office.name)}"
    above = unit_names({office.superior}).get(office.superior, "") if office.superior else ""
    return SubmissionFacts(
        occasion=occasion,
        title=title,
        decider=Decider.SUPERIOR if above else Decider.OWN,
        issuer=committee,
        addressees=f"Chủ tịch Ủy ban nhân dân {mid_sentence(above or office.name)}",
        known_bases=usual_on(last),
    )
