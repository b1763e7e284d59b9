import { CalendarDate, parseDate } from '@internationalized/date';
import type { AuditLogFilter } from '@/gql/graphql';

/** What is looked for, as the address has it: ids, an action's name, days. */
export interface AuditQuery {
  actor: string | null;
  action: string | null;
  subject: string | null;
  from: string | null;
  to: string | null;
}

export function readAuditQuery(parameters: URLSearchParams): AuditQuery {
  return {
    actor: parameters.get('actor'),
    action: parameters.get('action'),
    subject: parameters.get('subject'),
    from: dayOf(parameters.get('from'))?.toString() ?? null,
    to: dayOf(parameters.get('to'))?.toString() ?? null,
  };
}

/** The same for the API: days are the company's, and the last one is looked through to its end. */
export function filterOf(query: AuditQuery, timezone: string): AuditLogFilter {
  const from = dayOf(query.from);
  const to = dayOf(query.to)?.add({ days: 1 });
  return {
    actor: query.actor,
    action: query.action,
    subject: query.subject,
    from: from?.toDate(timezone).toISOString() ?? null,
    to: to?.toDate(timezone).toISOString() ?? null,
  };
}

/** The day that is written; null for none, and for what is no day: anything can stand in an address. */
export function dayOf(text: string | null): CalendarDate | null {
  if (text === null) return null;
  try {
    return parseDate(text);
  } catch {
    return null;
  }
}
