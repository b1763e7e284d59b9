import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { Retry } from '@/feedback/Retry';
import { ButtonLink } from '@/design/Button';
import { Card } from '@/design/Card';
import { EmptyState } from '@/design/EmptyState';
import { graphql } from '@/gql';
import { useDesktopSettingsTexts } from '../texts';
import { PersonPicker } from './PersonPicker';
import css from './PersonSection.module.css';
import { VisibilityTable } from './VisibilityTable';

const WhatPersonSees = graphql(/* GraphQL */ `
  query WhatPersonSees($user: ID!) {
    node(id: $user) {
      ... on User {
        id
        name
      }
    }
    widgetVisibility(user: $user) {
      ...VisibilityTable
    }
  }
`);

/** Why a person sees each block, or does not. The address has the person. */
export function PersonSection() {
  const t = useDesktopSettingsTexts();
  const [parameters, setParameters] = useSearchParams();
  const user = parameters.get('person');
  const [{ data, error }, refetch] = useQuery({
    query: WhatPersonSees,
    variables: { user: user ?? '' },
    pause: user === null,
  });
  const answered = user === null ? undefined : data;
  const person = answered?.node?.__typename === 'User' ? answered.node : null;
  return (
    <div className={css.section}>
      <div className={css.top}>
        <div className={css.picker}>
          <PersonPicker
            label={t('whoseDesktop')}
            person={person}
            onPick={({ id }) => setParameters({ section: 'person', person: id })}
          />
        </div>
        {person && (
          <ButtonLink href={`/?asUser=${encodeURIComponent(person.id)}`}>
            {t('openDesktopAs', { name: person.name })}
          </ButtonLink>
        )}
      </div>
      {person && answered ? (
        <Card title={t('seesWhat', { name: person.name })}>
          <VisibilityTable visibility={answered.widgetVisibility} />
        </Card>
      ) : user === null ? (
        <EmptyState title={t('choosePerson')} text={t('choosePersonText')} />
      ) : error || answered ? (
        <Retry onRetry={refetch} />
      ) : (
        <PaneSkeleton lines={12} />
      )}
    </div>
  );
}
