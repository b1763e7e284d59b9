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

type Edge = RowsFragment['edges'][number];

export interface RowsGroup {
  /** What all its rows have in common, those still to come too; nothing where rows stand in one list. */
  group: Edge['group'];
  edges: readonly Edge[];
}

/** Rows that stand together: sorted by people, types or stages, a group of each. */
export function groupsOf(edges: readonly Edge[]): RowsGroup[] {
  const groups: { group: Edge['group']; edges: Edge[] }[] = [];
  for (const edge of edges) {
    const last = groups.at(-1);
    if (last && last.group?.key === edge.group?.key) last.edges.push(edge);
    else groups.push({ group: edge.group, edges: [edge] });
  }
  return groups;
}
