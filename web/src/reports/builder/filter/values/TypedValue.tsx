import { parseDate, today, getLocalTimeZone } from '@internationalized/date';
import type { Granularity } from '@/gql/graphql';
import { DatePicker } from '@/design/DatePicker';
import { classes } from '@/design/classes';
import { NumberField } from '@/design/NumberField';
import { TextField } from '@/design/TextField';
import type { DraftValue } from '../../../definition/draft';
import { Choice } from '../../form/Choice';
import { useBuilderTexts } from '../../texts';
import css from './condition.module.css';

interface TypedValueProps {
  value: DraftValue;
  label: string;
  error: string | undefined;
  onChange: (value: DraftValue) => void;
}

/** A number, a text, or a day. */
export function TypedValue({ value, label, error, onChange }: TypedValueProps) {
  switch (value.kind) {
    case 'number':
      return (
        <div className={classes(css.control, css.unlabelled)}>
          <NumberField
            label={label}
            value={Number(value.number)}
            formatOptions={{ maximumFractionDigits: 10 }}
            error={error}
            onChange={(number) =>
              onChange({ kind: 'number', number: Number.isNaN(number) ? '0' : `${number}` })
            }
          />
        </div>
      );
    case 'text':
      return (
        <div className={classes(css.control, css.unlabelled)}>
          <TextField
            label={label}
            value={value.text}
            error={error}
            onChange={(text) => onChange({ kind: 'text', text })}
          />
        </div>
      );
    case 'day':
    case 'relativeDay':
      return <DayValue value={value} label={label} error={error} onChange={onChange} />;
    default:
      return null;
  }
}

const UNITS: readonly Granularity[] = ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'];

interface DayValueProps extends Omit<TypedValueProps, 'value'> {
  value: Extract<DraftValue, { kind: 'day' | 'relativeDay' }>;
}

/** A day, or the beginning of the week, month or year that today lies in, moved by some of them. */
function DayValue({ value, label, error, onChange }: DayValueProps) {
  const t = useBuilderTexts();
  return (
    <>
      <div className={classes(css.control, css.unlabelled)}>
        <Choice
          label={`${label}: ${t('kindOfDay')}`}
          value={value.kind === 'day' ? 'day' : value.unit}
          options={[
            ...UNITS.map((unit) => ({ value: unit, label: t(`unit_${unit}`) })),
            { value: 'day', label: t('exactDay') },
          ]}
          onChange={(chosen) =>
            onChange(
              chosen === 'day'
                ? { kind: 'day', day: today(getLocalTimeZone()).toString() }
                : { kind: 'relativeDay', unit: chosen, offset: value.kind === 'day' ? 0 : value.offset },
            )
          }
        />
      </div>
      <div className={classes(css.control, css.unlabelled)}>
        {value.kind === 'day' ? (
          <DatePicker
            label={label}
            value={parseDate(value.day)}
            error={error}
            onChange={(day) => day && onChange({ kind: 'day', day: day.toString() })}
          />
        ) : (
          <NumberField
            label={`${label}: ${t('offset')}`}
            value={value.offset}
            minValue={-1000}
            maxValue={1000}
            formatOptions={{ signDisplay: 'exceptZero' }}
            error={error}
            onChange={(offset) => onChange({ ...value, offset: Number.isNaN(offset) ? 0 : offset })}
          />
        )}
      </div>
    </>
  );
}
