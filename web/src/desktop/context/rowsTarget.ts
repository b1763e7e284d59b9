/** What is opened: the rows behind a number. */
export interface RowsTarget {
  /** The block's key, and what it is called. */
  widget: string;
  title: string;
  /** The number's path within it, as the number told it. */
  path: string;
  /** Which of the block's numbers; nothing for its total. */
  label?: string | undefined;
}
