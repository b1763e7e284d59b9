import { useState } from 'react';
import { useFoundDepartments, useFoundGroups } from '@/audience/useFoundTeams';
import { AddingField } from '@/forms/FoundField';
import { useDesktopSettingsTexts } from '../texts';
import { addressOf } from './owner';

/** Finds the department or group to arrange a default for. */
export function OwnerPicker({ onPick }: { onPick: (address: string) => void }) {
  const t = useDesktopSettingsTexts();
  const [search, setSearch] = useState('');
  const departments = useFoundDepartments(search);
  const groups = useFoundGroups(search);
  return (
    <AddingField
      label={t('addDefault')}
      placeholder={t('addDefaultPlaceholder')}
      nothing={t('nobodyFound')}
      found={[
        ...departments.found.map(({ id, name }) => {
          return { id: addressOf('department', id), name, detail: t('department') };
        }),
        ...groups.found.map(({ id, name }) => ({ id: addressOf('group', id), name, detail: t('group') })),
      ]}
      hasMore={departments.hasMore || groups.hasMore}
      onSearch={setSearch}
      onAdd={({ id }) => onPick(id)}
    />
  );
}
