import { Link } from 'react-router';
import { Badge } from '@/design/Badge';
import { classes } from '@/design/classes';
import { useFormat } from '@/format/useFormat';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { useReportsTexts } from '../texts';
import css from './ReportsPage.module.css';

const ReportRowFragment = graphql(/* GraphQL */ `
  fragment ReportRow on Report {
    id
    name
    description
    isArchived
    isPublished
    isPinned
    changedAt
    changedBy {
      name
    }
    folder {
      name
    }
  }
`);

/** A report in a list. */
export function ReportRow(props: { report: FragmentType<typeof ReportRowFragment> }) {
  const report = readFragment(ReportRowFragment, props.report);
  const t = useReportsTexts();
  const format = useFormat();
  const about = [report.folder?.name, report.description].filter(Boolean).join(' · ');
  return (
    <li className={css.row}>
      <Link to={`/reports/${encodeURIComponent(report.id)}`} className={classes(css.name)}>
        {report.name}
      </Link>
      <span className={css.badges}>
        {report.isPublished && <Badge tone="success">{t('onDesktops')}</Badge>}
        {report.isPinned && <Badge>{t('pinned')}</Badge>}
        {report.isArchived && <Badge tone="warning">{t('archived')}</Badge>}
      </span>
      <span className={css.quiet}>{about}</span>
      <span className={classes(css.quiet, css.changed)}>
        {t('changed', {
          name: report.changedBy?.name ?? t('theSystem'),
          when: format.instant(report.changedAt),
        })}
      </span>
    </li>
  );
}
