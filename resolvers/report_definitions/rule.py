"""A whole definition in words."""

from resolvers.catalog.visualisation import Visualisation
from resolvers.language import LocalizedText
from resolvers.report_definitions.definition import ReportDefinition
from resolvers.report_definitions.references import Names
from resolvers.report_definitions.wording import attribute_words, filter_words, measure_words, time_words

# Of a feed, which has no figures.
FEED_RULE = LocalizedText(
    "What others did since your previous visit to records you are responsible for, created, were mentioned in, or that were "
    "handed to or taken from you. Does not depend on the period.",
    "Что сделали другие с вашего прошлого визита с записями, за которые вы отвечаете, которые создали, где вас упомянули или "
    "которые передали вам или забрали у вас. От периода не зависит.",
)


def rule_of(definition: ReportDefinition, names: Names) -> LocalizedText:
    """What the report counts, by what."""
    if definition.visualisation is Visualisation.FEED:
        return FEED_RULE
    measures = [measure_words(measure, names) for measure in definition.measures]
    rule = LocalizedText("{dataset} {time}: {measures}.", "{dataset}, {time}: {measures}.").format(
        dataset=definition.dataset.spec.label,
        time=time_words(definition.time, names),
        measures=LocalizedText("; ".join(m.en for m in measures), "; ".join(m.ru for m in measures)),
    )
    if definition.filter.parts:
        where = LocalizedText(" Where {where}.", " Где {where}.").format(where=filter_words(definition.filter, names))
        rule = LocalizedText(rule.en + where.en, rule.ru + where.ru)
    if definition.dimensions:
        by = [attribute_words(d.of, names) for d in definition.dimensions]
        rule = LocalizedText(
            f"{rule.en} By {' and '.join(b.en for b in by)}.", f"{rule.ru} Разбивка: {', '.join(b.ru for b in by)}."
        )
    return rule
