import { useFormat } from '@/format/useFormat';
import { useImportTexts } from './texts';
import type { TaskResult } from './useTask';

type ShownValue = TaskResult['shown'][number]['values'][number];

const WORDS = [
  'call',
  'sms',
  'email',
  'form',
  'incoming',
  'outgoing',
  'admin',
  'manager',
  'user',
  'active',
  'dismissed',
] as const;
const DAY = 'YYYY-MM-DD'.length;

/** Writes a value of a record that would be brought in, as it will be shown later. */
export function useWritten(): (shown: ShownValue) => string {
  const t = useImportTexts();
  const format = useFormat();
  return ({ value, takes, fieldKind }) => {
    if (takes === 'MOMENT' && value.length > DAY) return format.instantWithYear(value);
    if (takes === 'MOMENT' || fieldKind === 'DATE') return format.days(value, value);
    if (takes === 'FLAG' || fieldKind === 'FLAG') return t(value === 'true' ? 'yes' : 'no');
    if (fieldKind === 'NUMBER' || fieldKind === 'PRICE') return format.rate(value as `${number}`);
    const word = takes === 'WORD' ? WORDS.find((each) => each === value) : undefined;
    return word === undefined ? value : t(`word_${word}`);
  };
}
