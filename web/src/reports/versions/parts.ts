const PARTS = [
  'name',
  'description',
  'dataset',
  'visualisation',
  'measures',
  'time',
  'dimensions',
  'filter',
  'sort',
  'limit',
  'target',
  'period',
  'risesWell',
] as const;

/** Which part of a report a change is about, and which of several, counted from 1. */
export function partOf(path: readonly string[]): {
  part: (typeof PARTS)[number] | 'rest';
  position: number | null;
} {
  const within = path[0] === 'definition' ? path.slice(1) : path;
  const [name, index] = within;
  const part = PARTS.find((one) => one === name) ?? 'rest';
  return { part, position: index !== undefined && /^\d+$/.test(index) ? Number(index) + 1 : null };
}
