import type { CSSProperties, ReactNode } from 'react';
import { graphql, readFragment, type FragmentType } from '@/gql';
import type { CellPlacementFragment } from '@/gql/graphql';
import css from './DesktopGrid.module.css';

const GridCellFragment = graphql(/* GraphQL */ `
  fragment GridCell on Widget {
    desktop: placement(breakpoint: DESKTOP) {
      ...CellPlacement
    }
    tablet: placement(breakpoint: TABLET) {
      ...CellPlacement
    }
    phone: placement(breakpoint: PHONE) {
      ...CellPlacement
    }
  }
`);

const CellPlacement = graphql(/* GraphQL */ `
  fragment CellPlacement on Placement {
    column
    row
    width
    height
  }
`);

type Placed = Pick<CellPlacementFragment, 'column' | 'row' | 'width' | 'height'>;

/** A place on each width of screen. */
export interface Cell {
  desktop: Placed;
  tablet: Placed;
  phone: Placed;
}

/** Where a block stands. */
export function readCell(widget: FragmentType<typeof GridCellFragment>): Cell {
  const { desktop, tablet, phone } = readFragment(GridCellFragment, widget);
  return {
    desktop: readFragment(CellPlacement, desktop),
    tablet: readFragment(CellPlacement, tablet),
    phone: readFragment(CellPlacement, phone),
  };
}

interface GridCellProps {
  cell: Cell;
  children: ReactNode;
}

/** A block's place; the stylesheet takes the one that fits the screen. */
export function GridCell({ cell, children }: GridCellProps) {
  const { desktop, tablet, phone } = cell;
  const style = {
    ...placed('desktop', desktop),
    ...placed('tablet', tablet),
    ...placed('phone', phone),
  } as CSSProperties;
  return (
    <div className={css.cell} style={style}>
      {children}
    </div>
  );
}

function placed(breakpoint: string, { column, row, width, height }: Placed): Record<string, string> {
  return {
    [`--${breakpoint}-column`]: `${column + 1} / span ${width}`,
    [`--${breakpoint}-row`]: `${row + 1} / span ${height}`,
  };
}
