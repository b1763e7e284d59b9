import { ChevronDown, ChevronRight } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { classes } from './classes';
import css from './ScrollArea.module.css';
import { useDesignTexts } from './texts';

interface ScrollAreaProps {
  /** What scrolls, read out when the focus comes to it. */
  label: string;
  children: ReactNode;
  className?: string | undefined;
}

/** How much of what is seen stays in sight when the next is brought there. */
const STEP = 0.8;

/** How high what fades is: what stands in it is not seen. */
const FADE = 24;

/** Half a pixel is none. */
const SEEN = 2;

/**
 * Scrolls what does not fit, and says that there is more: what is cut off fades, with a button that says how many lines are still
 * below and brings them into sight. While there is something to scroll, the keyboard gets to it too.
 */
export function ScrollArea({ label, children, className }: ScrollAreaProps) {
  const area = useRef<HTMLDivElement>(null);
  const [more, setMore] = useState(NOTHING_MORE);
  useEffect(() => {
    const element = area.current;
    if (!element) return;
    const look = () => setMore((before) => sameOr(before, moreOf(element)));
    const observer = new ResizeObserver(look);
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    // What is written anew within a child may need more room, or less, while the child keeps its size: looked at once it is laid out.
    const changes = new MutationObserver(() => {
      observer.unobserve(element);
      observer.observe(element);
    });
    changes.observe(element, { childList: true, characterData: true, subtree: true });
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      changes.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [children]);
  const focusable = more.scrolls ? { tabIndex: 0, role: 'group', 'aria-label': label } : {};
  return (
    <div className={css.frame}>
      <div ref={area} {...focusable} className={classes(css.area, className)}>
        {children}
      </div>
      {more.below && (
        <More
          way="below"
          lines={more.lines}
          onPress={() => area.current?.scrollBy({ top: area.current.clientHeight * STEP })}
        />
      )}
      {more.aside && (
        <More way="aside" onPress={() => area.current?.scrollBy({ left: area.current.clientWidth * STEP })} />
      )}
    </div>
  );
}

const NOTHING_MORE = { scrolls: false, below: false, aside: false, lines: 0 };

/** What is counted of what is below: the lines of lists and tables. */
const LINES = 'li, tbody tr';

function moreOf(element: HTMLElement): typeof NOTHING_MORE {
  const { scrollHeight, clientHeight, scrollTop, scrollWidth, clientWidth, scrollLeft } = element;
  const below = scrollHeight - clientHeight - scrollTop > SEEN;
  return {
    scrolls: scrollHeight > clientHeight || scrollWidth > clientWidth,
    below,
    lines: below ? linesBelow(element) : 0,
    aside: scrollWidth - clientWidth - scrollLeft > SEEN,
  };
}

/** How many lines are not seen whole. */
function linesBelow(element: HTMLElement): number {
  const end = element.getBoundingClientRect().bottom - FADE;
  return [...element.querySelectorAll(LINES)].filter((line) => line.getBoundingClientRect().bottom > end)
    .length;
}

function sameOr(before: typeof NOTHING_MORE, after: typeof NOTHING_MORE): typeof NOTHING_MORE {
  const isSame =
    before.scrolls === after.scrolls &&
    before.below === after.below &&
    before.aside === after.aside &&
    before.lines === after.lines;
  return isSame ? before : after;
}

/** For those who point: the keyboard scrolls the area itself, and who listens is read all of it. */
function More({ way, lines = 0, onPress }: { way: 'below' | 'aside'; lines?: number; onPress: () => void }) {
  const t = useDesignTexts();
  return (
    <div aria-hidden data-more={way} className={classes(css.more, css[way])}>
      <button type="button" tabIndex={-1} className={css.button} onClick={onPress}>
        {way === 'below' ? (
          <>
            {lines > 0 ? t('linesBelow', { count: lines }) : t('moreBelow')}
            <ChevronDown size={14} />
          </>
        ) : (
          <ChevronRight size={16} />
        )}
      </button>
    </div>
  );
}
