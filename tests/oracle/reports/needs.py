"""The settings without which a report cannot be right."""

from tests.oracle.records import Records
from tests.oracle.reports.documents import Document, figures_of
from tests.oracle.status import FAILURE, PRICE, SUCCESS, status_by_deal_types, status_of_sources, types_in_use

_STAGES = {
    "WON": {SUCCESS},
    "LOST": {FAILURE},
    "WON_AT_END": {SUCCESS},
    "LOST_AT_END": {FAILURE},
    "CLOSED": {SUCCESS, FAILURE},
    "OPEN_AT_END": {SUCCESS, FAILURE},
}


def attributes_of(document: Document) -> set[str]:
    """Every attribute a definition speaks of."""
    found = {each["of"]["attribute"] for each in document["dimensions"]}
    found |= {part["of"]["attribute"] for part in figures_of(document) if part["of"]}
    for each in (document, *document["measures"], *figures_of(document)):
        found |= attributes_tested(each["filter"])
    return found


def attributes_tested(part: Document) -> set[str]:
    """Every attribute a filter tests."""
    if "junction" in part:
        return {name for each in part["parts"] for name in attributes_tested(each)}
    return {part["of"]["attribute"]}


def gaps(records: Records, document: Document) -> bool:
    """Whether any setting is missing that the definition needs."""
    attributes = attributes_of(document)
    times = {(part["time"] or document["time"])["time"] for part in figures_of(document)}
    needs = {need for time in times for need in _STAGES.get(time, ())}
    needs |= {PRICE} if "PRICE" in attributes else set()
    needs |= {SUCCESS, FAILURE} if "OUTCOME" in attributes else set()
    statuses = [status_by_deal_types(records, needs)] if needs else []
    if document["visualisation"] == "FUNNEL" and types_in_use(records):
        statuses.append(status_by_deal_types(records, {PRICE}))
    if "SOURCE" in attributes and document["dataset"] == "ACTIVITIES":
        chosen = records.settings.activity_source_fields
        statuses.append(status_of_sources(records, "ACTIVITY_SOURCE_FIELD", chosen, sorted(records.activity_types)))
    elif "SOURCE" in attributes:
        types = [each.external_id for each in records.deal_types.values() if not each.archived]
        chosen = records.settings.deal_source_fields
        statuses.append(status_of_sources(records, "DEAL_SOURCE_FIELD", chosen, types))
    return any(status["missing"] for status in statuses)
