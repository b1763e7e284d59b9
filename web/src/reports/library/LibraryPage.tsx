import { Link } from 'react-router';
import { useQuery } from 'urql';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { Retry } from '@/feedback/Retry';
import { graphql } from '@/gql';
import { useReportsTexts } from '../texts';
import css from './LibraryPage.module.css';
import { TemplateCard } from './TemplateCard';

const ReportLibrary = graphql(/* GraphQL */ `
  query ReportLibrary {
    reportTemplates {
      key
      group
      ...TemplateCard
    }
  }
`);

const GROUPS = ['LIBRARY', 'BLOCKS'] as const;

/** Ready reports to add, or to start from. */
export default function LibraryPage() {
  const t = useReportsTexts();
  const [{ data, error }, refetch] = useQuery({ query: ReportLibrary });
  return (
    <div className={css.page}>
      <title>{t('libraryTitle')}</title>
      <div className={css.header}>
        <p className={css.trail}>
          <Link to="/reports">{t('reports')}</Link>
        </p>
        <h1>{t('libraryTitle')}</h1>
        <p className={css.intro}>{t('libraryText')}</p>
      </div>
      {!data && (error ? <Retry onRetry={refetch} /> : <PaneSkeleton />)}
      {data &&
        GROUPS.map((group) => (
          <section key={group} aria-labelledby={group} className={css.group}>
            <h2 id={group} className={css.title}>
              {t(`group_${group}`)}
            </h2>
            <ul className={css.gallery}>
              {data.reportTemplates
                .filter((template) => template.group === group)
                .map((template) => (
                  <TemplateCard key={template.key} template={template} />
                ))}
            </ul>
          </section>
        ))}
    </div>
  );
}
