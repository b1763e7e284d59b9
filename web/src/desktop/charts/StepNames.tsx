import { useEffect, useRef, useState, type RefObject } from 'react';
import css from './StepNames.module.css';

/** How far apart two names stand at least, in pixels. */
const GAP = 8;

/** There is room for so many wherever a chart stands, on paper too. */
const FEW = 6;

/** The names of steps below their columns: as many, at even distances, as there is room for. */
export function StepNames({ names }: { names: readonly string[] }) {
  const row = useRef<HTMLDivElement>(null);
  const few = Math.ceil(names.length / FEW);
  const every = useEvery(row, names) ?? few;
  return (
    <div ref={row} aria-hidden className={css.names}>
      {names.map((name, index) => (
        <span key={index} className={css.name}>
          <span data-told={index % every === 0 || undefined} data-few={index % few === 0 || undefined}>
            {name}
          </span>
        </span>
      ))}
    </div>
  );
}

/** Every how many of them can be told; nothing until they have been laid out. */
function useEvery(row: RefObject<HTMLElement | null>, names: readonly string[]): number | undefined {
  const [every, setEvery] = useState<number>();
  const all = names.join('\n');
  useEffect(() => {
    const element = row.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      const widths = [...element.children].map((name) => name.firstElementChild?.clientWidth ?? 0);
      const room = element.clientWidth / widths.length;
      setEvery(Math.max(1, Math.ceil((Math.max(...widths) + GAP) / room)));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [row, all]);
  return every;
}
