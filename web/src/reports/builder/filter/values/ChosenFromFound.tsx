import { useState } from 'react';
import type { AttributeSpec } from '../../../definition/offered';
import { useBuilderTexts } from '../../texts';
import { ChosenValues, type ChosenProps } from './ChosenValues';
import { useFoundValues } from './useFoundValues';

/** Some of what the company has set up: stages, types, options, sources, departments, groups. */
export function ChosenFromFound({ spec, ...props }: ChosenProps & { spec: AttributeSpec }) {
  const t = useBuilderTexts();
  const [typed, setTyped] = useState('');
  return (
    <ChosenValues
      {...props}
      {...useFoundValues(spec, typed)}
      onType={setTyped}
      labelOf={(value) => (value.kind === 'id' && value.label) || t('gone')}
      valueOf={({ id, label }) => ({ kind: 'id', id, label })}
    />
  );
}
