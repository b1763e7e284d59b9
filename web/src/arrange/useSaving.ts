import { useRef, useState } from 'react';
import type { LayoutOperationInput } from '@/gql/graphql';
import type { Conflict, Save, SaveOutcome } from './editor';

/** How saving stands. */
export type Saving =
  | { kind: 'idle' }
  | { kind: 'saving' }
  | { kind: 'conflict'; conflict: Conflict; isSaving: boolean }
  | { kind: 'refused'; messages: string[] }
  | { kind: 'unreachable' }
  | { kind: 'saved' };

/** Saves, and tells what came of it. The same operations go under the same key: sent twice, they happen once. */
export function useSaving(save: (save: Save) => Promise<SaveOutcome>) {
  const [saving, setSaving] = useState<Saving>({ kind: 'idle' });
  const last = useRef({ what: '', key: '' });

  async function send(baseRevision: number, operations: LayoutOperationInput[]): Promise<void> {
    const what = JSON.stringify([baseRevision, operations]);
    if (last.current.what !== what) last.current = { what, key: newKey() };
    setSaving((before) => (before.kind === 'conflict' ? { ...before, isSaving: true } : { kind: 'saving' }));
    const outcome = await save({ baseRevision, idempotencyKey: last.current.key, operations });
    report(outcome);
  }

  function report(outcome: SaveOutcome): void {
    setSaving(outcome.kind === 'conflict' ? { ...outcome, isSaving: false } : outcome);
  }

  return { saving, send, report, dismiss: () => setSaving({ kind: 'idle' }) };
}

/** `crypto.randomUUID` is not there over plain HTTP. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('-');
}
