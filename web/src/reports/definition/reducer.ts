import type { ReportDataset, Visualisation } from '@/gql/graphql';
import { COUNT, type Draft, type DraftGroup, type DraftMeasure } from './draft';
import { fit } from './fit';
import { drawing, type Vocabulary } from './offered';

export interface FormState {
  draft: Draft;
  /** What it was before something was taken out because it no longer fitted; null where nothing was. */
  before: Draft | null;
}

export type FormAction =
  | { type: 'start'; draft: Draft }
  | { type: 'change'; change: Partial<Omit<Draft, 'dataset' | 'visualisation' | 'measures'>> }
  | { type: 'count'; dataset: ReportDataset }
  | { type: 'draw'; visualisation: Visualisation }
  | { type: 'addMeasure' }
  | { type: 'changeMeasure'; index: number; measure: DraftMeasure }
  | { type: 'removeMeasure'; index: number }
  | { type: 'moveMeasure'; from: number; to: number }
  | { type: 'putBack' };

/** How the form changes what a report asks for. Whatever a change leaves impossible is taken out with it, and can be put back. */
export function reducerFor(vocabulary: Vocabulary) {
  return (state: FormState, action: FormAction): FormState => {
    if (action.type === 'start') return { draft: action.draft, before: null };
    if (action.type === 'putBack') return state.before ? { draft: state.before, before: null } : state;
    const wanted = changed(state.draft, action, vocabulary);
    const draft = fit(wanted, vocabulary);
    return { draft, before: countParts(draft) < countParts(wanted) ? state.draft : null };
  };
}

function changed(
  draft: Draft,
  action: Exclude<FormAction, { type: 'start' | 'putBack' }>,
  vocabulary: Vocabulary,
): Draft {
  const { measures, sort } = draft;
  switch (action.type) {
    case 'change':
      return { ...draft, ...action.change };
    case 'count':
      return { ...draft, dataset: action.dataset };
    case 'draw':
      return drawnAs(draft, action.visualisation, vocabulary);
    case 'addMeasure':
      return { ...draft, measures: [...measures, COUNT] };
    case 'changeMeasure':
      return {
        ...draft,
        measures: measures.map((one, place) => (place === action.index ? action.measure : one)),
      };
    case 'removeMeasure':
      return {
        ...draft,
        measures: measures.filter((_, place) => place !== action.index),
        sort: sort && sortWithout(sort, action.index),
      };
    case 'moveMeasure': {
      const order = moved([...measures.keys()], action.from, action.to);
      return {
        ...draft,
        measures: moved(measures, action.from, action.to),
        sort: sort && { ...sort, measure: order.indexOf(sort.measure) },
      };
    }
  }
}

/** A way of drawing that is of certain rows only changes what is counted. */
function drawnAs(draft: Draft, visualisation: Visualisation, vocabulary: Vocabulary): Draft {
  const { datasets } = drawing(vocabulary, visualisation);
  const [first = draft.dataset] = datasets;
  const dataset = datasets.includes(draft.dataset) ? draft.dataset : first;
  return { ...draft, visualisation, dataset };
}

/** The order stays by the same number; it is given up with it. */
function sortWithout(sort: NonNullable<Draft['sort']>, index: number): Draft['sort'] {
  if (sort.by === 'VALUE' && sort.measure === index) return null;
  return sort.measure >= index && sort.measure > 0 ? { ...sort, measure: sort.measure - 1 } : sort;
}

function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, place) => place !== from);
  return [...rest.slice(0, to), ...list.slice(from, from + 1), ...rest.slice(to)];
}

/** How much a draft says: less of it means that something was taken out. */
function countParts(draft: Draft): number {
  const measures = draft.measures.flatMap((measure) => [measure, ...(measure.parts ?? [])]);
  const parts = [
    ...draft.dimensions,
    ...measures.filter(({ aggregate }) => aggregate !== 'COUNT'),
    ...measures.filter(({ time }) => time !== null),
    draft.target,
    draft.period,
    draft.limit,
  ].filter((part) => part !== null);
  return (
    parts.length +
    [draft.filter, ...measures.map(({ filter }) => filter)].reduce((sum, group) => sum + conditions(group), 0)
  );
}

function conditions({ parts }: DraftGroup): number {
  return parts.reduce((sum, part) => sum + (part.kind === 'group' ? conditions(part) : 1), 0);
}
