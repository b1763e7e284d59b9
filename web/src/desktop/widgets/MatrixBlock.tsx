import { useState, type CSSProperties } from 'react';
import { classes } from '@/design/classes';
import { PlainButton } from '@/design/PlainButton';
import { Shortened } from '@/design/Shortened';
import { useFormat } from '@/format/useFormat';
import { graphql, readFragment, type FragmentType } from '@/gql';
import type { Unit } from '@/gql/graphql';
import { keyOf, reduced, type Cell, type Matrix } from '../charts/matrix';
import { ADDS_UP, TOLD_APART } from '../charts/others';
import { labelOf } from '../charts/toldApart';
import { useDesktopTexts } from '../texts';
import css from './blocks.module.css';
import { useCard } from '../context/CardContext';
import { FigureWithChange } from './FigureWithChange';
import heat from './MatrixBlock.module.css';
import { NumbersTable } from './NumbersTable';
import { DrilldownNumber } from './DrilldownNumber';
import { ShortFigure } from './ShortFigure';
import { ShowMore } from './ShowMore';
import { Nothing } from './Nothing';

const MatrixBlockFragment = graphql(/* GraphQL */ `
  fragment MatrixBlock on MatrixWidget {
    total {
      ...FigureWithChange
      unit
    }
    rows {
      key
      label
      standsFor
    }
    columns {
      key
      label
      standsFor
    }
    cells {
      path
      row
      column
      value
    }
  }
`);

/** A whole broken down twice: a heat map with its numbers. Of many rows and columns the largest, until somebody wants them all. */
export function MatrixBlock(props: { widget: FragmentType<typeof MatrixBlockFragment> }) {
  const { total, cells, ...sides } = readFragment(MatrixBlockFragment, props.widget);
  const t = useDesktopTexts();
  const { isTable } = useCard();
  const [isOpen, setOpen] = useState(false);
  if (!total) return null;
  const { unit } = total;
  const nameOfOthers = (count: number) => t('others', { count });
  const named = (side: Matrix['rows']) => side.map((one) => ({ ...one, label: labelOf(one, nameOfOthers) }));
  const rows = named(sides.rows);
  const columns = named(sides.columns);
  if (isTable && cells.length > 0) {
    const found = new Map(cells.map((cell) => [keyOf(cell.row, cell.column), cell]));
    return (
      <NumbersTable
        heads={[t('category')]}
        columns={columns}
        rows={rows.map((row) => ({
          key: row.key,
          label: row.label,
          heads: [row.label],
          numbers: columns.map((column) => {
            const cell = found.get(keyOf(row.key, column.key));
            return cell && { value: cell.value, unit, path: cell.path };
          }),
        }))}
      />
    );
  }
  const { kept, left } = reduced({ rows, columns, cells }, ADDS_UP.has(unit), nameOfOthers);
  return (
    <>
      <FigureWithChange metric={total} isSmall />
      {cells.length === 0 ? (
        <Nothing />
      ) : (
        <>
          <HeatMap
            matrix={isOpen ? { rows, columns, cells } : kept}
            unit={unit}
            onOpen={() => setOpen(true)}
          />
          {left > 0 && <ShowMore count={left} isOpen={isOpen} onChange={setOpen} />}
        </>
      )}
    </>
  );
}

interface HeatMapProps {
  matrix: Matrix;
  unit: Unit;
  /** Shows what several together are. */
  onOpen: () => void;
}

function HeatMap({ matrix: { rows, columns, cells }, unit, onOpen }: HeatMapProps) {
  const format = useFormat();
  const { title } = useCard();
  const found = new Map(cells.map((cell) => [keyOf(cell.row, cell.column), cell]));
  // Several together are no place of heat: they would leave all others cold.
  const together = new Set(
    [...rows, ...columns].filter(({ standsFor }) => standsFor > 1).map(({ key }) => key),
  );
  const isAlone = ({ row, column }: Cell) => !together.has(row) && !together.has(column);
  const alone = cells.filter(isAlone);
  const highest = Math.max(...alone.map(({ value }) => Number(value ?? 0)), 0) || 1;
  const written = format.together(
    cells.map(({ value }) => value),
    unit,
  );
  return (
    <table className={classes(heat.matrix, columns.length > TOLD_APART && heat.wide)}>
      <caption className={css.hidden}>{title}</caption>
      <thead>
        <tr>
          <td />
          {columns.map(({ key, label }) => (
            <th key={key} scope="col">
              <Head label={label} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">
              <Head label={row.label} />
            </th>
            {columns.map((column) => {
              const cell = found.get(keyOf(row.key, column.key));
              if (!cell) return <td key={column.key} />;
              const number = <ShortFigure value={cell.value} written={written} exactFrom="never" />;
              const warmth = Math.round((Number(cell.value ?? 0) / highest) * 92);
              return (
                <td key={column.key}>
                  {cell.path === undefined ? (
                    <PlainButton className={classes(heat.cell, heat.together)} onPress={onOpen}>
                      {number}
                    </PlainButton>
                  ) : (
                    <DrilldownNumber
                      path={cell.path}
                      label={`${row.label}, ${column.label}`}
                      className={classes(heat.cell, !isAlone(cell) && heat.together)}
                      style={{ '--heat': `${8 + warmth}%` } as CSSProperties}
                    >
                      {number}
                    </DrilldownNumber>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How long a name may be that wraps: more would make a head of many lines. */
const WRAPS = 24;

function Head({ label }: { label: string }) {
  return label.length > WRAPS ? <Shortened className={heat.long}>{label}</Shortened> : label;
}
