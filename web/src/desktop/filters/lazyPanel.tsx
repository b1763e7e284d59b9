import { lazy, Suspense, type ComponentProps } from 'react';
import { Skeleton } from '@/design/Skeleton';

// What opens on a press is not part of the first paint.
export const loadFilters = () => import('./FilterPanel');

const FilterPanel = lazy(loadFilters);
const ValuesPanel = lazy(async () => ({ default: (await loadFilters()).ValuesPanel }));

export function LazyFilterPanel(props: ComponentProps<typeof FilterPanel>) {
  return (
    <Suspense fallback={<Waiting />}>
      <FilterPanel {...props} />
    </Suspense>
  );
}

export function LazyValuesPanel(props: ComponentProps<typeof ValuesPanel>) {
  return (
    <Suspense fallback={<Waiting />}>
      <ValuesPanel {...props} />
    </Suspense>
  );
}

function Waiting() {
  return <Skeleton width="280px" height="320px" />;
}
