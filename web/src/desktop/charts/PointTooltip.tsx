import { useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { classes } from '@/design/classes';
import { Shortened } from '@/design/Shortened';
import type { Look } from './looks';
import { Painted } from './Painted';
import css from './PointTooltip.module.css';

export interface TooltipLine {
  /** Nothing for what is none of the series. */
  look?: Look;
  label: string;
  value: string;
}

interface PointTooltipProps {
  /** Where is pointed at, in the window. */
  x: number;
  y: number;
  title: string;
  lines: readonly TooltipLine[];
  total?: TooltipLine;
  earlier?: TooltipLine;
}

/** How near what is told stands to what is pointed at, and to the edges of the window. */
const GAP = 12;

/** What a chart tells of what is pointed at: all that is there, its sum, and what it is compared with. It stands whole, also where it is larger than the card. */
export function PointTooltip({ x, y, title, lines, total, earlier }: PointTooltipProps) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const { width, height } = element.getBoundingClientRect();
    const fits = x + GAP + width + GAP <= document.documentElement.clientWidth;
    element.style.left = `${Math.max(fits ? x + GAP : x - GAP - width, GAP)}px`;
    element.style.top = `${Math.max(Math.min(y + GAP, window.innerHeight - height - GAP), GAP)}px`;
  });
  return createPortal(
    <div ref={box} aria-hidden className={css.box}>
      <div className={css.title}>{title}</div>
      {lines.map((line) => (
        <Row key={line.label} line={line} />
      ))}
      {total && <Row line={total} className={css.total} />}
      {earlier && <Row line={earlier} className={css.earlier} />}
    </div>,
    document.body,
  );
}

function Row({
  line: { look, label, value },
  className,
}: {
  line: TooltipLine;
  className?: string | undefined;
}) {
  return (
    <div className={classes(css.row, className)}>
      {look ? <Painted look={look} className={css.mark} /> : <span className={css.mark} />}
      <Shortened className={css.label}>{label}</Shortened>
      <span>{value}</span>
    </div>
  );
}
