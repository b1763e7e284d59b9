import { lazy, Suspense } from 'react';
import { useQuery } from 'urql';
import { Retry } from '@/feedback/Retry';
import { graphql } from '@/gql';
import { useSession } from '@/session/viewer';
import css from './GraphiQLPage.module.css';
import { useGraphiQLTexts } from './texts';

/** Megabytes: for those who may use it. */
const Workbench = lazy(() => import('./Workbench'));
const NotSignedIn = lazy(() => import('./NotSignedIn'));

const WhoUsesTheApi = graphql(/* GraphQL */ `
  query WhoUsesTheApi {
    viewer {
      ...ViewerOfSession
    }
  }
`);

/** A page of its own, outside of the desktop's: it has a policy of its own too. */
export function GraphiQLPage() {
  const t = useGraphiQLTexts();
  const viewer = useSession();
  const [{ error }, refetch] = useQuery({ query: WhoUsesTheApi });
  return (
    <div className={css.page}>
      <header className={css.bar}>
        <h1>{t('title')}</h1>
        {viewer && <p className={css.viewer}>{t('signedInAs', { name: viewer.name })}</p>}
        <a href="/">{t('toDesktop')}</a>
      </header>
      <main className={css.main}>
        {viewer && (
          <Suspense>
            <Workbench />
          </Suspense>
        )}
        {viewer === null && (
          <Suspense>
            <NotSignedIn />
          </Suspense>
        )}
        {viewer === undefined && error && <Retry onRetry={refetch} />}
      </main>
    </div>
  );
}
