import { useState } from 'react';
import { useQuery } from 'urql';
import { PagedList } from '@/paging/PagedList';
import { isBare, PAGE, usePages } from '@/paging/usePages';
import { Button } from '@/design/Button';
import { EmptyState } from '@/design/EmptyState';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { Retry } from '@/feedback/Retry';
import { ConfirmDialog } from '@/forms/ConfirmDialog';
import { useFormat } from '@/format/useFormat';
import { graphql } from '@/gql';
import { useWaitingTexts } from './texts';
import { MOST_AT_ONCE, useActs } from './useActs';
import css from './WaitingPage.module.css';
import { WaitingTable } from './WaitingTable';

const WaitingRows = graphql(/* GraphQL */ `
  query WaitingRows($first: Int!, $after: String, $search: String!) {
    waitingRows(first: $first, after: $after, search: $search) {
      totalCount
      edges {
        node {
          id
          ...WaitingTable
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** Rows of the feed that wait for what they refer to. */
export default function WaitingPage() {
  const t = useWaitingTexts();
  const format = useFormat();
  const acts = useActs();
  const pages = usePages();
  const { wanted: search, after } = pages;
  const [{ data, error, fetching }, refetch] = useQuery({
    query: WaitingRows,
    variables: { first: PAGE, after, search },
    requestPolicy: 'cache-and-network',
  });
  const [isDismissing, setDismissing] = useState(false);
  if (!data && error) return <Retry onRetry={refetch} />;
  const page = data && { ...data.waitingRows, before: pages.cursors.length * PAGE };
  const count = page?.totalCount ?? 0;
  const isEmpty = page !== undefined && isBare(pages, page, fetching);
  return (
    <section className={css.waiting} aria-labelledby="waiting">
      <title>{t('waiting')}</title>
      <div className={css.tools}>
        <div className={css.words}>
          <h2 id="waiting">{t('waiting')}</h2>
          <p className={css.quiet}>{t('intro')}</p>
        </div>
        {count > 0 && (
          <div className={css.acts}>
            <Button onPress={() => void acts.retry({ search })}>{t('retryFound')}</Button>
            <Button onPress={() => setDismissing(true)}>{t('dismissFound')}</Button>
          </div>
        )}
      </div>
      {!page && <PaneSkeleton />}
      {isEmpty && <EmptyState title={t('nothing')} text={t('nothingText')} />}
      {page && !isEmpty && (
        <PagedList label={t('waiting')} placeholder={t('search')} pages={pages} page={page}>
          <WaitingTable rows={page.edges.map(({ node }) => node)} acts={acts} />
        </PagedList>
      )}
      {isDismissing && (
        <ConfirmDialog
          title={t('dismissFound')}
          text={
            count > MOST_AT_ONCE
              ? t('dismissFirst', { count: format.count(MOST_AT_ONCE), all: format.count(count) })
              : t('dismissText', { count })
          }
          action={t('dismiss')}
          isDangerous
          onClose={() => setDismissing(false)}
          onConfirm={() => acts.dismiss({ search })}
        />
      )}
    </section>
  );
}
