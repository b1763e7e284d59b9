import { useMutation, useQuery } from 'urql';
import { Button } from '@/design/Button';
import { Dialog } from '@/design/Dialog';
import { Cell, Column, Row, Table, TableBody, TableHeader } from '@/design/Table';
import { showFailure, showSuccess } from '@/design/Toast';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { Retry } from '@/feedback/Retry';
import form from '@/forms/FormDialog.module.css';
import { useFormat } from '@/format/useFormat';
import { graphql } from '@/gql';
import { TurnedPager } from '@/paging/TurnedPager';
import { PAGE, useTurning } from '@/paging/usePages';
import { useBrowserName } from '@/session/useBrowserName';
import css from '../shared/parts.module.css';
import { usePeopleTexts } from '../texts';

const SessionsOfUser = graphql(/* GraphQL */ `
  query SessionsOfUser($user: ID!, $first: Int!, $after: String) {
    sessions(user: $user, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          client
          address
          lastSeenAt
        }
      }
    }
  }
`);

const EndSessionOfUser = graphql(/* GraphQL */ `
  mutation EndSessionOfUser($input: SessionInput!) {
    endSession(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const EndSessionsOf = graphql(/* GraphQL */ `
  mutation EndSessionsOf($input: UserInput!) {
    endSessionsOf(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const TOUCHES = { additionalTypenames: ['Session'] };

interface SessionsDialogProps {
  user: { id: string; name: string };
  onClose: () => void;
}

/** Where somebody is signed in, for administrators, who may end it. */
export function SessionsDialog({ user, onClose }: SessionsDialogProps) {
  const t = usePeopleTexts();
  const format = useFormat();
  const nameOf = useBrowserName();
  const { after, ...pages } = useTurning();
  const [{ data, error }, refetch] = useQuery({
    query: SessionsOfUser,
    variables: { user: user.id, first: PAGE, after },
    requestPolicy: 'cache-and-network',
  });
  const [, endOne] = useMutation(EndSessionOfUser);
  const [, endAll] = useMutation(EndSessionsOf);
  const tell = (done: { error?: unknown }) =>
    done.error ? showFailure(t('sessionsNotEnded')) : showSuccess(t('sessionsEnded'));
  const title = t('sessionsOf', { name: user.name });
  const sessions = data?.sessions.edges.map(({ node }) => node);
  return (
    <Dialog isOpen isDismissable={false} isWide title={title} onOpenChange={onClose}>
      <div className={form.form}>
        {!sessions && (error ? <Retry onRetry={refetch} /> : <PaneSkeleton />)}
        {data?.sessions.totalCount === 0 && <p>{t('noSessions')}</p>}
        {sessions && sessions.length > 0 && (
          <Table aria-label={title}>
            <TableHeader>
              <Column isRowHeader>{t('browser')}</Column>
              <Column isBeside>{t('lastSeen')}</Column>
              <Column>
                <span className={css.hidden}>{t('actions')}</span>
              </Column>
            </TableHeader>
            <TableBody items={sessions}>
              {({ id, client, address, lastSeenAt }) => (
                <Row id={id}>
                  <Cell>
                    <span title={client}>{nameOf(client)}</span>
                    <div className={css.small}>{address}</div>
                    <div className={css.onPhones}>{format.instant(lastSeenAt)}</div>
                  </Cell>
                  <Cell isBeside>{format.instant(lastSeenAt)}</Cell>
                  <Cell>
                    <Button
                      variant="quiet"
                      aria-label={t('endSessionOf', { name: nameOf(client) })}
                      onPress={() => void endOne({ input: { session: id } }, TOUCHES).then(tell)}
                    >
                      {t('endSession')}
                    </Button>
                  </Cell>
                </Row>
              )}
            </TableBody>
          </Table>
        )}
        {data && <TurnedPager {...pages} list={title} page={data.sessions} />}
        <div className={form.actions}>
          <Button onPress={onClose}>{t('close')}</Button>
          {sessions && sessions.length > 0 && (
            <Button
              variant="danger"
              onPress={() => void endAll({ input: { user: user.id } }, TOUCHES).then(tell)}
            >
              {t('endSessions')}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}
