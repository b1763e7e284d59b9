import { keep, kept } from '@/storage/kept';
import { graphql, readFragment, type FragmentType } from '@/gql';
import type { WidgetKind } from '@/gql/graphql';
import { readCell, type Cell } from './GridCell';

const STORAGE_KEY = 'desktop-shape';

const DesktopShape = graphql(/* GraphQL */ `
  fragment DesktopShape on Dashboard {
    widgets {
      kind
      ...GridCell
    }
  }
`);

/** What is known of a desktop before it is answered: where its blocks stand, and of what kind they are. */
export type Shape = readonly { kind: WidgetKind; cell: Cell }[];

/** Keeps where the blocks stand, so that the next time nothing jumps when they come. */
export function saveShape(dashboard: FragmentType<typeof DesktopShape>): void {
  const shape: Shape = readFragment(DesktopShape, dashboard).widgets.map((widget) => ({
    kind: widget.kind,
    cell: readCell(widget),
  }));
  keep(STORAGE_KEY, JSON.stringify(shape));
}

export function loadShape(): Shape {
  try {
    return (JSON.parse(kept(STORAGE_KEY) ?? 'null') as Shape | null) ?? DEFAULT_SHAPE;
  } catch {
    return DEFAULT_SHAPE;
  }
}

/** The beginning of the default arrangement: what is in sight at first. */
const DEFAULT_SHAPE: Shape = [
  metric([0, 0, 3, 2], [0, 0, 3, 2], [0, 0, 2, 2]),
  metric([3, 0, 3, 2], [3, 0, 3, 2], [0, 2, 2, 2]),
  metric([6, 0, 3, 2], [0, 2, 3, 2], [0, 4, 2, 2]),
  metric([9, 0, 3, 2], [3, 2, 3, 2], [0, 6, 2, 2]),
  { kind: 'SERIES', cell: cellOf([0, 2, 8, 4], [0, 4, 6, 4], [0, 8, 2, 4]) },
  metric([8, 2, 4, 2], [0, 8, 3, 2], [0, 12, 2, 2]),
  metric([8, 4, 4, 2], [3, 8, 3, 2], [0, 14, 2, 2]),
  metric([0, 6, 6, 2], [0, 10, 6, 2], [0, 16, 2, 2]),
  metric([6, 6, 6, 2], [0, 12, 6, 2], [0, 18, 2, 2]),
];

type Place = [column: number, row: number, width: number, height: number];

function metric(desktop: Place, tablet: Place, phone: Place): Shape[number] {
  return { kind: 'METRIC', cell: cellOf(desktop, tablet, phone) };
}

function cellOf(desktop: Place, tablet: Place, phone: Place): Cell {
  return { desktop: placementOf(desktop), tablet: placementOf(tablet), phone: placementOf(phone) };
}

function placementOf([column, row, width, height]: Place) {
  return { column, row, width, height };
}
