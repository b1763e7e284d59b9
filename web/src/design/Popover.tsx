import type { ReactNode } from 'react';
import {
  Dialog,
  Popover as AriaPopover,
  type DialogProps,
  type PopoverProps as AriaPopoverProps,
} from 'react-aria-components';
import { classes } from './classes';
import css from './Popover.module.css';

export { DialogTrigger as PopoverTrigger } from 'react-aria-components';

interface SurfaceProps extends Omit<AriaPopoverProps, 'className' | 'style' | 'children'> {
  children: ReactNode;
  /** At least as wide as what it opens from. */
  isAsWide?: boolean;
}

/** The bare surface, for lists. */
export function PopoverSurface({ isAsWide = false, ...props }: SurfaceProps) {
  return <AriaPopover offset={4} {...props} className={classes(css.popover, isAsWide && css.asWide)} />;
}

interface PopoverProps extends Omit<AriaPopoverProps, 'className' | 'style' | 'children' | 'aria-label'> {
  /** What it is about, read out. */
  label: string;
  children: DialogProps['children'];
}

/** Something small beside what opened it, in a `PopoverTrigger`. As a function, `children` gets `close`. */
export function Popover({ label, children, ...props }: PopoverProps) {
  return (
    // What is around the dialog has no role, and so no name.
    <PopoverSurface {...props} aria-labelledby="">
      <Dialog aria-label={label} className={classes(css.dialog)}>
        {children}
      </Dialog>
    </PopoverSurface>
  );
}
