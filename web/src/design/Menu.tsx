import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuSection as AriaMenuSection,
  Header,
  Separator,
  type MenuItemProps as AriaMenuItemProps,
  type MenuProps as AriaMenuProps,
  type MenuSectionProps as AriaMenuSectionProps,
} from 'react-aria-components';
import { classes } from './classes';
import css from './list.module.css';
import { PopoverSurface } from './Popover';

export { MenuTrigger } from 'react-aria-components';

/** In a `MenuTrigger`, after its button. */
export function Menu<T extends object>(props: Omit<AriaMenuProps<T>, 'className' | 'style'>) {
  return (
    <PopoverSurface>
      <AriaMenu {...props} className={classes(css.list)} />
    </PopoverSurface>
  );
}

interface MenuItemProps extends Omit<AriaMenuItemProps, 'className' | 'style' | 'children'> {
  children: ReactNode;
  isDangerous?: boolean;
}

export function MenuItem({ children, isDangerous = false, ...props }: MenuItemProps) {
  // Letters typed find an item by its words.
  const texts = typeof children === 'string' ? { textValue: children } : {};
  return (
    <AriaMenuItem {...texts} {...props} className={classes(css.item, isDangerous && css.danger)}>
      {({ isSelected }) => (
        <>
          {children}
          {isSelected && <Check size={16} className={css.mark} aria-hidden />}
        </>
      )}
    </AriaMenuItem>
  );
}

interface MenuSectionProps<T extends object> extends Omit<
  AriaMenuSectionProps<T>,
  'className' | 'style' | 'children'
> {
  title: string;
  children: ReactNode;
}

export function MenuSection<T extends object>({ title, children, ...props }: MenuSectionProps<T>) {
  return (
    <AriaMenuSection {...props}>
      <Header className={classes(css.heading)}>{title}</Header>
      {children}
    </AriaMenuSection>
  );
}

export function MenuSeparator() {
  return <Separator className={classes(css.separator)} />;
}
