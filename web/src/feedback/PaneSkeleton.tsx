import { Skeleton } from '@/design/Skeleton';
import css from './PaneSkeleton.module.css';

/** Lines of what is coming. */
export function PaneSkeleton({ lines = 6 }: { lines?: number }) {
  return (
    <div aria-busy className={css.lines}>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height="32px" />
      ))}
    </div>
  );
}
