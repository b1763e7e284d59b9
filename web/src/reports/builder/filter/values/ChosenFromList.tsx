import type { DraftValue } from '../../../definition/draft';
import type { Item } from '../../form/company';
import { useBuilderTexts } from '../../texts';
import { ChosenValues, type ChosenProps } from './ChosenValues';

interface ChosenFromListProps extends ChosenProps {
  items: readonly Item[];
  /** Whether the items go by id or by name. */
  kind: 'ID' | 'NAME';
}

/** Some of what is known in whole: stages, types, options, departments, groups, and what goes by names. */
export function ChosenFromList({ items, kind, ...props }: ChosenFromListProps) {
  const t = useBuilderTexts();
  const labelOf = (value: DraftValue) => {
    const key = value.kind === 'id' ? value.id : value.kind === 'text' ? value.text : '';
    const label = items.find(({ id }) => id === key)?.label;
    return label ?? (value.kind === 'id' ? value.label : null) ?? t('gone');
  };
  return (
    <ChosenValues
      {...props}
      items={items}
      labelOf={labelOf}
      valueOf={({ id, label }) => (kind === 'ID' ? { kind: 'id', id, label } : { kind: 'text', text: id })}
    />
  );
}
