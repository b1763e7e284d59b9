import { Skeleton } from '@/design/Skeleton';
import css from './DesktopGrid.module.css';

const CARDS = 12;

/** What is seen until the desktop is there. */
export function DesktopSkeleton() {
  return (
    <div aria-busy className={css.grid}>
      {Array.from({ length: CARDS }, (_, card) => (
        <div key={card} className={css.waiting}>
          <Skeleton height="100%" />
        </div>
      ))}
    </div>
  );
}
