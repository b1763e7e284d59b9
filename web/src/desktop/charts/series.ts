import type { Decimal } from '@/format/numbers';
import type { OpenStep } from './shape';

/** A line or stack of a chart over time, as it is drawn. */
export interface DrawnSeries {
  key: string;
  path: string;
  label: string;
  /** The token of its colour. */
  colour: string;
  total: Decimal | null;
  points: readonly OpenStep[];
}
