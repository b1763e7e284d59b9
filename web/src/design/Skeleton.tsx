import css from './Skeleton.module.css';

interface SkeletonProps {
  width?: string;
  height?: string;
}

/** The shape of what is coming. Mark the place it stands in with `aria-busy`. */
export function Skeleton({ width = '100%', height = '1em' }: SkeletonProps) {
  return <span aria-hidden className={css.skeleton} style={{ width, height }} />;
}
