import { useCallback, useReducer } from 'react';
import { applyEdit, initialDraft, type Draft } from './draft';
import type { ArrangeBlock, Edit } from './editor';
import { advance, begin, redo, undo, type History } from './history';

export interface Drafting {
  draft: Draft;
  edit: (edit: Edit) => void;
  /** `null` while there is nothing to undo. */
  undo: (() => void) | null;
  redo: (() => void) | null;
}

/** A draft with its history. */
export function useDraft(blocks: readonly ArrangeBlock[]): Drafting {
  const [history, change] = useReducer(
    (before: History<Draft>, step: Edit | 'undo' | 'redo') => {
      if (step === 'undo') return undo(before);
      if (step === 'redo') return redo(before);
      return advance(before, applyEdit(blocks, before.present, step));
    },
    blocks,
    (all) => begin(initialDraft(all)),
  );
  const goBack = useCallback(() => change('undo'), []);
  const goForth = useCallback(() => change('redo'), []);
  return {
    draft: history.present,
    edit: change,
    undo: history.past.length > 0 ? goBack : null,
    redo: history.future.length > 0 ? goForth : null,
  };
}
