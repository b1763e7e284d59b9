import { useEffect, useRef, useState, type ReactNode } from 'react';
import { classes } from './classes';
import css from './ScrollArea.module.css';

interface ScrollAreaProps {
  /** What scrolls, read out when the focus comes to it. */
  label: string;
  children: ReactNode;
  className?: string | undefined;
}

/** Scrolls what does not fit. While there is something to scroll, the keyboard gets to it too. */
export function ScrollArea({ label, children, className }: ScrollAreaProps) {
  const area = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const element = area.current;
    if (!element) return;
    const observer = new ResizeObserver(() =>
      setScrolls(element.scrollHeight > element.clientHeight || element.scrollWidth > element.clientWidth),
    );
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, [children]);
  const focusable = scrolls ? { tabIndex: 0, role: 'group', 'aria-label': label } : {};
  return (
    <div ref={area} {...focusable} className={classes(css.area, className)}>
      {children}
    </div>
  );
}
