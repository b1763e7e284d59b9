import { Minus, Plus } from 'lucide-react';
import {
  NumberField as AriaNumberField,
  Button,
  Group,
  Input,
  type NumberFieldProps as AriaNumberFieldProps,
} from 'react-aria-components';
import { classes } from './classes';
import { FieldLayout, type FieldTexts } from './Field';
import css from './field.module.css';

type NumberFieldProps = Omit<AriaNumberFieldProps, 'className' | 'style' | 'children'> & FieldTexts;

export function NumberField({ label, description, error, ...props }: NumberFieldProps) {
  const texts = { label, description, error };
  return (
    <AriaNumberField {...props} isInvalid={error !== undefined} className={classes(css.field)}>
      <FieldLayout {...texts}>
        <Group className={classes(css.control)}>
          <Input className={classes(css.input)} />
          <Button slot="decrement" className={classes(css.inside)}>
            <Minus size={16} aria-hidden />
          </Button>
          <Button slot="increment" className={classes(css.inside)}>
            <Plus size={16} aria-hidden />
          </Button>
        </Group>
      </FieldLayout>
    </AriaNumberField>
  );
}
