import { Radio, RadioGroup } from '@/design/RadioGroup';
import { TextField } from '@/design/TextField';
import { useFormat } from '@/format/useFormat';
import { holdsDates, holdsNumbers, type Column, type FoundColumn, type Target } from './draft';
import { useImportTexts } from './texts';

const EXAMPLES = 2;

interface ReadingsProps {
  column: Column;
  found: FoundColumn;
  target: Target | undefined;
  isWorkbook: boolean;
  isChecked: boolean;
  onChange: (column: Column) => void;
}

/** The ways in which a column can be read, with examples of each from the file; nothing where there is one. */
export function Readings({ column, found, target, isWorkbook, isChecked, onChange }: ReadingsProps) {
  const t = useImportTexts();
  const { days } = useFormat();
  if (holdsDates(column, target)) {
    if (found.dates.length > 1) {
      return (
        <RadioGroup
          label={t('howDates')}
          error={isChecked && column.pattern === null ? t('undecided') : undefined}
          value={column.pattern}
          onChange={(pattern) => onChange({ ...column, pattern })}
        >
          {found.dates.map(({ pattern, examples }) => (
            <Radio key={pattern} value={pattern}>
              {pattern}
              {' — '}
              {examples
                .slice(0, EXAMPLES)
                .map(({ cell, value }) =>
                  t('reading', { cell, value: days(value.slice(0, 10), value.slice(0, 10)) }),
                )
                .join('; ')}
            </Radio>
          ))}
        </RadioGroup>
      );
    }
    // Text that none of the usual patterns fits.
    if (found.dates.length === 0 && found.filled > 0 && !isWorkbook) {
      return (
        <TextField
          label={t('pattern')}
          description={t('patternText')}
          value={column.pattern ?? ''}
          onChange={(pattern) => onChange({ ...column, pattern: pattern === '' ? null : pattern })}
        />
      );
    }
  }
  if (holdsNumbers(column, target) && found.numbers.length > 1) {
    const key = (decimal: string | null, grouping: string | null) => `${decimal ?? ''} ${grouping ?? ''}`;
    return (
      <RadioGroup
        label={t('howNumbers')}
        error={isChecked && column.decimal === null ? t('undecided') : undefined}
        value={column.decimal === null ? null : key(column.decimal, column.grouping)}
        onChange={(chosen) => {
          const reading = found.numbers.find(({ decimal, grouping }) => key(decimal, grouping) === chosen);
          if (reading) {
            const { decimal, grouping, signs } = reading;
            onChange({ ...column, decimal, grouping, signs });
          }
        }}
      >
        {found.numbers.map(({ decimal, grouping, examples }) => (
          <Radio key={key(decimal, grouping)} value={key(decimal, grouping)}>
            {examples
              .slice(0, EXAMPLES)
              .map(({ cell, value }) => t('reading', { cell, value }))
              .join('; ')}
          </Radio>
        ))}
      </RadioGroup>
    );
  }
  return null;
}
