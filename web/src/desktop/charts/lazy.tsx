import { lazy, Suspense } from 'react';
import { Skeleton } from '@/design/Skeleton';
import type { ColumnsProps } from './Columns';
import css from './lazy.module.css';
import type { PieProps } from './Pie';

const Columns = lazy(() => import('./Columns'));
const Pie = lazy(() => import('./Pie'));

/** What draws charts weighs more than the rest of the page: it comes after the first paint. */
export function LazyColumns(props: ColumnsProps) {
  return (
    <Suspense fallback={<Waiting />}>
      <Columns {...props} />
    </Suspense>
  );
}

export function LazyPie(props: PieProps) {
  return (
    <Suspense fallback={<Waiting />}>
      <Pie {...props} />
    </Suspense>
  );
}

function Waiting() {
  return (
    <div aria-busy className={css.waiting}>
      <Skeleton height="100%" />
    </div>
  );
}
