import type { PlacementInput } from '@/gql/graphql';

/** How wide a desktop is, in cells, and how high a block can be. */
export const COLUMNS = 12;
export const MAX_HEIGHT = 12;

export interface Size {
  width: number;
  height: number;
}

/** Where a report stands to begin with; cells are counted from 1, as people do. */
export type Place =
  { kind: 'room' } | { kind: 'top' } | ({ kind: 'own'; column: number; row: number } & Size);

/** As the API takes it; null leaves it to the API to find room. */
export function placementOf(place: Place, size: Size): PlacementInput | null {
  switch (place.kind) {
    case 'room':
      return null;
    case 'top':
      return { column: 0, row: 0, width: size.width, height: size.height };
    case 'own':
      return { column: place.column - 1, row: place.row - 1, width: place.width, height: place.height };
  }
}
