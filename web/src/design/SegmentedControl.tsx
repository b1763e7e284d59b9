import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { classes } from './classes';
import css from './SegmentedControl.module.css';

interface SegmentedControlProps<Value extends string> {
  /** What is chosen, read out. */
  label: string;
  value: Value;
  /** Few, each with a short word. */
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
}

/** One of a few, all in sight. */
export function SegmentedControl<Value extends string>({
  label,
  value,
  options,
  onChange,
}: SegmentedControlProps<Value>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={([chosen]) => {
        const option = options.find((one) => one.value === chosen);
        if (option) onChange(option.value);
      }}
      className={classes(css.group)}
    >
      {options.map((option) => (
        <ToggleButton key={option.value} id={option.value} className={classes(css.segment)}>
          {option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
