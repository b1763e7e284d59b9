import type { CSSProperties, ReactNode } from 'react';
import { graphql, readFragment, type FragmentType } from '@/gql';
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

interface GridCellProps {
  widget: FragmentType<typeof GridCellFragment>;
  children: ReactNode;
}

/** A block's place; the stylesheet takes the one that fits the screen. */
export function GridCell(props: GridCellProps) {
  const { desktop, tablet, phone } = readFragment(GridCellFragment, props.widget);
  const style = {
    ...placed('desktop', desktop),
    ...placed('tablet', tablet),
    ...placed('phone', phone),
  } as CSSProperties;
  return (
    <div className={css.cell} style={style}>
      {props.children}
    </div>
  );
}

function placed(breakpoint: string, at: FragmentType<typeof CellPlacement>): Record<string, string> {
  const { column, row, width, height } = readFragment(CellPlacement, at);
  return {
    [`--${breakpoint}-column`]: `${column + 1} / span ${width}`,
    [`--${breakpoint}-row`]: `${row + 1} / span ${height}`,
  };
}
