import type { LayoutOperationInput } from '@/gql/graphql';
import { awaitsDefault, type Draft } from './draft';
import type { ArrangeBlock, Edit } from './editor';
import { BREAKPOINTS, type Breakpoint, type Place } from './grid';
import { replay, sameArrangement } from './replay';

/** What to send for a draft to be saved: what was done, in order; nothing if nothing is changed by it. */
export function operationsOf(blocks: readonly ArrangeBlock[], { edits }: Draft): LayoutOperationInput[] {
  const isReset = edits.some((edit) => edit.do === 'reset' || edit.do === 'resetAll');
  const isAsBefore = BREAKPOINTS.every((breakpoint) =>
    sameArrangement(replay(blocks, { edits: [] }, breakpoint), replay(blocks, { edits }, breakpoint)),
  );
  if (!isReset && isAsBefore) return [];
  return edits.flatMap((edit, number) => operationsFor(blocks, edits.slice(0, number), edit));
}

/** Those that have nothing to do with these blocks; none if everything is in dispute. */
export function operationsBeside(
  operations: readonly LayoutOperationInput[],
  blocks: readonly string[],
): LayoutOperationInput[] {
  if (blocks.length === 0) return [];
  return operations.filter(({ move, resize, hide, show, reset }) => {
    const widget = (move ?? resize ?? hide ?? show ?? reset).widget;
    return typeof widget === 'string' && !blocks.includes(widget);
  });
}

function operationsFor(
  blocks: readonly ArrangeBlock[],
  before: readonly Edit[],
  edit: Edit,
): LayoutOperationInput[] {
  switch (edit.do) {
    case 'resetAll':
      return [{ reset: { all: true } }];
    case 'reset':
      return [{ reset: { widget: edit.block } }];
    case 'hide':
      return [{ hide: { widget: edit.block } }];
    case 'show':
      return [{ show: { widget: edit.block } }];
    case 'put': {
      const { block, breakpoint, place } = edit;
      // Where it is reset to is not known here.
      const isFresh = awaitsDefault({ edits: before }, block, breakpoint);
      const from = isFresh ? undefined : replay(blocks, { edits: before }, breakpoint).get(block);
      return placing(block, breakpoint, from, place);
    }
  }
}

/** A move and a resize that follow each other are one to the server: what is in between need not fit. */
function placing(
  widget: string,
  breakpoint: Breakpoint,
  from: Place | undefined,
  { column, row, width, height }: Place,
): LayoutOperationInput[] {
  const isMoved = from?.column !== column || from.row !== row;
  const isResized = from?.width !== width || from.height !== height;
  return [
    ...(isMoved ? [{ move: { widget, breakpoint, column, row } }] : []),
    ...(isResized ? [{ resize: { widget, breakpoint, width, height } }] : []),
  ];
}
