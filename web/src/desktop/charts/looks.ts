/** Of how many colours the palette of tokens.css is. */
export const COLOURS = 8;
/** None; stripes, dots, and stripes across, for those that have one colour on one chart. */
export const PATTERNS = 4;

/** What the API says of a category's colour. */
export interface Coloured {
  key: string;
  /** Its own, which somebody has given it. */
  color: string | null;
  /** The place of its colour in the company's palette; nothing for what is no category: "not given", "other". */
  palettePlace: number | null;
}

/** How a category is drawn. */
export interface Look {
  /** The token of its colour, or the colour itself. */
  colour: string;
  /** 0 to `PATTERNS` - 1; 0 is plain. */
  pattern: number;
}

export const NO_CATEGORY: Look = { colour: '--category-none', pattern: 0 };
/** All that are too many to be told apart. */
export const OTHERS: Look = { colour: '--category-none', pattern: 1 };

/**
 * The looks of what stands on one chart. A category has its colour on every chart. Where several have the same one, those that came
 * to the company later are patterned; only where even patterns run out does one take another colour.
 */
export function looksOf(categories: readonly Coloured[]): ReadonlyMap<string, Look> {
  const looks = new Map<string, Look>();
  const taken = new Set<string>();
  // Steps of time are one sequence, not so many kinds.
  const places = new Set(categories.map(({ palettePlace }) => palettePlace));
  const isSequence = places.size === 1;
  for (const category of categories.toSorted(byPlace)) {
    const { key } = category;
    const own = coloursFor(category);
    const look =
      own.length === 0
        ? key === 'other'
          ? OTHERS
          : NO_CATEGORY
        : (own.find((one) => isSequence || !taken.has(nameOf(one))) ?? own[0] ?? NO_CATEGORY);
    taken.add(nameOf(look));
    looks.set(key, look);
  }
  return looks;
}

/** The looks that a category can have, the best first. */
function coloursFor({ color, palettePlace }: Coloured): Look[] {
  const tokens = Array.from(
    { length: palettePlace === null ? 0 : COLOURS },
    (_, next) => `--category-${(((palettePlace ?? 0) + next) % COLOURS) + 1}`,
  );
  const colours = color === null ? tokens : [color, ...tokens];
  return colours.flatMap((colour) => Array.from({ length: PATTERNS }, (_, pattern) => ({ colour, pattern })));
}

function byPlace(one: Coloured, other: Coloured): number {
  return (one.palettePlace ?? Infinity) - (other.palettePlace ?? Infinity) || 0;
}

function nameOf({ colour, pattern }: Look): string {
  return `${colour.toLowerCase()} ${pattern}`;
}

/** A colour of a look in a stylesheet. */
export function colourOf({ colour }: Look): string {
  return colour.startsWith('--') ? `var(${colour})` : colour;
}
