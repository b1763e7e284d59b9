import { Option, Select } from '@/design/Select';
import { TextField } from '@/design/TextField';
import type { FieldKind } from '@/gql/graphql';
import { makes, type Column } from './draft';
import page from './ImportPage.module.css';
import { useImportTexts } from './texts';

const KINDS = ['TEXT', 'NUMBER', 'PRICE', 'CHOICE', 'DATE', 'FLAG'] as const satisfies FieldKind[];

interface NewFieldProps {
  column: Column;
  onChange: (column: Column) => void;
}

/** The field that is made for a column. */
export function NewField({ column, onChange }: NewFieldProps) {
  const t = useImportTexts();
  return (
    <div className={page.fields}>
      <TextField
        label={t('fieldName')}
        value={column.name ?? ''}
        onChange={(name) => onChange({ ...column, name })}
      />
      <Select
        label={t('fieldKind')}
        items={KINDS.map((id) => ({ id }))}
        value={column.fieldKind}
        onChange={(chosen) => {
          const next = {
            ...column,
            fieldKind: chosen as FieldKind,
            pattern: null,
            decimal: null,
            fold: false,
          };
          onChange({ ...next, create: makes(next, undefined) });
        }}
      >
        {({ id }) => <Option>{t(`field_${id}`)}</Option>}
      </Select>
    </div>
  );
}
