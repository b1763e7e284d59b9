/** The order after one was put before or after another. */
export function moveBeside(
  ids: readonly string[],
  moved: string,
  target: string,
  side: 'before' | 'after',
): string[] {
  if (moved === target) return [...ids];
  return ids
    .filter((id) => id !== moved)
    .flatMap((id) => (id !== target ? [id] : side === 'before' ? [moved, id] : [id, moved]));
}

/** The order after one went a step up (-1) or down (1). */
export function moveByStep(ids: readonly string[], moved: string, step: -1 | 1): string[] {
  const neighbour = ids[ids.indexOf(moved) + step];
  if (neighbour === undefined) return [...ids];
  return moveBeside(ids, moved, neighbour, step === -1 ? 'before' : 'after');
}
