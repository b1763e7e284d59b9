import { useQuery } from 'urql';
import { ButtonLink } from '@/design/Button';
import { EmptyState } from '@/design/EmptyState';
import { Cell, Column, Row, Table, TableBody, TableHeader } from '@/design/Table';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { useFormat } from '@/format/useFormat';
import { graphql } from '@/gql';
import css from './ConnectionsPage.module.css';
import { useConnectionsTexts } from './texts';

const FeedTokensQuery = graphql(/* GraphQL */ `
  query FeedTokens {
    apiTokens(first: 100) {
      edges {
        node {
          id
          name
          scopes
          lastUsedAt
          expiresAt
          user {
            id
            name
          }
        }
      }
    }
  }
`);

/** Tokens by which programs may send records. */
export function FeedTokens() {
  const t = useConnectionsTexts();
  const format = useFormat();
  const [{ data }] = useQuery({ query: FeedTokensQuery, requestPolicy: 'cache-and-network' });
  const tokens = data?.apiTokens.edges
    .map(({ node }) => node)
    .filter(({ scopes }) => scopes.includes('RECORDS'));
  return (
    <section className={css.section} aria-labelledby="feed">
      <div className={css.tools}>
        <div>
          <h2 id="feed">{t('feed')}</h2>
          <p className={css.quiet}>{t('feedText')}</p>
        </div>
        <ButtonLink href="/account">{t('toTokens')}</ButtonLink>
      </div>
      {!tokens && <PaneSkeleton />}
      {tokens?.length === 0 && <EmptyState title={t('noTokens')} text={t('noTokensText')} />}
      {tokens && tokens.length > 0 && (
        <div className={css.surface}>
          <Table aria-labelledby="feed">
            <TableHeader>
              <Column isRowHeader>{t('name')}</Column>
              <Column isBeside>{t('person')}</Column>
              <Column isBeside>{t('lastUsed')}</Column>
              <Column isBeside>{t('expires')}</Column>
            </TableHeader>
            <TableBody items={tokens}>
              {({ id, name, user, lastUsedAt, expiresAt }) => {
                const used = lastUsedAt === null ? t('never') : format.instant(lastUsedAt);
                return (
                  <Row id={id} key={id}>
                    <Cell>
                      {name || t('unnamed')}
                      <div className={css.onPhones}>
                        {user?.name} · {used}
                      </div>
                    </Cell>
                    <Cell isBeside>{user?.name}</Cell>
                    <Cell isBeside>{used}</Cell>
                    <Cell isBeside>
                      {expiresAt === null ? t('unlimited') : format.instantWithYear(expiresAt)}
                    </Cell>
                  </Row>
                );
              }}
            </TableBody>
          </Table>
        </div>
      )}
    </section>
  );
}
