import { useState } from 'react';
import { useQuery } from 'urql';
import { useDebounced } from '@/forms/useDebounced';
import { ComboBox } from '@/design/ComboBox';
import type { FieldTexts } from '@/design/Field';
import { Option } from '@/design/Select';
import { graphql } from '@/gql';
import { usePeopleTexts } from '../texts';

const FindPeople = graphql(/* GraphQL */ `
  query FindPeople($first: Int!, $search: String!, $includeDismissed: Boolean!) {
    users(first: $first, search: $search, includeDismissed: $includeDismissed) {
      edges {
        node {
          id
          name
          email
        }
      }
    }
  }
`);

/** How many are offered at once. */
const FOUND = 20;

export interface Person {
  id: string;
  name: string;
}

interface PersonFieldProps extends FieldTexts {
  value: Person | null;
  onChange: (person: Person | null) => void;
  includeDismissed?: boolean;
  /** Whether it offers everybody as soon as it has the focus, before anything is typed. */
  opensOnFocus?: boolean;
}

/** A person, found by typing some of their name or e-mail; nobody, if it is emptied. */
export function PersonField({
  value,
  onChange,
  includeDismissed = false,
  opensOnFocus = true,
  ...texts
}: PersonFieldProps) {
  const t = usePeopleTexts();
  const [typed, setTyped] = useState(value?.name ?? '');
  // What stands there as the chosen one's name is no search: opened again, the field offers everybody.
  const search = useDebounced(typed === value?.name ? '' : typed, 150);
  const [{ data }] = useQuery({ query: FindPeople, variables: { first: FOUND, search, includeDismissed } });
  const people = data?.users.edges.map(({ node }) => node) ?? [];
  return (
    <ComboBox
      {...texts}
      items={people}
      hasMore={people.length >= FOUND}
      placeholder={t('nameOrEmail')}
      nothing={t('nothingFound')}
      menuTrigger={opensOnFocus ? 'focus' : 'input'}
      value={value?.id ?? null}
      inputValue={typed}
      onInputChange={(text) => {
        setTyped(text);
        if (text === '' && value) onChange(null);
      }}
      onChange={(key) => {
        const chosen = people.find(({ id }) => id === key);
        if (!chosen) return;
        setTyped(chosen.name);
        onChange({ id: chosen.id, name: chosen.name });
      }}
      onBlur={() => setTyped(value?.name ?? '')}
    >
      {({ id, name, email }) => <Option id={id} textValue={name}>{`${name} · ${email}`}</Option>}
    </ComboBox>
  );
}
