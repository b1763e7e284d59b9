import { useFormat } from '@/format/useFormat';
import { usePeriodTexts } from '@/period/texts';
import type { QueryState } from '../queryState/queryState';

/** What the chosen period is called: as its preset, or by its days. */
export function usePeriodName({ period }: QueryState): string {
  const periods = usePeriodTexts();
  const format = useFormat();
  return 'preset' in period ? periods(period.preset) : format.days(period.from, period.to);
}
