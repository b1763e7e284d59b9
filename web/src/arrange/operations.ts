import type { LayoutOperationInput } from '@/gql/graphql';
import type { Draft, Put } from './draft';
import type { ArrangeBlock } from './editor';
import { BREAKPOINTS, samePlace, type Size } from './grid';
import { arranged, putOn } from './packing';

/** What to send for a draft to be saved; nothing if nothing was changed. */
export function operationsOf(blocks: readonly ArrangeBlock[], draft: Draft): LayoutOperationInput[] {
  const isFresh = (id: string) => draft.isAllReset || draft.reset.has(id);
  const resets = [...draft.reset].map((widget) => ({ reset: { widget } }));
  const visibility = blocks.flatMap(({ id, isHidden }): LayoutOperationInput[] => {
    const was = isHidden && !isFresh(id);
    const is = draft.hidden.has(id);
    if (was === is) return [];
    return [is ? { hide: { widget: id } } : { show: { widget: id } }];
  });
  return [
    ...(draft.isAllReset ? [{ reset: { all: true } }] : []),
    ...resets,
    ...visibility,
    ...BREAKPOINTS.flatMap((breakpoint) => {
      const places = arranged(blocks, draft, breakpoint);
      return putOn(draft, breakpoint)
        .filter(({ block, place }) => {
          // Who was pushed away again is where the server will have them without a word.
          const stands = places.get(block);
          return stands !== undefined && samePlace(stands, place);
        })
        .flatMap((put) => placing(blocks, put, isFresh(put.block)));
    }),
  ];
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

/**
 * Operations that put a block where it is to be. Where it changes both its place and its size, it moves while it is small: neither the edge of
 * the grid nor a pinned block is in its way then. From an unknown place (it is reset first) it goes by its smallest size.
 */
function placing(blocks: readonly ArrangeBlock[], put: Put, isFresh: boolean): LayoutOperationInput[] {
  const block = blocks.find(({ id }) => id === put.block);
  if (!block) return [];
  const { breakpoint, place } = put;
  const from = block.places[breakpoint];
  const at = { widget: put.block, breakpoint };
  const move = { move: { ...at, column: place.column, row: place.row } };
  const resize = ({ width, height }: Size) => ({ resize: { ...at, width, height } });
  if (isFresh) return [resize(block.smallest[breakpoint]), move, resize(place)];
  if (sameSize(from, place)) return [move];
  if (from.column === place.column && from.row === place.row) return [resize(place)];
  const small = { width: Math.min(from.width, place.width), height: Math.min(from.height, place.height) };
  return [
    ...(sameSize(small, from) ? [] : [resize(small)]),
    move,
    ...(sameSize(small, place) ? [] : [resize(place)]),
  ];
}

function sameSize(a: Size, b: Size): boolean {
  return a.width === b.width && a.height === b.height;
}
