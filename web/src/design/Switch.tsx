import type { ReactNode } from 'react';
import { SwitchButton, SwitchField, type SwitchFieldProps } from 'react-aria-components';
import css from './choice.module.css';
import { classes } from './classes';

interface SwitchProps extends Omit<SwitchFieldProps, 'className' | 'style' | 'children'> {
  children: ReactNode;
}

/** For what acts at once. What waits for a button is a `Checkbox`. */
export function Switch({ children, ...props }: SwitchProps) {
  return (
    <SwitchField {...props}>
      <SwitchButton className={classes(css.choice)}>
        <span className={css.track}>
          <span className={css.thumb} />
        </span>
        {children}
      </SwitchButton>
    </SwitchField>
  );
}
