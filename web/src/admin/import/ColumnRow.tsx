import { Checkbox } from '@/design/Checkbox';
import { ComboBox } from '@/design/ComboBox';
import { Option } from '@/design/Select';
import css from './ColumnRow.module.css';
import {
  fieldKindOf,
  makes,
  mapTo,
  NEW_FIELD,
  targetOf,
  type Column,
  type FoundColumn,
  type Target,
} from './draft';
import { NewField } from './NewField';
import { Readings } from './Readings';
import { useImportTexts } from './texts';

const LEFT_OUT = '';

interface ColumnRowProps {
  column: Column;
  found: FoundColumn;
  targets: readonly Target[];
  /** What the columns of the file are mapped to already. */
  taken: readonly (string | null)[];
  isWorkbook: boolean;
  canMakeFields: boolean;
  isChecked: boolean;
  hasFocus: boolean;
  onChange: (column: Column) => void;
}

/** A column, what it is, and how it is read where that does not go without saying. */
export function ColumnRow(props: ColumnRowProps) {
  const { column, found, targets, taken, isWorkbook, canMakeFields, isChecked, hasFocus, onChange } = props;
  const t = useImportTexts();
  const target = targetOf(column, targets);
  const kind = fieldKindOf(column, target);
  const canMake = makes(column, target);
  const items = [
    { id: LEFT_OUT, label: t('leaveOut'), detail: undefined },
    ...targets
      .filter(({ name }) => name === column.to || name === 'name' || !taken.includes(name))
      .map(({ name, label, isRequired, fieldKind }) => ({
        id: name,
        label,
        detail: isRequired ? t('needed') : fieldKind ? t(`field_${fieldKind}`) : undefined,
      })),
    ...(canMakeFields ? [{ id: NEW_FIELD, label: t('newField'), detail: undefined }] : []),
  ];
  return (
    <li className={css.row}>
      <div className={css.name}>
        <strong>{column.column}</strong>
        <Sample found={found} />
      </div>
      <div className={css.what}>
        <ComboBox
          label={t('whatItIs', { name: column.column })}
          nothing={t('nothingCalled')}
          autoFocus={hasFocus}
          defaultItems={items}
          value={column.to ?? LEFT_OUT}
          // One that has the focus when it appears would wait for its options, and stay empty.
          defaultInputValue={items.find(({ id }) => id === (column.to ?? LEFT_OUT))?.label ?? ''}
          onChange={(to) => {
            if (to === null) return;
            const next = to === LEFT_OUT ? null : String(to);
            if (next !== column.to) onChange(mapTo(column, next, found, targets));
          }}
        >
          {({ id, label, detail }) => (
            <Option id={id} detail={detail}>
              {label}
            </Option>
          )}
        </ComboBox>
        {column.to === NEW_FIELD && <NewField column={column} onChange={onChange} />}
        <Readings
          column={column}
          found={found}
          target={target}
          isWorkbook={isWorkbook}
          isChecked={isChecked}
          onChange={onChange}
        />
        {canMake && (
          <Checkbox isSelected={column.create} onChange={(create) => onChange({ ...column, create })}>
            {t('create')}
          </Checkbox>
        )}
        {(canMake || target?.takes === 'PERSON') && (kind === 'CHOICE' || column.fold) && (
          <Checkbox isSelected={column.fold} onChange={(fold) => onChange({ ...column, fold })}>
            {t('fold')}
          </Checkbox>
        )}
        {target?.takes === 'PERSON' && (
          <Checkbox
            isSelected={column.emptyUnknown}
            onChange={(emptyUnknown) => onChange({ ...column, emptyUnknown })}
          >
            {t('emptyUnknown')}
          </Checkbox>
        )}
      </div>
    </li>
  );
}

/** Some of a column's cells. */
export function Sample({ found }: { found: FoundColumn | undefined }) {
  const t = useImportTexts();
  if (!found) return null;
  return (
    <span className={css.sample}>
      {found.sample.length === 0
        ? t('empty')
        : t('examples', { examples: found.sample.slice(0, 3).join(' · ') })}
    </span>
  );
}
