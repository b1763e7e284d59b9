import { createContext, useContext } from 'react';
import type { Filter } from '../queryState/filters';
import type { RowsTarget } from './rowsTarget';

interface Opened {
  openRows: (target: RowsTarget) => void;
  openExplanation: (widget: string, title: string) => void;
  /** Shows the card over the whole screen. */
  openFull: (widget: string) => void;
  /** Narrows the desktop to what a number counts. */
  narrow: (filters: readonly Filter[]) => void;
}

/** Provided by pages where the blocks of a desktop stand. Elsewhere cards are only looked at. */
export const OpenContext = createContext<Opened | undefined>(undefined);

interface CardOf {
  key: string;
  title: string;
  /** What it shows, in a sentence. */
  description: string;
  /** Whether numbers are shown instead of what is drawn of them. */
  isTable: boolean;
  /** Shows them. */
  showTable: () => void;
}

/** Provided by each card. */
export const CardContext = createContext<CardOf>({
  key: '',
  title: '',
  description: '',
  isTable: false,
  showTable: () => undefined,
});

export function useCard(): CardOf {
  return useContext(CardContext);
}

export function useOpen(): Opened | undefined {
  return useContext(OpenContext);
}

/** Opens the rows behind a number of this card; nothing, where cards are only looked at. */
export function useOpenRows(): ((path: string, label?: string) => void) | undefined {
  const open = useOpen();
  const { key, title } = useCard();
  return open && ((path, label) => open.openRows({ widget: key, title, path, label }));
}
