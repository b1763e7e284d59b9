/** How many colours categories have of their own; the last of tokens.css is for what is no category: "not given", "others". */
export const OWN_COLOURS = 7;
export const NO_CATEGORY = 8;

const NO_CATEGORIES = new Set(['not_given', 'other', 'others', 'none', '']);

export interface Named {
  key: string;
  label: string;
}

/** The colours that labels have got so far, by their number in tokens.css. */
export type Assigned = ReadonlyMap<string, number>;

/**
 * Gives the categories of one chart their colours: those they have on other charts already, and to new ones the first that nobody
 * on this chart has. The same label is the same colour everywhere.
 */
export function assignColours(categories: readonly Named[], assigned: Assigned): Map<string, number> {
  const result = new Map(assigned);
  const real = categories.filter(({ key }) => !NO_CATEGORIES.has(key));
  const taken = new Set(real.map(({ label }) => assigned.get(label)));
  let next = 0;
  // By key, not by size: the order of sizes is another in every period.
  for (const { label } of real.toSorted(byKey)) {
    if (result.has(label)) continue;
    let colour = firstFree(taken);
    if (colour === undefined) {
      colour = (next % OWN_COLOURS) + 1;
      next += 1;
    }
    taken.add(colour);
    result.set(label, colour);
  }
  return result;
}

/** The token of a category's colour. */
export function colourOf({ key, label }: Named, assigned: Assigned): string {
  return `--category-${NO_CATEGORIES.has(key) ? NO_CATEGORY : (assigned.get(label) ?? NO_CATEGORY)}`;
}

function firstFree(taken: ReadonlySet<number | undefined>): number | undefined {
  for (let colour = 1; colour <= OWN_COLOURS; colour += 1) if (!taken.has(colour)) return colour;
  return undefined;
}

function byKey(one: Named, other: Named): number {
  return one.key.localeCompare(other.key, 'en', { numeric: true });
}
