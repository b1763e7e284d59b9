/** What the API says is wrong, and where. */
export interface UserError {
  field: readonly string[];
  message: string;
}

export type Path = readonly (string | number)[];

/** The words for a control: all errors at its path or below; undefined where there are none. */
export function errorAt(userErrors: readonly UserError[], path: Path): string | undefined {
  return joined(userErrors.filter(({ field }) => startsWith(field, path)));
}

/** The words for a part that has controls of its own: only what is wrong with itself. */
export function errorOf(userErrors: readonly UserError[], path: Path): string | undefined {
  return joined(userErrors.filter(({ field }) => field.length === path.length && startsWith(field, path)));
}

/** What is told of a request's `definition`, as the same definition is told of by itself. */
export function definitionErrors(userErrors: readonly UserError[]): UserError[] {
  return userErrors
    .filter(({ field }) => field[0] === 'definition')
    .map(({ field, message }) => ({ field: field.slice(1), message }));
}

function joined(userErrors: readonly UserError[]): string | undefined {
  return userErrors.length === 0
    ? undefined
    : [...new Set(userErrors.map(({ message }) => message))].join(' ');
}

function startsWith(field: readonly string[], path: Path): boolean {
  return path.every((step, place) => field[place] === String(step));
}
