import { Check, ChevronDown } from 'lucide-react';
import type { ReactElement } from 'react';
import {
  Button,
  ListBox,
  ListBoxItem,
  Select as AriaSelect,
  SelectValue,
  type ListBoxItemProps,
  type SelectProps as AriaSelectProps,
} from 'react-aria-components';
import { classes } from './classes';
import { FieldLayout, type FieldTexts } from './Field';
import field from './field.module.css';
import list from './list.module.css';
import { PopoverSurface } from './Popover';
import { Shortened } from './Shortened';

interface SelectProps<T extends object>
  extends Omit<AriaSelectProps<T>, 'className' | 'style' | 'children'>, FieldTexts {
  items: Iterable<T>;
  /** Makes an `Option` of an item. */
  children: (item: T) => ReactElement;
}

export function Select<T extends object>({
  label,
  description,
  error,
  items,
  children,
  ...props
}: SelectProps<T>) {
  const texts = { label, description, error };
  return (
    <AriaSelect {...props} isInvalid={error !== undefined} className={classes(field.field)}>
      <FieldLayout {...texts}>
        <Button className={classes(field.control)}>
          <SelectValue className={classes(field.value)} />
          <ChevronDown size={16} aria-hidden />
        </Button>
      </FieldLayout>
      <PopoverSurface isAsWide>
        <ListBox items={items} className={classes(list.list)}>
          {children}
        </ListBox>
      </PopoverSurface>
    </AriaSelect>
  );
}

interface OptionProps extends Omit<ListBoxItemProps, 'className' | 'style' | 'children'> {
  children: string;
  /** What kind of thing it is, quietly beside it. */
  detail?: string | undefined;
}

/** One choice of a `Select` or `ComboBox`; its `id` is what is chosen. */
export function Option({ children, detail, ...props }: OptionProps) {
  return (
    <ListBoxItem textValue={children} {...props} className={classes(list.item)}>
      {({ isSelected }) => (
        <>
          <Shortened>{children}</Shortened>
          {detail !== undefined && <Shortened className={list.detail}>{detail}</Shortened>}
          {isSelected && <Check size={16} className={list.mark} aria-hidden />}
        </>
      )}
    </ListBoxItem>
  );
}
