import { Search, X } from 'lucide-react';
import {
  TextField as AriaTextField,
  Button,
  Group,
  Input,
  SearchField as AriaSearchField,
  TextArea,
  type SearchFieldProps as AriaSearchFieldProps,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components';
import { classes } from './classes';
import { FieldLayout, type FieldTexts } from './Field';
import css from './field.module.css';

interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'>, FieldTexts {
  placeholder?: string;
  /** Several lines. */
  isMultiline?: boolean;
}

export function TextField({
  label,
  description,
  error,
  placeholder = '',
  isMultiline = false,
  ...props
}: TextFieldProps) {
  const texts = { label, description, error };
  return (
    <AriaTextField {...props} isInvalid={error !== undefined} className={classes(css.field)}>
      <FieldLayout {...texts}>
        {isMultiline ? (
          <TextArea rows={3} placeholder={placeholder} className={classes(css.control, css.area)} />
        ) : (
          <Input placeholder={placeholder} className={classes(css.control)} />
        )}
      </FieldLayout>
    </AriaTextField>
  );
}

interface SearchFieldProps extends Omit<AriaSearchFieldProps, 'className' | 'style' | 'children'> {
  label: string;
  placeholder?: string;
}

/** Its label is read out and not shown. */
export function SearchField({ label, placeholder = '', ...props }: SearchFieldProps) {
  return (
    <AriaSearchField {...props} aria-label={label} className={classes(css.field, css.search)}>
      {({ isEmpty }) => (
        <Group className={classes(css.control)}>
          <Search size={16} aria-hidden />
          <Input placeholder={placeholder} className={classes(css.input)} />
          {!isEmpty && (
            <Button className={classes(css.inside)}>
              <X size={16} aria-hidden />
            </Button>
          )}
        </Group>
      )}
    </AriaSearchField>
  );
}
