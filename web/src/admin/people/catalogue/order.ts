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
