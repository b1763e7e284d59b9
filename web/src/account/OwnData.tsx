import { useQuery } from 'urql';
import { ButtonLink } from '@/design/Button';
import { graphql } from '@/gql';
import css from './AccountPage.module.css';
import { useAccountTexts } from './texts';

const Own = graphql(/* GraphQL */ `
  query OwnData {
    viewer {
      ...ViewerOfSession
      exportUrl
    }
  }
`);

/** Taking away what is known of oneself. */
export function OwnData() {
  const t = useAccountTexts();
  const [{ data }] = useQuery({ query: Own });
  if (!data?.viewer) return null;
  return (
    <section className={css.section} aria-labelledby="data">
      <div className={css.tools}>
        <div>
          <h2 id="data">{t('data')}</h2>
          <p className={css.quiet}>{t('dataText')}</p>
        </div>
        <ButtonLink href={data.viewer.exportUrl} download="">
          {t('export')}
        </ButtonLink>
      </div>
    </section>
  );
}
