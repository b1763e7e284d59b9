import { lazy, Suspense, useRef, type ReactNode, type Ref } from 'react';
import { afterPaint } from '@/design/afterPaint';
import { Skeleton } from '@/design/Skeleton';
import type { ColumnsProps } from './Columns';
import css from './lazy.module.css';
import type { PieProps } from './Pie';
import { useTurn } from './useTurn';

const Columns = lazy(afterPaint(() => import('./Columns')));
const Pie = lazy(afterPaint(() => import('./Pie')));

/** What draws charts weighs more than the rest of the page: it comes after the first paint, and a chart in its turn. */
export function LazyColumns(props: ColumnsProps) {
  return (
    <InTurn>
      <Columns {...props} />
    </InTurn>
  );
}

export function LazyPie(props: PieProps) {
  return (
    <InTurn>
      <Pie {...props} />
    </InTurn>
  );
}

function InTurn({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const isTurn = useTurn(place);
  return <Suspense fallback={<Waiting />}>{isTurn ? children : <Waiting ref={place} />}</Suspense>;
}

function Waiting({ ref }: { ref?: Ref<HTMLDivElement> }) {
  return (
    <div ref={ref} aria-busy className={css.waiting}>
      <Skeleton height="100%" />
    </div>
  );
}
