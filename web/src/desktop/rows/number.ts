/** A number of a block: what was pointed at. The same words name it in the answer that has the rows behind it. */
export type NumberOf =
  | { of: 'total' }
  | { of: 'secondary'; key: string }
  | { of: 'trend'; start: string }
  | { of: 'slice'; category: string }
  | { of: 'point'; category: string; start: string }
  | { of: 'cell'; row: string; column: string }
  | { of: 'step'; dealType: string; stage: string }
  | { of: 'loss'; dealType: string; from: string | null; stage: string }
  | { of: 'value'; row: readonly string[]; column: string }
  | { of: 'columnTotal'; column: string };

/** What is opened: the rows behind a number. */
export interface RowsTarget {
  /** The block's key, and what it is called. */
  widget: string;
  title: string;
  number: NumberOf;
  /** Which of the block's numbers; nothing for its total. */
  label?: string | undefined;
}
