import { ChevronDown, ChevronUp } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Cell as AriaCell,
  Column as AriaColumn,
  Row as AriaRow,
  Table as AriaTable,
  type CellProps as AriaCellProps,
  type ColumnProps as AriaColumnProps,
  type RowProps,
  type TableProps,
} from 'react-aria-components';
import { classes } from './classes';
import css from './Table.module.css';

export { TableBody, TableHeader } from 'react-aria-components';

/** A table to walk through with the arrow keys. It needs an `aria-label`, and one `Column` that `isRowHeader`. */
export function Table(props: Omit<TableProps, 'className' | 'style'>) {
  return (
    <div className={css.scroll}>
      <AriaTable {...props} className={classes(css.table)} />
    </div>
  );
}

interface ColumnProps extends Omit<AriaColumnProps, 'className' | 'style' | 'children'> {
  children: ReactNode;
  /** Numbers stand under each other, at the end. */
  isNumber?: boolean;
  /** There is no room for it on a phone: what its cells say stands elsewhere in the row there, `design/onPhones`. */
  isBeside?: boolean;
}

export function Column({ children, isNumber = false, isBeside = false, ...props }: ColumnProps) {
  return (
    <AriaColumn {...props} className={classes(css.column, isNumber && css.number, isBeside && css.beside)}>
      {({ sortDirection }) => (
        <>
          {children}
          {sortDirection === 'ascending' && <ChevronUp size={14} aria-hidden />}
          {sortDirection === 'descending' && <ChevronDown size={14} aria-hidden />}
        </>
      )}
    </AriaColumn>
  );
}

export function Row<T extends object>(props: Omit<RowProps<T>, 'className' | 'style'>) {
  return <AriaRow {...props} className={classes(css.row)} />;
}

interface CellProps extends Omit<AriaCellProps, 'className' | 'style'> {
  isNumber?: boolean;
  /** Of a column that is. */
  isBeside?: boolean;
  /** One of few words: long names beside it leave it its room, so that it is never broken. */
  isWord?: boolean;
}

export function Cell({ isNumber = false, isBeside = false, isWord = false, ...props }: CellProps) {
  return (
    <AriaCell
      {...props}
      className={classes(css.cell, isNumber && css.number, isBeside && css.beside, isWord && css.word)}
    />
  );
}
