import { Download } from 'lucide-react';
import { classes } from '@/design/classes';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { useReportsTexts } from '../texts';
import css from './ReportPage.module.css';

const WidgetDownloads = graphql(/* GraphQL */ `
  fragment WidgetDownloads on Widget {
    excel: exportUrl(format: XLSX)
    csv: exportUrl(format: CSV, csvFor: PEOPLE)
  }
`);

/** What is shown, as a file. */
export function Downloads(props: { widget: FragmentType<typeof WidgetDownloads> }) {
  const { excel, csv } = readFragment(WidgetDownloads, props.widget);
  if (excel === null || csv === null) return null;
  return <DownloadLinks excel={excel} csv={csv} />;
}

/** The same in both formats. */
export function DownloadLinks({ excel, csv }: { excel: string; csv: string }) {
  const t = useReportsTexts();
  return (
    <div className={css.downloads}>
      <Download size={16} aria-hidden />
      <a
        href={excel}
        download
        aria-label={t('downloadAs', { format: t('excel') })}
        className={classes(css.download)}
      >
        {t('excel')}
      </a>
      <a
        href={csv}
        download
        aria-label={t('downloadAs', { format: t('csv') })}
        className={classes(css.download)}
      >
        {t('csv')}
      </a>
    </div>
  );
}
