import type { CalendarDate } from '@internationalized/date';
import { DateField, DateInput, DateSegment } from 'react-aria-components';
import { classes } from '@/design/classes';
import date from '@/design/DatePicker.module.css';
import { FieldLayout } from '@/design/Field';
import css from '@/design/field.module.css';

interface DayFieldProps {
  label: string;
  /** Nothing while it is not typed in full. */
  value: CalendarDate | null;
  onChange: (day: CalendarDate | null) => void;
}

/** A day that is typed; the calendar stands beside it. */
export function DayField({ label, value, onChange }: DayFieldProps) {
  return (
    <DateField<CalendarDate> value={value} onChange={onChange} className={classes(css.field)}>
      <FieldLayout label={label}>
        <DateInput className={classes(css.control, date.input)}>
          {(segment) => <DateSegment segment={segment} className={classes(date.segment)} />}
        </DateInput>
      </FieldLayout>
    </DateField>
  );
}
