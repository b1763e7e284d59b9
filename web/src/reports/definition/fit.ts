import type { ReportTime } from '@/gql/graphql';
import {
  COUNT,
  NO_FILTER,
  type Draft,
  type DraftAttribute,
  type DraftDimension,
  type DraftGroup,
  type DraftMeasure,
  type DraftPart,
  type DraftTime,
} from './draft';
import {
  aggregatesOf,
  attributesOf,
  dateFieldsOf,
  draftAttribute,
  drawing,
  operandsOf,
  showsNumbers,
  specOf,
  timesOf,
  timesOfMeasure,
  timesOfReport,
  type AttributeSpec,
  type Vocabulary,
} from './offered';

/** The draft without what does not go together, and with what its way of drawing needs. */
export function fit(draft: Draft, vocabulary: Vocabulary): Draft {
  if (!showsNumbers(vocabulary, draft.visualisation)) return feedOf(draft);
  const time = fitTime(draft.time, draft, vocabulary);
  const measures = fitMeasures({ ...draft, time }, vocabulary);
  const specs = attributesOf(vocabulary, draft.dataset, timesOfReport(measures, time));
  const dimensions = fitDimensions(draft, specs, vocabulary);
  const isSorted = dimensions.length > 0;
  const isLimited = dimensions.some(({ of }) => of.attribute !== 'TIME');
  return {
    ...draft,
    time,
    measures,
    dimensions,
    filter: fitFilter(draft.filter, specs),
    sort: isSorted && draft.sort && draft.sort.measure < measures.length ? draft.sort : null,
    limit: isLimited ? draft.limit : null,
    target: drawing(vocabulary, draft.visualisation).hasTarget ? draft.target : null,
  };
}

/** A feed is of events, and nothing else can be said of it. */
function feedOf(draft: Draft): Draft {
  return {
    ...draft,
    dataset: 'EVENTS',
    measures: [COUNT],
    time: { time: 'CREATED', field: null },
    dimensions: [],
    filter: NO_FILTER,
    sort: null,
    limit: null,
    target: null,
    period: null,
  };
}

function fitTime(time: DraftTime, { dataset, visualisation }: Draft, vocabulary: Vocabulary): DraftTime {
  const { times } = drawing(vocabulary, visualisation);
  const possible = timesOf(vocabulary, dataset).filter((one) => times.includes(one.time));
  const spec = possible.find((one) => one.time === time.time) ?? possible[0];
  if (!spec?.takesField) return { time: spec?.time ?? 'CREATED', field: null };
  const fields = dateFieldsOf(vocabulary, dataset).map(({ field }) => field?.id ?? null);
  return { time: spec.time, field: fields.find((id) => id === time.field) ?? fields[0] ?? null };
}

function fitMeasures(draft: Draft, vocabulary: Vocabulary): DraftMeasure[] {
  const { dataset, visualisation, time } = draft;
  const drawn = drawing(vocabulary, visualisation);
  // What is of certain rows only is so of all its numbers.
  const hasOwnTimes = drawn.times.length > 1;
  const additive = vocabulary.aggregates.filter(({ isAdditive }) => isAdditive);
  return draft.measures.map((measure, place) => {
    const fitted = fitMeasure(hasOwnTimes ? measure : { ...measure, time: null });
    const addsUp = additive.some(({ aggregate }) => aggregate === fitted.aggregate);
    return drawn.showsShares && place === 0 && !addsUp ? COUNT : fitted;
  });

  function fitMeasure(measure: DraftMeasure, report = time, isPart = false): DraftMeasure {
    const own = measure.time && fitOwnTime(measure.time);
    const times: ReportTime[] = timesOfMeasure({ ...measure, time: own }, report);
    const specs = attributesOf(vocabulary, dataset, times);
    const filter = fitFilter(measure.filter, specs);
    const { aggregate } = measure;
    const isOffered = aggregatesOf(vocabulary, specs, visualisation, isPart).some(
      (one) => one.aggregate === aggregate,
    );
    if (!isOffered) return { ...COUNT, label: hasOwnTimes ? '' : measure.label, time: own, filter };
    if (measure.parts) {
      const [one, other] = measure.parts;
      const within = own ?? report;
      return {
        ...measure,
        time: own,
        filter,
        parts: [fitMeasure(one, within, true), fitMeasure(other, within, true)],
      };
    }
    const takes = operandsOf(aggregate, specs);
    const [first] = takes;
    const of = has(takes, measure.of) ? measure.of : first ? draftAttribute(first) : null;
    return { ...measure, time: own, of, filter };
  }

  function fitOwnTime(own: DraftTime): DraftTime | null {
    const isOffered = timesOf(vocabulary, dataset).some((one) => one.time === own.time);
    return isOffered ? fitTime(own, draft, vocabulary) : null;
  }
}

function has(specs: readonly AttributeSpec[], of: DraftAttribute | null): boolean {
  return of !== null && specOf(specs, of) !== undefined;
}

function fitFilter(group: DraftGroup, specs: readonly AttributeSpec[]): DraftGroup {
  const parts = group.parts.flatMap((part): DraftPart[] => {
    if (part.kind === 'condition') return has(specs, part.of) ? [part] : [];
    const inner = fitFilter(part, specs);
    // A group that was emptied here would pass everything, which nobody has said.
    return inner.parts.length === 0 && part.parts.length > 0 ? [] : [inner];
  });
  return { ...group, parts };
}

function fitDimensions(
  { dimensions, visualisation, dataset }: Draft,
  specs: readonly AttributeSpec[],
  vocabulary: Vocabulary,
): DraftDimension[] {
  const grouping = specs.filter(({ isGrouping }) => isGrouping);
  const { minDimensions, maxDimensions, isOverTime } = drawing(vocabulary, visualisation);
  const possible = dimensions.filter(({ of }) => has(grouping, of));
  const needsTime = isOverTime && !possible.some(({ of }) => of.attribute === 'TIME');
  const fitted = needsTime ? [{ of: TIME, step: null }, ...possible] : [...possible];
  const usual = vocabulary.datasets.find((one) => one.dataset === dataset)?.usualDimensions ?? [];
  for (const name of usual) {
    const spec = grouping.find(({ attribute }) => attribute === name);
    const isTaken = fitted.some(({ of }) => of.attribute === name);
    if (fitted.length < minDimensions && spec && !isTaken)
      fitted.push({ of: draftAttribute(spec), step: null });
  }
  return fitted.slice(0, maxDimensions);
}

const TIME = { attribute: 'TIME', field: null, fieldName: null } as const;
