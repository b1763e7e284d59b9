import { useState } from 'react';
import { Skeleton } from '@/design/Skeleton';
import type { WidgetKind } from '@/gql/graphql';
import css from './DesktopGrid.module.css';
import skeleton from './DesktopSkeleton.module.css';
import { GridCell } from './GridCell';
import { loadShape } from './shape';

/** What is seen until the desktop is there: its header and its cards, each where it will stand. */
export function DesktopSkeleton() {
  const [shape] = useState(loadShape);
  return (
    <div aria-busy>
      <div className={skeleton.header}>
        <div className={skeleton.words}>
          <Skeleton width="200px" height="24px" />
          <Skeleton width="280px" height="16px" />
        </div>
        <Skeleton width="160px" height="32px" />
      </div>
      <div className={css.grid}>
        {shape.map(({ kind, cell }, index) => (
          <GridCell key={index} cell={cell}>
            <div className={skeleton.card}>
              <Skeleton width="40%" height="16px" />
              <Inside kind={kind} />
            </div>
          </GridCell>
        ))}
      </div>
    </div>
  );
}

function Inside({ kind }: { kind: WidgetKind }) {
  if (kind === 'METRIC') {
    return (
      <>
        <Skeleton width="55%" height="32px" />
        <Skeleton width="70%" height="14px" />
      </>
    );
  }
  if (kind === 'SERIES' || kind === 'MATRIX') return <Skeleton height="100%" />;
  return (
    <>
      {Array.from({ length: 5 }, (_, row) => (
        <Skeleton key={row} width={`${90 - row * 12}%`} height="20px" />
      ))}
    </>
  );
}
