import { useState } from 'react';
import type { FieldTexts } from '@/design/Field';
import { FoundField } from '@/forms/FoundField';
import { useAudienceTexts } from './texts';
import { useFoundDepartments } from './useFoundTeams';

interface DepartmentPickerProps extends FieldTexts {
  /** What choosing none is called; without it there is no such choice. */
  none?: string;
  /** Whether it offers only those whose data the viewer sees. */
  inScope?: boolean;
  /** Those that cannot be chosen, by id. */
  without?: ReadonlySet<string>;
  value: { id: string; name: string } | null;
  onChange: (department: { id: string; name: string } | null) => void;
}

/** A department, found by its name. */
export function DepartmentPicker({ inScope = false, without, ...field }: DepartmentPickerProps) {
  const t = useAudienceTexts();
  const [search, setSearch] = useState('');
  const { found, hasMore } = useFoundDepartments(search, inScope);
  return (
    <FoundField
      {...field}
      nothing={t('nobodyFound')}
      found={without ? found.filter(({ id }) => !without.has(id)) : found}
      hasMore={hasMore}
      onSearch={setSearch}
    />
  );
}
