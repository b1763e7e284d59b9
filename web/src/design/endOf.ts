/** How many letters of a name's end are kept in sight at the most, */
const LONGEST = 12;
/** and how many must stand before it: shorter names need no end of their own. */
const LEAST_BEFORE = 8;

/**
 * The last words of a name that stay when it is shortened; empty where its last word is too long to. It is cut between words only:
 * to those who listen a cut within one would be a blank.
 */
export function endOf(name: string): string {
  const from = Math.max(name.length - LONGEST, LEAST_BEFORE);
  const blank = name.indexOf(' ', from - 1);
  return blank < 0 ? '' : name.slice(blank + 1);
}
