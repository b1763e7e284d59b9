import { ChevronLeft, ChevronRight } from 'lucide-react';
import {
  Button,
  Calendar as AriaCalendar,
  CalendarCell,
  CalendarGrid,
  Heading,
  RangeCalendar as AriaRangeCalendar,
  type CalendarProps,
  type DateValue,
  type RangeCalendarProps,
} from 'react-aria-components';
import css from './Calendar.module.css';
import { classes } from './classes';

/** A day. Pass `firstDayOfWeek` from `useFormat()`: weeks begin where the company's do. */
export function Calendar<T extends DateValue>(props: Omit<CalendarProps<T>, 'className' | 'style'>) {
  return (
    <AriaCalendar {...props} className={classes(css.calendar, css.single)}>
      <Month />
    </AriaCalendar>
  );
}

/** A run of days. */
export function RangeCalendar<T extends DateValue>(
  props: Omit<RangeCalendarProps<T>, 'className' | 'style'>,
) {
  return (
    <AriaRangeCalendar {...props} className={classes(css.calendar, css.range)}>
      <Month />
    </AriaRangeCalendar>
  );
}

function Month() {
  return (
    <>
      <header className={css.header}>
        <Button slot="previous" className={classes(css.step)}>
          <ChevronLeft size={18} aria-hidden />
        </Button>
        <Heading className={classes(css.heading)} />
        <Button slot="next" className={classes(css.step)}>
          <ChevronRight size={18} aria-hidden />
        </Button>
      </header>
      <CalendarGrid weekdayStyle="short" className={classes(css.grid)}>
        {(date) => <CalendarCell date={date} className={classes(css.day)} />}
      </CalendarGrid>
    </>
  );
}
