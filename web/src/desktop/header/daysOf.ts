/** The first and the last day of a period, on the company's clock. */
export function daysOf({ start, end, timezone }: { start: string; end: string; timezone: string }) {
  return { from: dayOf(Date.parse(start), timezone), to: dayOf(Date.parse(end) - 1, timezone) };
}

function dayOf(instant: number, timezone: string): string {
  // Sweden writes dates as the API does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone: timezone }).format(instant);
}
