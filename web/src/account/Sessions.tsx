import { useMutation, useQuery } from 'urql';
import { Button } from '@/design/Button';
import hidden from '@/design/hidden.module.css';
import { Cell, Column, Row, Table, TableBody, TableHeader } from '@/design/Table';
import { Badge } from '@/design/Badge';
import { showFailure, showSuccess } from '@/design/Toast';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { Retry } from '@/feedback/Retry';
import { useFormat } from '@/format/useFormat';
import { graphql } from '@/gql';
import { TurnedPager } from '@/paging/TurnedPager';
import { PAGE, useTurning } from '@/paging/usePages';
import { useBrowserName } from '@/session/useBrowserName';
import css from './AccountPage.module.css';
import { useAccountTexts } from './texts';

const SessionList = graphql(/* GraphQL */ `
  query SessionList($first: Int!, $after: String) {
    sessions(first: $first, after: $after) {
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
          createdAt
          lastSeenAt
          isCurrent
          isFramed
        }
      }
    }
  }
`);

const EndSession = graphql(/* GraphQL */ `
  mutation EndSession($input: SessionInput!) {
    endSession(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const EndOtherSessions = graphql(/* GraphQL */ `
  mutation EndOtherSessions {
    endOtherSessions {
      userErrors {
        message
      }
    }
  }
`);

const TOUCHES = { additionalTypenames: ['Session'] };

export function Sessions() {
  const t = useAccountTexts();
  const format = useFormat();
  const { after, ...pages } = useTurning();
  const [{ data, error }, refetch] = useQuery({
    query: SessionList,
    variables: { first: PAGE, after },
    requestPolicy: 'cache-and-network',
  });
  const [, endSession] = useMutation(EndSession);
  const [, endOthers] = useMutation(EndOtherSessions);
  const nameOf = useBrowserName();
  if (!data && error) return <Retry onRetry={refetch} />;
  const sessions = data?.sessions.edges.map(({ node }) => node);

  const tell = (done: { error?: unknown }, text: string) =>
    done.error ? showFailure(t('notDone')) : showSuccess(text);

  return (
    <section className={css.section} aria-labelledby="sessions">
      <div className={css.tools}>
        <div>
          <h2 id="sessions">{t('sessions')}</h2>
          <p className={css.quiet}>{t('sessionsText')}</p>
        </div>
        {data && data.sessions.totalCount > 1 && (
          <Button onPress={() => void endOthers({}, TOUCHES).then((done) => tell(done, t('othersEnded')))}>
            {t('endOthers')}
          </Button>
        )}
      </div>
      {!sessions && <PaneSkeleton />}
      {sessions && (
        <div className={css.surface}>
          <Table aria-labelledby="sessions">
            <TableHeader>
              <Column isRowHeader>{t('browser')}</Column>
              <Column isBeside>{t('lastSeen')}</Column>
              <Column isBeside>{t('signedIn')}</Column>
              <Column>
                <span className={hidden.hidden}>{t('actions')}</span>
              </Column>
            </TableHeader>
            <TableBody items={sessions}>
              {({ id, client, address, createdAt, lastSeenAt, isCurrent, isFramed }) => (
                <Row id={id}>
                  <Cell>
                    <span title={client}>{nameOf(client)}</span>{' '}
                    {isCurrent && <Badge tone="accent">{t('thisOne')}</Badge>}
                    {isFramed && <Badge>{t('inFrame')}</Badge>}
                    {address !== '' && <div className={css.quiet}>{address}</div>}
                    <div className={css.onPhones}>{format.instant(lastSeenAt)}</div>
                  </Cell>
                  <Cell isBeside>{format.instant(lastSeenAt)}</Cell>
                  <Cell isBeside>{format.instant(createdAt)}</Cell>
                  <Cell>
                    {!isCurrent && (
                      <Button
                        variant="quiet"
                        aria-label={t('endOf', { name: nameOf(client) })}
                        onPress={() =>
                          void endSession({ input: { session: id } }, TOUCHES).then((done) =>
                            tell(done, t('ended')),
                          )
                        }
                      >
                        {t('end')}
                      </Button>
                    )}
                  </Cell>
                </Row>
              )}
            </TableBody>
          </Table>
        </div>
      )}
      {data && <TurnedPager {...pages} list={t('sessions')} page={data.sessions} />}
    </section>
  );
}
