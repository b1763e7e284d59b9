import { useState } from 'react';
import { useFoundGroups } from '@/audience/useFoundTeams';
import { Tag, TagGroup } from '@/design/Tag';
import { AddingField } from '@/forms/FoundField';
import { usePeopleTexts } from '../texts';
import css from './InviteDialog.module.css';

export interface Group {
  id: string;
  name: string;
}

interface GroupsFieldProps {
  chosen: readonly Group[];
  onChange: (chosen: readonly Group[]) => void;
}

/** Some groups: each chosen one is a tag to take out again, and a field finds more. */
export function GroupsField({ chosen, onChange }: GroupsFieldProps) {
  const t = usePeopleTexts();
  const [search, setSearch] = useState('');
  const { found, hasMore } = useFoundGroups(search);
  return (
    <div className={css.groups}>
      <AddingField
        label={t('groups')}
        nothing={t('nothingFound')}
        found={found.filter(({ id }) => !chosen.some((one) => one.id === id))}
        hasMore={hasMore}
        onSearch={setSearch}
        onAdd={({ id, name }) => onChange([...chosen, { id, name }])}
      />
      {chosen.length > 0 && (
        <TagGroup label={t('groups')} onRemove={(keys) => onChange(chosen.filter(({ id }) => !keys.has(id)))}>
          {chosen.map(({ id, name }) => (
            <Tag key={id} id={id}>
              {name}
            </Tag>
          ))}
        </TagGroup>
      )}
    </div>
  );
}
