/** What the API says is wrong, and where. */
export interface Mistake {
  field: readonly string[];
  message: string;
}

export type Path = readonly (string | number)[];

/** The words for a control: all mistakes at its path or below; undefined where there are none. */
export function mistakeAt(mistakes: readonly Mistake[], path: Path): string | undefined {
  return joined(mistakes.filter(({ field }) => startsWith(field, path)));
}

/** The words for a part that has controls of its own: only what is wrong with itself. */
export function mistakeOf(mistakes: readonly Mistake[], path: Path): string | undefined {
  return joined(mistakes.filter(({ field }) => field.length === path.length && startsWith(field, path)));
}

/** What is told of a request's `definition`, as the same definition is told of by itself. */
export function withinDefinition(mistakes: readonly Mistake[]): Mistake[] {
  return mistakes
    .filter(({ field }) => field[0] === 'definition')
    .map(({ field, message }) => ({ field: field.slice(1), message }));
}

function joined(mistakes: readonly Mistake[]): string | undefined {
  return mistakes.length === 0 ? undefined : [...new Set(mistakes.map(({ message }) => message))].join(' ');
}

function startsWith(field: readonly string[], path: Path): boolean {
  return path.every((step, place) => field[place] === String(step));
}
