import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';
import { classes } from './classes';
import css from './field.module.css';

/** What every field takes. `error` is told below it and makes it invalid. */
export interface FieldTexts {
  label: string;
  description?: string | undefined;
  error?: string | undefined;
}

/** A field's label, its control and the words below. It stands within a field of the component library. */
export function FieldLayout({ label, description, error, children }: FieldTexts & { children: ReactNode }) {
  return (
    <>
      <Label className={classes(css.label)}>{label}</Label>
      {children}
      {description !== undefined && (
        <Text slot="description" className={classes(css.description)}>
          {description}
        </Text>
      )}
      <FieldError className={classes(css.error)}>{error}</FieldError>
    </>
  );
}
