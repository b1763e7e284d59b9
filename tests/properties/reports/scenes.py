"""A company, what its viewers ask, and the definitions they ask it of."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from tests.oracle.periods import days_asked_for
from tests.oracle.reports.documents import Document
from tests.properties.companies import SomeCompany
from tests.properties.definitions import Draw
from tests.properties.questions import Question, questions
from tests.properties.reports.companies import companies_with_fields
from tests.properties.reports.definitions import DRAWN, definitions

# A company is dear, a definition is cheap.
_DEFINITIONS = 8


class ReportScene:
    """Everything a test needs, drawn at once. Not a dataclass: it is too long to be told whole, and tests note what they are at."""

    def __init__(self, company: SomeCompany, question: Question, documents: list[Document]) -> None:
        self.company = company
        self.question = question
        self.documents = documents


@st.composite
def report_scenes(draw: Draw, *, are_large: bool = False) -> ReportScene:
    """Companies, each with a question and some definitions."""
    company = draw(companies_with_fields(are_large=are_large))
    question = draw(questions(company) | whole_pasts(company))
    longest = days_in(company, question)
    # A permutation, so that all ways of drawing have their turn.
    drawn = draw(st.permutations(DRAWN))[:_DEFINITIONS]
    documents = [draw(definitions(company, visualisation, longest=longest)) for visualisation in drawn]
    return ReportScene(company, question, documents)


@st.composite
def whole_pasts(draw: Draw, company: SomeCompany) -> Question:
    """Periods in which everything happened, asked afterwards or in the middle of it."""
    first, *_, last = sorted(company.moments)
    begins, ends = (moment.astimezone(company.clock.zone).date() for moment in (first, last))
    now = draw(st.sampled_from([last + timedelta(days=40), *company.moments]))
    return Question(now, None, begins, ends, draw(st.sampled_from(["PREVIOUS_PERIOD", "NONE"])))


def days_in(company: SomeCompany, question: Question) -> int:
    """How long the period is."""
    about = company.records.company
    days = days_asked_for(
        question.preset,
        question.first,
        question.last,
        now=question.now,
        zone=ZoneInfo(about.timezone),
        week_start=about.week_start,
    )
    return (days.after - days.first).days
