import type { LayoutOperationInput } from '@/gql/graphql';
import type { Breakpoint, Place, Size } from './grid';

/** A block to arrange. */
export interface ArrangeBlock {
  id: string;
  title: string;
  /** Where it stands, or, for one that was taken off, where it could. */
  places: Record<Breakpoint, Place>;
  /** The smallest size in which it can be read. */
  smallest: Record<Breakpoint, Size>;
  can: { hide: boolean; move: boolean; resize: boolean };
  /** Taken off the desktop. */
  isHidden: boolean;
  /** Added since the desktop was last arranged. */
  isNew: boolean;
}

/** One thing done to a block, or to all. */
export type Edit =
  /** A block put somewhere, or made larger or smaller where it stands. */
  | { do: 'put'; block: string; breakpoint: Breakpoint; place: Place }
  | { do: 'hide'; block: string }
  | { do: 'show'; block: string }
  | { do: 'reset'; block: string; after?: After }
  | { do: 'resetAll'; after?: After };

/** Where blocks stand after something that only the server knows; those that are off, where they could. Left out where it was not reached. */
export type After = Record<Breakpoint, ReadonlyMap<string, Place>>;

/** Says where blocks would stand after these operations; `null` if the server cannot say. */
export type Preview = (operations: LayoutOperationInput[]) => Promise<After | null>;

/** What is sent on Done. */
export interface Save {
  baseRevision: number;
  idempotencyKey: string;
  operations: LayoutOperationInput[];
}

/** A save of an arrangement, to show. */
export interface SavedRevision {
  revision: number;
  savedAt: string;
  savedBy: string | null;
  /** What was done, in words. */
  texts: string[];
}

/** Both sides of a save that met another one. */
export interface Conflict {
  /** The present revision: to insist is to save upon it. */
  revision: number;
  /** The blocks both have changed; empty if one of them changed everything. */
  blocks: string[];
  theirs: SavedRevision[];
  /** What was not saved, in words. */
  yours: string[];
}

/** What came of a save. */
export type SaveOutcome =
  | { kind: 'saved' }
  | { kind: 'conflict'; conflict: Conflict }
  | { kind: 'refused'; messages: string[] }
  | { kind: 'unreachable' };

export interface EditorHistory {
  /** The revisions, the latest first; those after the cursor. `null` if the server cannot be reached. */
  load: (after: string | null) => Promise<{ revisions: SavedRevision[]; next: string | null } | null>;
  /** Makes an earlier revision the present one; 0 is the default. */
  restore: (revision: number) => Promise<SaveOutcome>;
}
