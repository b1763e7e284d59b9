import { useState } from 'react';
import { useQuery } from 'urql';
import { useDebounced } from '@/admin/common/useDebounced';
import { graphql } from '@/gql';
import { useBuilderTexts } from '../../texts';
import { ChosenValues, type ChosenProps } from './ChosenValues';

const PeopleForReports = graphql(/* GraphQL */ `
  query PeopleForReports($search: String!) {
    users(first: 20, search: $search) {
      edges {
        cursor
        node {
          id
          name
          department {
            name
          }
        }
      }
    }
  }
`);

/** Stands for the viewer among people, whose ids are never so short. */
const VIEWER = 'viewer';

/** Some people, or whoever looks. */
export function ChosenFromPeople(props: ChosenProps) {
  const t = useBuilderTexts();
  const [typed, setTyped] = useState('');
  const search = useDebounced(typed.trim(), 200);
  const [{ data }] = useQuery({ query: PeopleForReports, variables: { search } });
  const people = (data?.users.edges ?? []).map(({ node: { id, name, department } }) => ({
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
