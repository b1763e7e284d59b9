import type { FieldTexts } from '@/design/Field';
import { keyOfAttribute, type DraftAttribute } from '../../definition/draft';
import { draftAttribute, recordTypeOf, type AttributeSpec } from '../../definition/offered';
import { Choice } from './Choice';
import { useReportLabels } from './useReportLabels';

interface AttributeChoiceProps extends FieldTexts {
  value: DraftAttribute | null;
  specs: readonly AttributeSpec[];
  onChange: (spec: AttributeSpec) => void;
}

/** Something that rows have. What was chosen once stays in sight even if it is not to be had any more. */
export function AttributeChoice({ value, specs, onChange, ...props }: AttributeChoiceProps) {
  const say = useReportLabels();
  const options = specs.map((spec) => ({
    value: keyOfAttribute(draftAttribute(spec)),
    label: spec.label,
    detail: recordTypeOf(spec),
  }));
  const chosen = value && keyOfAttribute(value);
  const isGone = value !== null && !options.some((one) => one.value === chosen);
  return (
    <Choice
      {...props}
      value={chosen}
      options={isGone ? [...options, { value: keyOfAttribute(value), label: say.attribute(value) }] : options}
      onChange={(key) => {
        const spec = specs.find((one) => keyOfAttribute(draftAttribute(one)) === key);
        if (spec) onChange(spec);
      }}
    />
  );
}
