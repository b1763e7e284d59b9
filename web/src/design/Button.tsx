import type { LucideIcon } from 'lucide-react';
import {
  Button as AriaButton,
  Link as AriaLink,
  type ButtonProps as AriaButtonProps,
  type LinkProps,
} from 'react-aria-components';
import css from './Button.module.css';
import { classes } from './classes';
import { Tooltip, TooltipTrigger } from './Tooltip';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style'> {
  variant?: ButtonVariant;
}

/** One primary button a view at most. While `isPending`, it stays focused and does nothing. */
export function Button({ variant = 'secondary', ...props }: ButtonProps) {
  return <AriaButton {...props} className={classes(css.button, css[variant])} />;
}

interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  icon: LucideIcon;
  /** What it does: read out, and shown while pointed at. */
  label: string;
}

export function IconButton({ icon: Icon, label, ...props }: IconButtonProps) {
  return (
    <TooltipTrigger>
      <AriaButton {...props} aria-label={label} className={classes(css.button, css.quiet, css.icon)}>
        <Icon size={18} aria-hidden />
      </AriaButton>
      <Tooltip>{label}</Tooltip>
    </TooltipTrigger>
  );
}

interface ButtonLinkProps extends Omit<LinkProps, 'className' | 'style'> {
  variant?: ButtonVariant;
}

/** Goes somewhere, and looks like a button. */
export function ButtonLink({ variant = 'secondary', ...props }: ButtonLinkProps) {
  return <AriaLink {...props} className={classes(css.button, css[variant])} />;
}
