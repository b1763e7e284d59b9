import { useState } from 'react';
import { useQuery } from 'urql';
import { ComboBox } from '@/design/ComboBox';
import { Option } from '@/design/Select';
import { graphql } from '@/gql';
import { useDesktopSettingsTexts } from '../texts';
import { addressOf } from './owner';

const Owners = graphql(/* GraphQL */ `
  query OwnersOfDefaults {
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

/** Finds the department or group to arrange a default for. */
export function OwnerPicker({ onPick }: { onPick: (address: string) => void }) {
  const t = useDesktopSettingsTexts();
  const [typed, setTyped] = useState('');
  const [{ data }] = useQuery({ query: Owners });
  const owners = [
    ...(data?.departments ?? []).map(({ id, name }) => ({
      id: addressOf('department', id),
      name,
      detail: t('department'),
    })),
    ...(data?.groups ?? []).map(({ id, name }) => ({ id: addressOf('group', id), name, detail: t('group') })),
  ];
  return (
    <ComboBox
      label={t('addDefault')}
      placeholder={t('addDefaultPlaceholder')}
      nothing={t('nobodyFound')}
      menuTrigger="focus"
      defaultItems={owners}
      inputValue={typed}
      onInputChange={setTyped}
      value={null}
      onChange={(chosen) => {
        if (chosen === null) return;
        onPick(String(chosen));
        setTyped('');
      }}
    >
      {({ id, name, detail }) => (
        <Option id={id} detail={detail}>
          {name}
        </Option>
      )}
    </ComboBox>
  );
}
