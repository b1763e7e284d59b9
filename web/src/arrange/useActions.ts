import { useEffect, useMemo, useRef } from 'react';
import { applyEdit } from './draft';
import type { ArrangeBlock, Edit, Preview } from './editor';
import { samePlace, type Breakpoint, type Place } from './grid';
import type { Places } from './makingWay';
import { operationsOf } from './operations';
import { replay, sameArrangement } from './replay';
import { moved, resized, roomOf, type Direction } from './stepping';
import { useArrangeTexts, type SayArrange } from './texts';
import type { Drafting } from './useDraft';

export interface Actions {
  move: (block: ArrangeBlock, direction: Direction) => void;
  resize: (block: ArrangeBlock, direction: Direction) => void;
  put: (block: ArrangeBlock, place: Place) => void;
  hide: (block: ArrangeBlock) => void;
  show: (block: ArrangeBlock) => void;
  reset: (block: ArrangeBlock) => void;
  resetAll: () => void;
  undo: () => void;
  redo: () => void;
}

/** What can be done, each told in words. What may not be done is told, and not done. */
export function useActions(
  blocks: readonly ArrangeBlock[],
  drafting: Drafting,
  breakpoint: Breakpoint,
  announce: (text: string) => void,
  preview: Preview,
): Actions {
  const t = useArrangeTexts();
  const latest = useRef(drafting.draft);
  useEffect(() => {
    latest.current = drafting.draft;
  }, [drafting]);
  return useMemo(() => {
    const { draft, edit } = drafting;
    const before = replay(blocks, draft, breakpoint);
    const placesAfter = (what: Edit) => replay(blocks, applyEdit(blocks, draft, what), breakpoint);

    const putting = (block: ArrangeBlock, place: Place): Edit => ({
      do: 'put',
      block: block.id,
      breakpoint,
      place,
    });

    function put(block: ArrangeBlock, place: Place) {
      const from = before.get(block.id);
      if (!from || samePlace(from, place)) return;
      const what = putting(block, place);
      const after = placesAfter(what);
      edit(what);
      announce(told(t, block, from, after.get(block.id) ?? place, othersMoved(block, before, after)));
    }

    function step(
      block: ArrangeBlock,
      isAllowed: boolean,
      next: (place: Place) => Place | null,
      end: string,
    ): void {
      const place = before.get(block.id);
      if (!place) return;
      if (!isAllowed) {
        announce(t('saidForbidden'));
        return;
      }
      // In a column a step goes as far as something changes by it.
      let target = next(place);
      while (target && sameArrangement(before, placesAfter(putting(block, target)))) target = next(target);
      if (target) put(block, target);
      else announce(end);
    }

    /** Where the default has what goes back to it, only the server knows: it is shown as soon as that is told. */
    async function goBack(what: Edit & { do: 'reset' | 'resetAll' }, said: string) {
      for (;;) {
        const asked = latest.current;
        const after = await preview(operationsOf(blocks, applyEdit(blocks, asked, what)));
        // What was done meanwhile is part of it.
        if (asked !== latest.current) continue;
        edit(after ? { ...what, after } : what);
        announce(said);
        return;
      }
    }

    return {
      put,
      move: (block, direction) =>
        step(
          block,
          block.can.move,
          (place) => moved(place, direction, roomOf(block, blocks, before, breakpoint)),
          t('saidNoFurther', { title: block.title }),
        ),
      resize: (block, direction) =>
        step(
          block,
          block.can.resize,
          (place) => resized(place, direction, roomOf(block, blocks, before, breakpoint)),
          t('saidNoSize', { title: block.title }),
        ),
      hide: (block) => {
        if (!block.can.hide) {
          announce(t('saidForbidden'));
          return;
        }
        edit({ do: 'hide', block: block.id });
        announce(t('saidRemoved', { title: block.title }));
      },
      show: (block) => {
        const what: Edit = { do: 'show', block: block.id };
        const place = placesAfter(what).get(block.id);
        edit(what);
        if (place)
          announce(t('saidShown', { title: block.title, column: place.column + 1, row: place.row + 1 }));
      },
      reset: (block) => void goBack({ do: 'reset', block: block.id }, t('saidReset', { title: block.title })),
      resetAll: () => void goBack({ do: 'resetAll' }, t('saidResetAll')),
      undo: () => {
        drafting.undo?.();
        if (drafting.undo) announce(t('saidUndone'));
      },
      redo: () => {
        drafting.redo?.();
        if (drafting.redo) announce(t('saidRedone'));
      },
    };
  }, [blocks, drafting, breakpoint, announce, preview, t]);
}

function told(t: SayArrange, block: ArrangeBlock, from: Place, to: Place, others: number): string {
  const { title } = block;
  const isMoved = from.column !== to.column || from.row !== to.row;
  const what = isMoved
    ? t('saidMoved', { title, column: to.column + 1, row: to.row + 1 })
    : t('saidResized', { title, width: to.width, height: to.height });
  return others === 0 ? what : `${what}. ${t('saidMadeWay', { count: others })}`;
}

function othersMoved(block: ArrangeBlock, before: Places, after: Places): number {
  return [...after].filter(([id, place]) => {
    const from = before.get(id);
    return id !== block.id && from !== undefined && !samePlace(from, place);
  }).length;
}
