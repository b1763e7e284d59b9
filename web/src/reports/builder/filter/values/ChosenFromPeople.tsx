import { useState } from 'react';
import { useFoundPeople } from '@/audience/useFoundPeople';
import { useBuilderTexts } from '../../texts';
import { ChosenValues, type ChosenProps } from './ChosenValues';

/** Stands for the viewer among people, whose ids are never so short. */
const VIEWER = 'viewer';

/** Some people, or whoever looks. */
export function ChosenFromPeople(props: ChosenProps) {
  const t = useBuilderTexts();
  const [typed, setTyped] = useState('');
  const people = useFoundPeople(typed).map(({ id, name, department }) => ({
    id,
    label: name,
    detail: department?.name,
  }));
  const viewer = { id: VIEWER, label: t('viewer'), detail: t('viewerDetail') };
  return (
    <ChosenValues
      {...props}
      items={[viewer, ...people]}
      onType={setTyped}
      labelOf={(value) =>
        value.kind === 'viewer' ? t('viewer') : (value.kind === 'id' && value.label) || t('gone')
      }
      valueOf={({ id, label }) => (id === VIEWER ? { kind: 'viewer' } : { kind: 'id', id, label })}
    />
  );
}
