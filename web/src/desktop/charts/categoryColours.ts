import { assignColours, colourOf, type Assigned, type Named } from './palette';

const STORAGE_KEY = 'category-colours';

/** Kept in this browser, so that a category has its colour in every period, and tomorrow. */
let assigned: Assigned | undefined;

/** Says the colour of each category of a chart: the name of its token. */
export function coloursOf(categories: readonly Named[]): (category: Named) => string {
  assigned ??= read();
  const known = assigned.size;
  const colours = assignColours(categories, assigned);
  assigned = colours;
  if (colours.size > known) localStorage.setItem(STORAGE_KEY, JSON.stringify([...colours]));
  return (category) => colourOf(category, colours);
}

function read(): Assigned {
  try {
    return new Map(JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '[]') as [string, number][]);
  } catch {
    return new Map();
  }
}
