import { useState } from 'react';
import { DepartmentPicker } from '@/audience/DepartmentPicker';
import { GroupPicker } from '@/audience/GroupPicker';
import { Radio, RadioGroup } from '@/design/RadioGroup';
import type { LayoutSourceInput } from '@/gql/graphql';
import { PersonPicker } from '../person/PersonPicker';
import { useDesktopSettingsTexts } from '../texts';
import css from './LayoutSource.module.css';

type Kind = 'company' | 'department' | 'group' | 'user';

const KINDS = ['company', 'department', 'group', 'user'] as const;

interface LayoutSourceProps {
  /** With null as long as it is not said whose. */
  onChange: (source: LayoutSourceInput | null) => void;
}

/** Chooses whose layout is copied: a default, or what a person has in front of them. */
export function LayoutSource({ onChange }: LayoutSourceProps) {
  const t = useDesktopSettingsTexts();
  const [kind, setKind] = useState<Kind | null>(null);
  const [person, setPerson] = useState<{ id: string; name: string } | null>(null);
  const [team, setTeam] = useState<{ id: string; name: string } | null>(null);
  const TeamPicker = kind === 'department' ? DepartmentPicker : GroupPicker;
  return (
    <div className={css.source}>
      <RadioGroup
        label={t('whoseLayout')}
        value={kind}
        onChange={(chosen) => {
          const now = KINDS.find((one) => one === chosen) ?? null;
          setKind(now);
          setPerson(null);
          setTeam(null);
          onChange(now === 'company' ? { company: true } : null);
        }}
      >
        {KINDS.map((one) => (
          <Radio key={one} value={one}>
            {t(`source_${one}`)}
          </Radio>
        ))}
      </RadioGroup>
      {(kind === 'department' || kind === 'group') && (
        <TeamPicker
          key={kind}
          label={t(kind)}
          value={team}
          onChange={(chosen) => {
            setTeam(chosen);
            onChange(chosen && ({ [kind]: chosen.id } as LayoutSourceInput));
          }}
        />
      )}
      {kind === 'user' && (
        <PersonPicker
          label={t('person')}
          person={person}
          onPick={(picked) => {
            setPerson(picked);
            onChange({ user: picked.id });
          }}
        />
      )}
    </div>
  );
}
