import type { Decimal } from '@/format/numbers';
import type { Look } from './looks';
import type { DrawnStep } from './shape';

/** A line or stack of a chart over time, as it is drawn. */
export interface DrawnSeries {
  key: string;
  /** Whose rows open; nothing for what are the others. */
  path: string | undefined;
  label: string;
  look: Look;
  total: Decimal | null;
  points: readonly DrawnStep[];
}
