import { useEffect, useRef, type RefObject } from 'react';
import css from './ChartCanvas.module.css';
import { createChart, type Chart, type ChartOption } from './echarts';

interface ChartCanvasProps {
  /** What it shows, read out; the numbers are in the card's table. */
  label: string;
  option: ChartOption;
  /** Called with what was pressed: the index of its series, and of its value. */
  onPress: (series: number, index: number) => void;
}

/** A chart that fills the room it has. */
export function ChartCanvas({ label, option, onPress }: ChartCanvasProps) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<Chart>(null);
  const press = useRef(onPress);
  useEffect(() => {
    press.current = onPress;
  });

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const drawn = createChart(element);
    chart.current = drawn;
    drawn.on('click', ({ seriesIndex, dataIndex }) => press.current(seriesIndex ?? 0, dataIndex));
    // It is told its size once it is observed, too: by then everything has that size.
    const observer = new ResizeObserver(() => {
      const { clientWidth, clientHeight } = element;
      if (clientWidth !== drawn.getWidth() || clientHeight !== drawn.getHeight()) drawn.resize();
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      drawn.dispose();
    };
  }, []);

  useEffect(() => {
    const tooltip = { ...(option.tooltip as object), ...beside(box) };
    chart.current?.setOption({ ...option, tooltip }, { notMerge: true });
  }, [option]);

  return <div ref={box} role="img" aria-label={label} className={css.canvas} />;
}

/** How near what is told stands to what is pointed at, and to the edges of the window. */
const GAP = 12;

interface Sizes {
  contentSize: [number, number];
}

/** What is told of a point stands beside it and whole, also where it is larger than the card. */
function beside(box: RefObject<HTMLDivElement | null>) {
  return {
    appendTo: 'body',
    confine: false,
    position: (
      [x, y]: [number, number],
      _: unknown,
      _told: unknown,
      _rect: unknown,
      { contentSize }: Sizes,
    ) => {
      const { left = 0, top = 0 } = box.current?.getBoundingClientRect() ?? {};
      const [width, height] = contentSize;
      const right = left + x + GAP;
      const fits = right + width + GAP <= document.documentElement.clientWidth;
      return [
        Math.max(fits ? right : left + x - GAP - width, GAP) - left,
        Math.max(Math.min(top + y + GAP, window.innerHeight - height - GAP), GAP) - top,
      ];
    },
  };
}
