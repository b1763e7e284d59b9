import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Variables = Record<string, unknown>;
export type Data = Record<string, unknown>;

/** A client that keeps answers: it asks for what it has not kept; or tells only what it has. */
export interface Client {
  fetch: (variables: Variables) => Promise<Data>;
  read: (variables: Variables) => Promise<Data> | Data;
}

/** Opens a client over a document, whose requests are sent by this. */
export type Open = (text: string, fetch: typeof globalThis.fetch) => Promise<Client> | Client;

/** The query of the README that fetches a whole desktop. */
export const WHOLE_DESKTOP = readFileSync(
  join(import.meta.dirname, '../../../docs/whole-desktop.graphql'),
  'utf8',
);

/** The same of two periods at once. */
export const TWO_PERIODS = WHOLE_DESKTOP.replace(/query WholeDesktop[^]*?\n}\n/, (query) => {
  const selected = query.slice(query.indexOf(') {\n    id') + 2, query.lastIndexOf('}'));
  return `query WholeDesktop {
    before: dashboard(period: { preset: LAST_YEAR }) ${selected}
    now: dashboard(period: { preset: THIS_MONTH }) ${selected}
  }\n`;
});

/** A table, of which the default desktop has none, tried out over a period. */
export const TABLE = WHOLE_DESKTOP.replace(
  /query WholeDesktop[^]*?\n}\n/,
  `query WholeDesktop($definition: ReportDefinitionInput!, $period: PeriodInput) {
    previewReport(definition: $definition, period: $period) { widget { ...Block } userErrors { message } }
  }\n`,
);

/** What was answered, without what clients ask for besides. */
export function payloadOnly(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(payloadOnly);
  if (value === null || typeof value !== 'object') return value;
  const fields = Object.entries(value).filter(([name]) => !name.startsWith('__'));
  return Object.fromEntries(fields.map(([name, one]) => [name, payloadOnly(one)]));
}
