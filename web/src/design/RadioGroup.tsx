import type { ReactNode } from 'react';
import {
  RadioButton,
  RadioField,
  RadioGroup as AriaRadioGroup,
  type RadioGroupProps as AriaRadioGroupProps,
  type RadioFieldProps,
} from 'react-aria-components';
import { classes } from './classes';
import css from './choice.module.css';
import { FieldLayout, type FieldTexts } from './Field';

interface RadioGroupProps extends Omit<AriaRadioGroupProps, 'className' | 'style' | 'children'>, FieldTexts {
  children: ReactNode;
}

export function RadioGroup({ label, description, error, children, ...props }: RadioGroupProps) {
  const texts = { label, description, error };
  return (
    <AriaRadioGroup {...props} isInvalid={error !== undefined} className={classes(css.group)}>
      <FieldLayout {...texts}>{children}</FieldLayout>
    </AriaRadioGroup>
  );
}

interface RadioProps extends Omit<RadioFieldProps, 'className' | 'style' | 'children'> {
  children: ReactNode;
}

export function Radio({ children, ...props }: RadioProps) {
  return (
    <RadioField {...props}>
      <RadioButton className={classes(css.choice)}>
        <span className={classes(css.box, css.dot)} />
        {children}
      </RadioButton>
    </RadioField>
  );
}
