import { ComboBox } from '@/design/ComboBox';
import { Option } from '@/design/Select';
import type { FieldTexts } from '@/design/Field';
import { usePeopleTexts } from '../texts';
import { pathsOf, type DepartmentNode } from './departmentTree';

interface DepartmentFieldProps extends FieldTexts {
  departments: readonly DepartmentNode[];
  /** Those that cannot be chosen, by id. */
  without?: ReadonlySet<string>;
  /** What choosing none is called. */
  none?: string;
  /** Null for none. */
  value: string | null;
  onChange: (department: string | null) => void;
}

const NONE = 'none';

/** A department by its name, with those it is a part of; or none. */
export function DepartmentField({
  departments,
  without,
  none,
  value,
  onChange,
  ...texts
}: DepartmentFieldProps) {
  const t = usePeopleTexts();
  const items = [
    { id: NONE, path: none ?? t('noDepartment') },
    ...[...pathsOf(departments)].map(([id, path]) => ({ id, path })).filter(({ id }) => !without?.has(id)),
  ];
  return (
    <ComboBox
      {...texts}
      defaultItems={items}
      nothing={t('nothingFound')}
      menuTrigger="focus"
      value={value ?? NONE}
      onChange={(key) => onChange(key === null || key === NONE ? null : String(key))}
    >
      {({ id, path }) => <Option id={id}>{path}</Option>}
    </ComboBox>
  );
}
