import {
  Tooltip as AriaTooltip,
  TooltipTrigger as AriaTooltipTrigger,
  type TooltipProps,
  type TooltipTriggerComponentProps,
} from 'react-aria-components';
import { classes } from './classes';
import css from './Tooltip.module.css';

/** Holds what is pointed at (a button, a link, or `Focusable`) and a `Tooltip`. Nothing may be told by it alone. */
export function TooltipTrigger(props: TooltipTriggerComponentProps) {
  return <AriaTooltipTrigger delay={500} closeDelay={0} {...props} />;
}

export function Tooltip(props: Omit<TooltipProps, 'className' | 'style'>) {
  return <AriaTooltip offset={4} {...props} className={classes(css.tooltip)} />;
}
