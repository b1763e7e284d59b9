import { useState } from 'react';
import { useQuery } from 'urql';
import { Radio, RadioGroup } from '@/design/RadioGroup';
import { Option, Select } from '@/design/Select';
import { graphql } from '@/gql';
import type { LayoutSourceInput } from '@/gql/graphql';
import { PersonPicker } from '../person/PersonPicker';
import { useDesktopSettingsTexts } from '../texts';
import css from './LayoutSource.module.css';

const Owners = graphql(/* GraphQL */ `
  query OwnersOfLayouts {
    groups {
      id
      name
    }
    departments {
      id
      name
    }
  }
`);

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
  const [{ data }] = useQuery({ query: Owners });
  return (
    <div className={css.source}>
      <RadioGroup
        label={t('whoseLayout')}
        value={kind}
        onChange={(chosen) => {
          const now = KINDS.find((one) => one === chosen) ?? null;
          setKind(now);
          setPerson(null);
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
        <Select<{ id: string; name: string }>
          key={kind}
          label={t(kind)}
          items={(kind === 'department' ? data?.departments : data?.groups) ?? []}
          onChange={(id) => onChange({ [kind]: String(id) } as LayoutSourceInput)}
        >
          {({ id, name }) => <Option id={id}>{name}</Option>}
        </Select>
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
