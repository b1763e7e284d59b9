import { useEffect, useRef } from 'react';
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
    const observer = new ResizeObserver(() => drawn.resize());
    observer.observe(element);
    return () => {
      observer.disconnect();
      drawn.dispose();
    };
  }, []);

  useEffect(() => chart.current?.setOption(option, { notMerge: true }), [option]);

  return <div ref={box} role="img" aria-label={label} className={css.canvas} />;
}
