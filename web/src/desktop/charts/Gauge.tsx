import css from './Gauge.module.css';

interface GaugeProps {
  value: number;
  target: number;
}

const RADIUS = 44;
const LENGTH = Math.PI * RADIUS;
/** How far beyond its target a gauge reaches. */
const BEYOND = 1.25;

/** How near a number is to its target; the words beside it say so too. */
export function Gauge({ value, target }: GaugeProps) {
  const full = Math.max(target, 0) * BEYOND || 1;
  const share = Math.min(1, Math.max(0, value / full));
  const mark = Math.PI * (1 - Math.max(target, 0) / full);
  const arc = `M ${50 - RADIUS} 50 A ${RADIUS} ${RADIUS} 0 0 1 ${50 + RADIUS} 50`;
  return (
    <svg aria-hidden viewBox="0 0 100 56" className={css.gauge}>
      <path d={arc} className={css.track} />
      <path d={arc} className={css.value} strokeDasharray={`${LENGTH * share} ${LENGTH}`} />
      <line
        x1={50 + Math.cos(mark) * (RADIUS - 7)}
        y1={50 - Math.sin(mark) * (RADIUS - 7)}
        x2={50 + Math.cos(mark) * (RADIUS + 6)}
        y2={50 - Math.sin(mark) * (RADIUS + 6)}
        className={css.mark}
      />
    </svg>
  );
}
