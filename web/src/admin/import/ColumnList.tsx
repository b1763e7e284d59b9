import { useState } from 'react';
import { Button } from '@/design/Button';
import { Card } from '@/design/Card';
import { Disclosure } from '@/design/Disclosure';
import css from './ColumnList.module.css';
import { ColumnRow, Sample } from './ColumnRow';
import { mapTo, NEW_FIELD, type Column, type FoundFile, type Target } from './draft';
import { useImportTexts } from './texts';

interface ColumnListProps {
  title: string;
  file: FoundFile;
  columns: readonly Column[];
  targets: readonly Target[];
  /** Whether records of the kind have fields of the company's own. */
  canMakeFields: boolean;
  isChecked: boolean;
  onChange: (columns: readonly Column[]) => void;
}

/** The columns of a file: those that come in, and the others, which are often many, folded away. */
export function ColumnList(props: ColumnListProps) {
  const { title, file, columns, targets, canMakeFields, isChecked, onChange } = props;
  const t = useImportTexts();
  // What somebody has begun with stays where it is, whatever they choose for it.
  const [kept, setKept] = useState<ReadonlySet<string>>(
    () => new Set(columns.filter(({ to }) => to !== null).map(({ column }) => column)),
  );
  const [used, setUsed] = useState<string | null>(null);
  const found = new Map(file.columns.map((column) => [column.name, column]));
  const change = (column: Column) =>
    onChange(columns.map((each) => (each.column === column.column ? column : each)));
  const left = columns.filter(({ column, to }) => to === null && !kept.has(column));

  function use(column: Column) {
    const seen = found.get(column.column);
    if (!seen) return;
    setKept(new Set([...kept, column.column]));
    setUsed(column.column);
    change(mapTo(column, canMakeFields ? NEW_FIELD : null, seen, targets));
  }

  return (
    <Card title={title}>
      <ul className={css.columns}>
        {columns.map((column) => {
          const seen = found.get(column.column);
          if (!seen || left.includes(column)) return null;
          return (
            <ColumnRow
              key={column.column}
              column={column}
              found={seen}
              targets={targets}
              taken={columns.map(({ to }) => to)}
              isWorkbook={file.isWorkbook}
              canMakeFields={canMakeFields}
              isChecked={isChecked}
              hasFocus={used === column.column}
              onChange={change}
            />
          );
        })}
      </ul>
      {left.length > 0 && (
        <Disclosure title={t('leftColumns', { count: left.length })} defaultExpanded={left.length <= 10}>
          <ul className={css.left}>
            {left.map((column) => (
              <li key={column.column} className={css.leftColumn}>
                <div className={css.name}>
                  <strong>{column.column}</strong>
                  <Sample found={found.get(column.column)} />
                </div>
                <Button aria-label={t('useColumnNamed', { name: column.column })} onPress={() => use(column)}>
                  {t('useColumn')}
                </Button>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </Card>
  );
}
