import { useMemo } from 'react';
import type { Unit } from '@/gql/graphql';
import { useViewer } from '@/session/viewer';
import {
  formatAgo,
  formatDay,
  formatDateRange,
  formatInstant,
  formatInstantWithYear,
  formatPeriod,
  formatStep,
  formatTime,
  type Days,
} from './dates';
import { axisWriter } from './axis';
import { countsTogether, daysTogether, moneyTogether, sharesTogether, type Together } from './together';
import {
  formatChange,
  formatCount,
  formatDays,
  formatMoney,
  formatRate,
  formatShare,
  formatWholeShare,
  type Decimal,
} from './numbers';

interface Figure {
  /** Null where there is nothing to compute it from: an average of nothing. */
  value: Decimal | null;
  unit: Unit;
}

/** Stands for a figure that does not exist, which is something else than 0. */
export const NO_FIGURE = '—';

/** All ways to write numbers, money and time, in the viewer's language, by the company's clock and currency. */
export function useFormat() {
  const { language, company } = useViewer();
  const { currency, weekStart } = company;
  return useMemo(
    () => ({
      count: (value: Decimal | number) => formatCount(value, language),
      money: (value: Decimal) => formatMoney(value, currency, language),
      /** In another currency than the company's: by its code, as several share a symbol. */
      moneyIn: (other: string, value: Decimal) => formatMoney(value, other, language, 'code'),
      rate: (value: Decimal) => formatRate(value, language),
      figure: ({ value, unit }: Figure) => {
        if (value === null) return NO_FIGURE;
        if (unit === 'MONEY') return formatMoney(value, currency, language);
        if (unit === 'RATIO') return formatShare(value, language);
        return unit === 'DAYS' ? formatDays(value, language) : formatCount(value, language);
      },
      /** How numbers of one chart are written, so that all have one precision. */
      together: (values: readonly (Decimal | null)[], unit: Unit): Together => {
        const given = values.filter((value) => value !== null);
        if (unit === 'MONEY') return moneyTogether(given, currency, language);
        if (unit === 'RATIO') return sharesTogether(given, language);
        return unit === 'DAYS' ? daysTogether(given, language) : countsTogether(given, language);
      },
      /** How the lines of a chart's axis are written. */
      axis: (lines: Parameters<typeof axisWriter>[0], unit: Unit) =>
        axisWriter(lines, unit, currency, language),
      share: (ratio: Decimal | number) => formatShare(ratio, language),
      wholeShare: (ratio: Decimal | number) => formatWholeShare(ratio, language),
      change: (percent: Decimal | number) => formatChange(percent, language),
      day: (instant: string) => formatDay(instant, language),
      instant: (instant: string) => formatInstant(instant, language),
      instantWithYear: (instant: string) => formatInstantWithYear(instant, language),
      time: (instant: string) => formatTime(instant, language),
      period: (days: Days) => formatPeriod(days, language),
      days: (from: string, to: string) => formatDateRange(from, to, language),
      step: (days: Days) => formatStep(days, language),
      ago: (instant: string, now: Date) => formatAgo(instant, now, language),
      /** For calendars of the component library. */
      firstDayOfWeek: WEEK_STARTS[weekStart],
    }),
    [language, currency, weekStart],
  );
}

/** Days of the week as calendars of the component library call them. */
export const WEEK_STARTS = {
  MONDAY: 'mon',
  TUESDAY: 'tue',
  WEDNESDAY: 'wed',
  THURSDAY: 'thu',
  FRIDAY: 'fri',
  SATURDAY: 'sat',
  SUNDAY: 'sun',
} as const;
