import { useQuery } from 'urql';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { useAdminTexts } from '@/admin/texts';
import { Retry } from '@/feedback/Retry';
import { graphql } from '@/gql';
import { FieldSettings } from './FieldSettings';
import css from './ReportFieldSettingsPage.module.css';
import { VersionLine } from './VersionLine';

const Page = graphql(/* GraphQL */ `
  query ReportFieldSettingsPage {
    ...FieldSettings
    ...VersionLine
  }
`);

/** What won, lost, price and source mean in reports. */
export default function ReportFieldSettingsPage() {
  const t = useAdminTexts();
  const [{ data, error }, refetch] = useQuery({ query: Page });
  return (
    <div className={css.page}>
      <title>{t('fields')}</title>
      <header className={css.header}>
        <h1>{t('fields')}</h1>
        {data && <VersionLine settings={data} />}
      </header>
      {data ? (
        <FieldSettings settings={data} onOutdated={() => refetch({ requestPolicy: 'network-only' })} />
      ) : error ? (
        <Retry onRetry={refetch} />
      ) : (
        <PaneSkeleton lines={10} />
      )}
    </div>
  );
}
