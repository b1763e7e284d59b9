/**
 * The thing that the address names; the first, where it names none, or one that is there no more. One that was just made is waited
 * for while the list comes anew: what is done next must not be done to another one.
 */
export function chosenOf<T extends { id: string }>(
  things: readonly T[] | undefined,
  id: string | null,
  isComing: boolean,
): T | undefined {
  const named = things?.find((one) => one.id === id);
  if (named || (id !== null && isComing)) return named;
  return things?.[0];
}
