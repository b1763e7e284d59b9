import { useMemo } from 'react';
import { NAMES, VALUES } from './names';
import { useAuditTexts } from './texts';

/** Says values of the log in words. What there are no words for is said by its name in the API. */
export function useReadable() {
  const t = useAuditTexts();
  return useMemo(() => {
    const nameOf = (name: string): string => {
      const known = NAMES.find((one) => one === name);
      return known ? t(`name_${known}`) : name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
    };

    const wordOf = (value: unknown): string => {
      if (value === null || value === undefined || value === '') return '—';
      if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
      if (typeof value === 'string') {
        const known = VALUES.find((one) => one === value);
        return known ? t(`value_${known}`) : value;
      }
      return JSON.stringify(value);
    };

    const linesOf = (value: unknown): string[] => {
      if (Array.isArray(value)) {
        // Places of blocks, [column, row, …], are told in one line.
        if (value.every((one) => typeof one === 'number')) return [value.join(', ') || '—'];
        return value.length === 0 ? ['—'] : value.flatMap(linesOf);
      }
      if (value === null || typeof value !== 'object') return [wordOf(value)];
      // Another object: it is called so.
      if ('name' in value && typeof value.name === 'string') {
        const more = Object.entries(value).filter(([key]) => key !== 'id' && key !== 'name');
        const words = linesOf(Object.fromEntries(more)).join('; ');
        return [words === '' ? value.name : `${value.name} (${words})`];
      }
      return Object.entries(value)
        .filter(([, one]) => one !== null && !(Array.isArray(one) && one.length === 0))
        .map(([name, one]) => `${nameOf(name)}: ${linesOf(one).join(', ')}`);
    };

    return { nameOf, linesOf };
  }, [t]);
}
