import { createContext, useContext } from 'react';
import type { Granularity } from '@/gql/graphql';
import type { Filter } from '../queryState/filters';
import type { PeriodChoice } from '../queryState/queryState';

interface Opened {
  /** The rows behind a number, by its path within its block; called so, unless it is the block's total. */
  openRows: (widget: string, path: string, label?: string) => void;
  openExplanation: (widget: string) => void;
  /** Shows the card over the whole screen. */
  openFull: (widget: string) => void;
  /** Narrows the desktop to what a number counts; without a period it stays what it is. */
  narrow: (to: { filters: readonly Filter[]; period: PeriodChoice | null }) => void;
  /** Cuts a block's period into such steps; without one, into those that the API takes by itself. */
  chooseStep: (widget: string, step: Granularity | undefined) => void;
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
  /** Into which steps it is to be cut, of what the reader has chosen; nothing where there is nothing to choose. */
  choice: StepChoice | undefined;
}

export interface StepChoice {
  /** The steps that it is cut into. */
  shown: Granularity;
  /** Whether somebody chose them; else it is the API that did. */
  isChosen: boolean;
  isWaiting: boolean;
  /** Why what was chosen is not shown. */
  refusal: string | undefined;
  choose: (step: Granularity | undefined) => void;
}

/** Provided by each card. */
export const CardContext = createContext<CardOf>({
  key: '',
  title: '',
  description: '',
  isTable: false,
  showTable: () => undefined,
  choice: undefined,
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
  const { key } = useCard();
  return open && ((path, label) => open.openRows(key, path, label));
}
