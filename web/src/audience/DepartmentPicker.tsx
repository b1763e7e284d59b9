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
  /** By id, the one that it and its parts are not offered of: what it can be made a part of. */
  outside?: string | undefined;
  value: { id: string; name: string } | null;
  onChange: (department: { id: string; name: string } | null) => void;
}

/** A department, found by its name. */
export function DepartmentPicker({ inScope = false, outside, ...field }: DepartmentPickerProps) {
  const t = useAudienceTexts();
  const [search, setSearch] = useState('');
  const { found, hasMore } = useFoundDepartments(search, inScope, outside);
  return (
    <FoundField {...field} nothing={t('nobodyFound')} found={found} hasMore={hasMore} onSearch={setSearch} />
  );
}
