import type { Decimal } from '@/format/numbers';

/** A part of a whole, as it is drawn. */
export interface Part {
  key: string;
  path: string;
  label: string;
  /** The token of its colour. */
  colour: string;
  value: Decimal | null;
  share: Decimal | null;
}
