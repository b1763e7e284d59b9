import { useState } from 'react';
import type { FieldTexts } from '@/design/Field';
import { FoundField } from '@/forms/FoundField';
import { useAudienceTexts } from './texts';
import { useFoundGroups } from './useFoundTeams';

interface GroupPickerProps extends FieldTexts {
  value: { id: string; name: string } | null;
  onChange: (group: { id: string; name: string } | null) => void;
}

/** A group, found by its name. */
export function GroupPicker(props: GroupPickerProps) {
  const t = useAudienceTexts();
  const [search, setSearch] = useState('');
  return (
    <FoundField {...props} {...useFoundGroups(search)} nothing={t('nobodyFound')} onSearch={setSearch} />
  );
}
