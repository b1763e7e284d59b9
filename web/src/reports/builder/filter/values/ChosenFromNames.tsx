import type { AttributeSpec } from '../../../definition/offered';
import { useBuilderTexts } from '../../texts';
import { ChosenValues, type ChosenProps } from './ChosenValues';

interface ChosenFromNamesProps extends ChosenProps {
  names: AttributeSpec['names'];
}

/** Some of what goes by names, which are few. */
export function ChosenFromNames({ names, ...props }: ChosenFromNamesProps) {
  const t = useBuilderTexts();
  return (
    <ChosenValues
      {...props}
      items={names.map(({ name, label }) => ({ id: name, label }))}
      labelOf={(value) =>
        names.find(({ name }) => value.kind === 'text' && name === value.text)?.label ?? t('gone')
      }
      valueOf={({ id }) => ({ kind: 'text', text: id })}
    />
  );
}
