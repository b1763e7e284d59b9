import type { Decimal } from '@/format/numbers';
import type { Look } from './looks';

/** A part of a whole, as it is drawn. */
export interface Part {
  key: string;
  /** Whose rows open; nothing for what are the others. */
  path: string | undefined;
  label: string;
  look: Look;
  value: Decimal | null;
  share: Decimal | null;
}
