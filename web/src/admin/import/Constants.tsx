import { Card } from '@/design/Card';
import { ComboBox } from '@/design/ComboBox';
import { Option } from '@/design/Select';
import { TextField } from '@/design/TextField';
import { openTargets, type Draft, type Target } from './draft';
import page from './ImportPage.module.css';
import { useImportTexts } from './texts';

interface ConstantsProps {
  draft: Draft;
  targets: readonly Target[];
  isChecked: boolean;
  onChange: (draft: Draft) => void;
}

/** What all rows have, of what a record needs and no column is. */
export function Constants({ draft, targets, isChecked, onChange }: ConstantsProps) {
  const t = useImportTexts();
  const open = openTargets(draft, targets);
  if (open.length === 0) return null;
  return (
    <Card title={t('allRows')}>
      <p className={page.quiet}>{t('allRowsText')}</p>
      <div className={page.fields}>
        {open.map((target) => {
          const value = draft.always[target.name] ?? '';
          const field = {
            label: target.label,
            error: isChecked && value.trim() === '' ? t('required') : undefined,
          };
          const change = (next: string) =>
            onChange({ ...draft, always: { ...draft.always, [target.name]: next } });
          if (target.values.length === 0) {
            return <TextField key={target.name} {...field} value={value} onChange={change} />;
          }
          return (
            <ComboBox
              key={target.name}
              {...field}
              nothing={t('nothingCalled')}
              allowsCustomValue
              menuTrigger="focus"
              defaultItems={target.values.map((id) => ({ id }))}
              inputValue={value}
              onInputChange={change}
            >
              {({ id }) => <Option>{id}</Option>}
            </ComboBox>
          );
        })}
      </div>
    </Card>
  );
}
