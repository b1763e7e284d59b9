import type {
  ReportAggregate,
  ReportDataset,
  ReportTime,
  ReportValueKind,
  ReportVocabularyQuery,
  Visualisation,
} from '@/gql/graphql';
import type { DraftAttribute, DraftMeasure, DraftTime } from './draft';

/** What the API says reports can be made of in this company, in the reader's language; here is read what of it goes with a draft. */
export type Vocabulary = ReportVocabularyQuery['reportVocabulary'];

/** A value that rows have. */
export type AttributeSpec = Vocabulary['attributes'][number];

type TimeSpec = Vocabulary['datasets'][number]['times'][number];
export type OperatorSpec = Vocabulary['operators'][number]['operators'][number];
type VisualisationSpec = Vocabulary['visualisations'][number];

/** Which rows of a dataset can be chosen. */
export function timesOf(vocabulary: Vocabulary, dataset: ReportDataset): readonly TimeSpec[] {
  return vocabulary.datasets.find((one) => one.dataset === dataset)?.times ?? [];
}

/** What rows have which are chosen by every one of these times. */
export function attributesOf(
  vocabulary: Vocabulary,
  dataset: ReportDataset,
  times: readonly ReportTime[],
): AttributeSpec[] {
  return vocabulary.attributes.filter(({ rows }) => {
    const own = rows.find((one) => one.dataset === dataset);
    return own !== undefined && times.every((time) => own.times.includes(time));
  });
}

/** The fields of dates that rows can be chosen by. */
export function dateFieldsOf(vocabulary: Vocabulary, dataset: ReportDataset): AttributeSpec[] {
  return attributesOf(vocabulary, dataset, []).filter(({ kind, field }) => kind === 'DAY' && field !== null);
}

/** The attribute as a draft names it. */
export function draftAttribute({ attribute, field }: AttributeSpec): DraftAttribute {
  return { attribute, field: field?.id ?? null, fieldName: field?.name ?? null };
}

/** The type of record that has a custom field, by name; undefined where all have. */
export function recordTypeOf({ field }: AttributeSpec): string | undefined {
  return field?.dealType?.name ?? field?.activityType?.name;
}

/** What a draft's attribute can be; undefined if it is offered no more. */
export function specOf(specs: readonly AttributeSpec[], of: DraftAttribute): AttributeSpec | undefined {
  return specs.find(({ attribute, field }) => attribute === of.attribute && (field?.id ?? null) === of.field);
}

/** The times by which a measure's own rows are chosen: of a ratio those of its parts. */
export function timesOfMeasure(measure: DraftMeasure, report: DraftTime): ReportTime[] {
  const own = measure.time ?? report;
  return measure.parts ? measure.parts.map((part) => (part.time ?? own).time) : [own.time];
}

/** The times of all rows that are counted: whatever the whole report is filtered and broken down by, all of them must have. */
export function timesOfReport(measures: readonly DraftMeasure[], report: DraftTime): ReportTime[] {
  const times = measures.flatMap((measure) => timesOfMeasure(measure, report));
  return [...new Set(times.length > 0 ? times : [report.time])];
}

/** How values of a kind can be held against others. */
export function operatorsOf(vocabulary: Vocabulary, kind: ReportValueKind): readonly OperatorSpec[] {
  return vocabulary.operators.find((one) => one.kind === kind)?.operators ?? [];
}

/** What a number can be taken of. */
export function operandsOf(aggregate: ReportAggregate, specs: readonly AttributeSpec[]): AttributeSpec[] {
  return specs.filter(({ aggregates }) => aggregates.includes(aggregate));
}

/** The numbers that can be made of these rows and shown so; within a ratio neither another one nor an average. */
export function aggregatesOf(
  vocabulary: Vocabulary,
  specs: readonly AttributeSpec[],
  visualisation: Visualisation,
  isPart: boolean,
): Vocabulary['aggregates'] {
  const shown = drawing(vocabulary, visualisation).aggregates;
  return vocabulary.aggregates.filter(({ aggregate, takes, isQuotient }) => {
    if (!shown.includes(aggregate) || (isPart && isQuotient)) return false;
    return takes === 'ROWS' || takes === 'MEASURES' || operandsOf(aggregate, specs).length > 0;
  });
}

/** Whether a way of drawing shows numbers; a feed shows none. */
export function showsNumbers(vocabulary: Vocabulary, visualisation: Visualisation): boolean {
  return drawing(vocabulary, visualisation).aggregates.length > 0;
}

/** What a way of drawing takes. */
export function drawing(vocabulary: Vocabulary, visualisation: Visualisation): VisualisationSpec {
  const found = vocabulary.visualisations.find((one) => one.visualisation === visualisation);
  if (!found) throw new Error(`Nothing is drawn as ${visualisation}.`);
  return found;
}
