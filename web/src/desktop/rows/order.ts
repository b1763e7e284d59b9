import type { RecordSort, RowsFragment } from '@/gql/graphql';

export interface RowsOrder {
  by: RecordSort;
  isDescending: boolean;
}

export const NEWEST_FIRST: RowsOrder = { by: 'COUNTED_AT', isDescending: true };

/** The order in which somebody who chooses a column expects its rows: names from A, types as the company has them, the most first. */
export function orderBy(by: RecordSort): RowsOrder {
  return { by, isDescending: by === 'COUNTED_AT' || by === 'CREATED_AT' || by === 'PRICE' };
}

type Shown = RowsFragment['edges'][number];

export interface RowsGroup {
  /** What its rows have in common; nothing where they stand in one list, null where they have none. */
  name: string | null | undefined;
  edges: readonly Shown[];
}

/** Rows that stand together: sorted by people, types or stages, a group of each. */
export function groupsOf(edges: readonly Shown[], by: RecordSort): RowsGroup[] {
  const groups: { name: string | null | undefined; edges: Shown[] }[] = [];
  for (const edge of edges) {
    const name = nameOf(edge.node, by);
    const last = groups.at(-1);
    if (last?.name === name && last !== undefined) last.edges.push(edge);
    else groups.push({ name, edges: [edge] });
  }
  return groups;
}

function nameOf(record: Shown['node'], by: RecordSort): string | null | undefined {
  if (by === 'RESPONSIBLE') return record.responsible?.name ?? null;
  if (by === 'TYPE' && record.__typename === 'Deal') return record.dealType.name;
  if (by === 'TYPE' && record.__typename === 'Activity') return record.activityType.name;
  if (by === 'STAGE' && record.__typename === 'Deal') {
    // Stages of two types may be called the same.
    return record.stage && `${record.dealType.name}: ${record.stage.name}`;
  }
  return undefined;
}
