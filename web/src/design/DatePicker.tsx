import { CalendarDays } from 'lucide-react';
import {
  Button,
  DateInput,
  DatePicker as AriaDatePicker,
  DateSegment,
  Group,
  type DatePickerProps as AriaDatePickerProps,
  type DateValue,
} from 'react-aria-components';
import { classes } from './classes';
import { Calendar } from './Calendar';
import date from './DatePicker.module.css';
import { FieldLayout, type FieldTexts } from './Field';
import css from './field.module.css';
import { Popover } from './Popover';

type DatePickerProps<T extends DateValue> = Omit<AriaDatePickerProps<T>, 'className' | 'style' | 'children'> &
  FieldTexts;

export function DatePicker<T extends DateValue>({ label, description, error, ...props }: DatePickerProps<T>) {
  const texts = { label, description, error };
  return (
    <AriaDatePicker {...props} isInvalid={error !== undefined} className={classes(css.field)}>
      <FieldLayout {...texts}>
        <Group className={classes(css.control)}>
          <DateInput className={classes(date.input)}>
            {(segment) => <DateSegment segment={segment} className={classes(date.segment)} />}
          </DateInput>
          <Button className={classes(css.inside)}>
            <CalendarDays size={16} aria-hidden />
          </Button>
        </Group>
      </FieldLayout>
      <Popover label={label}>
        <Calendar />
      </Popover>
    </AriaDatePicker>
  );
}
