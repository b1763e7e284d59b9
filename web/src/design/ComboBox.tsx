import { ChevronDown } from 'lucide-react';
import type { ReactElement } from 'react';
import {
  Button,
  ComboBox as AriaComboBox,
  Group,
  Input,
  ListBox,
  type ComboBoxProps as AriaComboBoxProps,
} from 'react-aria-components';
import { classes } from './classes';
import { FieldLayout, type FieldTexts } from './Field';
import field from './field.module.css';
import list from './list.module.css';
import { PopoverSurface } from './Popover';
import { useDesignTexts } from './texts';

interface ComboBoxProps<T extends object>
  extends Omit<AriaComboBoxProps<T>, 'className' | 'style' | 'children'>, FieldTexts {
  /** Said when nothing fits what was typed. */
  nothing: string;
  /** Whether `items` are not all that fit: it is said that typing finds more. */
  hasMore?: boolean;
  placeholder?: string;
  /** Makes an `Option` of an item. */
  children: (item: T) => ReactElement;
}

/** How many are offered at once: whoever looks for another one types more of its name. */
const OFFERED = 50;

/** A choice that is found by typing. With `items` it shows those and leaves finding to you; with `defaultItems` it finds itself. */
export function ComboBox<T extends object>({
  label,
  description,
  error,
  nothing,
  hasMore = false,
  items,
  placeholder = '',
  children,
  ...props
}: ComboBoxProps<T>) {
  const t = useDesignTexts();
  const texts = { label, description, error };
  const all = items && [...items];
  const saysMore = hasMore || (all !== undefined && all.length > OFFERED);
  return (
    <AriaComboBox
      {...props}
      {...(all && { items: all.slice(0, OFFERED) })}
      allowsEmptyCollection
      isInvalid={error !== undefined}
      className={classes(field.field)}
    >
      <FieldLayout {...texts}>
        <Group className={classes(field.control)}>
          <Input placeholder={placeholder} className={classes(field.input)} />
          <Button className={classes(field.inside)}>
            <ChevronDown size={16} aria-hidden />
          </Button>
        </Group>
      </FieldLayout>
      <PopoverSurface isAsWide>
        <ListBox<T>
          className={classes(list.list)}
          renderEmptyState={() => <p className={list.nothing}>{nothing}</p>}
        >
          {children}
        </ListBox>
        {saysMore && <p className={list.nothing}>{t('typeForMore')}</p>}
      </PopoverSurface>
    </AriaComboBox>
  );
}
