import type { FieldTexts } from '@/design/Field';
import { Option, Select } from '@/design/Select';

interface ChoiceProps<Value extends string> extends FieldTexts {
  value: Value | null;
  options: readonly { value: Value; label: string; detail?: string | undefined }[];
  onChange: (value: Value) => void;
  isDisabled?: boolean;
}

/** One of a list that is known beforehand. */
export function Choice<Value extends string>({ value, options, onChange, ...props }: ChoiceProps<Value>) {
  return (
    <Select
      {...props}
      items={options.map(({ value: id, label, detail }) => ({ id, label, detail }))}
      value={value}
      onChange={(chosen) => {
        const option = options.find((one) => one.value === chosen);
        if (option) onChange(option.value);
      }}
    >
      {({ id, label, detail }) => (
        <Option id={id} detail={detail}>
          {label}
        </Option>
      )}
    </Select>
  );
}
