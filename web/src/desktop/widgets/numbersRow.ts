import type { ReactNode } from 'react';
import type { Decimal } from '@/format/numbers';
import type { Unit } from '@/gql/graphql';

export interface NumberInTable {
  value: Decimal | null;
  unit: Unit;
  /** Whose rows open when it is pressed; nothing opens, if left out. */
  path?: string | undefined;
}

export interface NumbersRow {
  key: string;
  /** What the row is of: a cell for each of the first columns. */
  heads: readonly ReactNode[];
  /** The same in words. */
  label: string;
  numbers: readonly (NumberInTable | undefined)[];
}
