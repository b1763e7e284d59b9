import type { ReportDataset, ReportTime } from '@/gql/graphql';
import {
  COUNT,
  keyOfAttribute,
  NO_FILTER,
  type Draft,
  type DraftDimension,
  type DraftGroup,
  type DraftMeasure,
  type DraftPart,
  type DraftTime,
} from './draft';
import {
  aggregatesOf,
  dateFieldsOf,
  DIMENSIONS,
  timesOf,
  timesOfMeasure,
  timesOfReport,
  operandSpecs,
  attributeSpecs,
  type Field,
  type AttributeSpec,
} from './vocabulary';

/** The draft without what does not go together, and with what its way of drawing needs. */
export function fit(draft: Draft, fields: readonly Field[]): Draft {
  if (draft.visualisation === 'FEED') return feedOf(draft);
  const time = fitTime(draft.time, draft.dataset, fields);
  const measures = fitMeasures({ ...draft, time }, fields);
  const specs = attributeSpecs(draft.dataset, timesOfReport(measures, time), fields);
  const dimensions = fitDimensions(draft, specs);
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
    target: draft.visualisation === 'GAUGE' ? draft.target : null,
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

function fitTime(time: DraftTime, dataset: ReportDataset, fields: readonly Field[]): DraftTime {
  if (!timesOf(dataset, fields).includes(time.time)) return { time: 'CREATED', field: null };
  if (time.time !== 'DATE_FIELD') return { time: time.time, field: null };
  const possible = dateFieldsOf(dataset, fields);
  const field = possible.find(({ id }) => id === time.field) ?? possible[0];
  return { time: 'DATE_FIELD', field: field?.id ?? null };
}

function fitMeasures(draft: Draft, fields: readonly Field[]): DraftMeasure[] {
  const { dataset, visualisation, time } = draft;
  return draft.measures.map((measure, place) => {
    if (visualisation === 'FUNNEL') return { ...COUNT, label: measure.label, filter: fitOwn(measure) };
    const fitted = fitMeasure(measure);
    const addsUp = fitted.aggregate === 'COUNT' || fitted.aggregate === 'SUM';
    return visualisation === 'PIE' && place === 0 && !addsUp ? COUNT : fitted;
  });

  function fitOwn(measure: DraftMeasure): DraftGroup {
    return fitFilter(measure.filter, attributeSpecs(dataset, timesOfMeasure(measure, time), fields));
  }

  function fitMeasure(measure: DraftMeasure, report = time, isPart = false): DraftMeasure {
    const own = measure.time && fitOwnTime(measure.time);
    const times: ReportTime[] = timesOfMeasure({ ...measure, time: own }, report);
    const specs = attributeSpecs(dataset, times, fields);
    const filter = fitFilter(measure.filter, specs);
    const { aggregate } = measure;
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
    if (!aggregatesOf(specs, isPart).includes(aggregate)) return { ...COUNT, time: own, filter };
    const takes = operandSpecs(aggregate, specs);
    const of =
      measure.of && takes.some((spec) => isSame(spec, measure)) ? measure.of : (takes[0]?.of ?? null);
    return { ...measure, time: own, of, filter };
  }

  function fitOwnTime(own: DraftTime): DraftTime | null {
    return timesOf(dataset, fields).includes(own.time) ? fitTime(own, dataset, fields) : null;
  }
}

function isSame(spec: AttributeSpec, { of }: Pick<DraftMeasure, 'of'>): boolean {
  return of !== null && keyOfAttribute(spec.of) === keyOfAttribute(of);
}

function fitFilter(group: DraftGroup, specs: readonly AttributeSpec[]): DraftGroup {
  const parts = group.parts.flatMap((part): DraftPart[] => {
    if (part.kind === 'condition') return specs.some((spec) => isSame(spec, part)) ? [part] : [];
    const inner = fitFilter(part, specs);
    // A group that was emptied here would pass everything, which nobody has said.
    return inner.parts.length === 0 && part.parts.length > 0 ? [] : [inner];
  });
  return { ...group, parts };
}

function fitDimensions(
  { dimensions, visualisation, dataset }: Draft,
  specs: readonly AttributeSpec[],
): DraftDimension[] {
  const grouping = specs.filter(({ groups }) => groups);
  const [least, most] = DIMENSIONS[visualisation];
  const possible = dimensions.filter((one) => grouping.some((spec) => isSame(spec, one)));
  const needsTime = visualisation === 'SERIES' && !possible.some(({ of }) => of.attribute === 'TIME');
  const fitted = needsTime ? [{ of: TIME, step: null }, ...possible] : [...possible];
  for (const name of LIKELIEST[dataset] ?? []) {
    const spec = grouping.find(({ of }) => of.attribute === name);
    const isTaken = fitted.some(({ of }) => of.attribute === name);
    if (fitted.length < least && spec && !isTaken) fitted.push({ of: spec.of, step: null });
  }
  return fitted.slice(0, most);
}

const TIME = { attribute: 'TIME', field: null, fieldName: null } as const;

/** What a way of drawing that needs dimensions begins with. */
const LIKELIEST: Readonly<Partial<Record<ReportDataset, readonly string[]>>> = {
  DEALS: ['DEAL_TYPE', 'RESPONSIBLE'],
  DEAL_TRANSITIONS: ['STAGE', 'RESPONSIBLE'],
  ACTIVITIES: ['ACTIVITY_TYPE', 'RESPONSIBLE'],
  CONTACTS: ['RESPONSIBLE', 'DEPARTMENT'],
  COMMUNICATIONS: ['CHANNEL', 'DIRECTION'],
};
