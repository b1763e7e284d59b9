import type { LucideIcon } from 'lucide-react';
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { Link } from 'react-router';
import type { ButtonVariant } from './Button';
import css from './Button.module.css';
import { classes } from './classes';
import plain from './PlainButton.module.css';

export interface PlainButtonProps extends Pick<
  ButtonHTMLAttributes<HTMLButtonElement>,
  | 'aria-label'
  | 'aria-describedby'
  | 'aria-expanded'
  | 'aria-pressed'
  | 'style'
  | 'onPointerEnter'
  | 'onPointerLeave'
  | 'onFocus'
  | 'onBlur'
> {
  ref?: Ref<HTMLButtonElement>;
  /** How it looks; left out, like what is in it. */
  variant?: ButtonVariant;
  className?: string | undefined;
  /** It stays focused and does nothing. */
  isPending?: boolean;
  children: ReactNode;
  onPress: () => void;
}

/**
 * A button of the browser's own. A desktop has hundreds of numbers to press, and what is seen first must not wait for the library:
 * it needs none of it. What opens a menu or a popover is a `Button`.
 */
export function PlainButton({
  variant,
  className,
  isPending = false,
  onPress,
  children,
  ...props
}: PlainButtonProps) {
  return (
    <button
      type="button"
      {...props}
      aria-disabled={isPending || undefined}
      className={
        variant ? classes(css.button, css.plain, css[variant], className) : classes(plain.bare, className)
      }
      onClick={({ currentTarget }) => {
        // Not every browser gives the focus to what is pressed, and what opens gives it back to where it was.
        currentTarget.focus();
        if (!isPending) onPress();
      }}
    >
      {children}
    </button>
  );
}

interface PlainLinkProps {
  to: string;
  variant?: ButtonVariant;
  children: ReactNode;
}

/** Goes somewhere within the page, and looks like a button. */
export function PlainLink({ to, variant = 'secondary', children }: PlainLinkProps) {
  return (
    <Link to={to} className={classes(css.button, css.plain, css[variant])}>
      {children}
    </Link>
  );
}

interface ButtonShapeProps {
  variant?: ButtonVariant;
  icon?: LucideIcon;
  children?: ReactNode;
}

/** What is seen of a button that is on its way. */
export function ButtonShape({ variant = 'secondary', icon: Icon, children }: ButtonShapeProps) {
  return (
    <span aria-hidden className={classes(css.button, css[variant], children === undefined && css.icon)}>
      {Icon && <Icon size={children === undefined ? 18 : 16} />}
      {children}
    </span>
  );
}
