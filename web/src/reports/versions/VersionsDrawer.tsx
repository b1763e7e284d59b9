import { useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { UserErrors } from '@/forms/UserErrors';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { Button } from '@/design/Button';
import { Drawer } from '@/design/Dialog';
import { Notice } from '@/design/Notice';
import { Badge } from '@/design/Badge';
import { showSuccess } from '@/design/Toast';
import { useFormat } from '@/format/useFormat';
import { graphql } from '@/gql';
import { useReportsTexts } from '../texts';
import { ChangeLine } from './ChangeLine';
import css from './VersionsDrawer.module.css';

const ReportVersions = graphql(/* GraphQL */ `
  query ReportVersions($report: ID!) {
    report(id: $report) {
      id
      name
      version
      versions(first: 100) {
        edges {
          cursor
          node {
            version
            savedAt
            author {
              name
            }
            changes {
              path
              ...ChangeLine
            }
          }
        }
      }
    }
  }
`);

const RestoreReportVersion = graphql(/* GraphQL */ `
  mutation RestoreReportVersion($report: ID!, $version: Int!, $baseVersion: Int!) {
    restoreReportVersion(input: { report: $report, version: $version, baseVersion: $baseVersion }) {
      report {
        id
        version
      }
      userErrors {
        message
      }
    }
  }
`);

/** What a report said before, newest first: who changed what of it, and the way back. */
export function VersionsDrawer({ report: id, onClose }: { report: string; onClose: () => void }) {
  const t = useReportsTexts();
  const format = useFormat();
  const [{ data }] = useQuery({ query: ReportVersions, variables: { report: id } });
  const [{ fetching, data: outcome, error }, restore] = useMutation(RestoreReportVersion);
  const [hasConflict, setHasConflict] = useState(false);
  const report = data?.report;
  const name = report?.name ?? '…';

  async function goBackTo(version: number, baseVersion: number) {
    const answer = await restore({ report: id, version, baseVersion });
    setHasConflict(
      answer.error?.graphQLErrors.some(({ extensions }) => extensions.code === 'CONFLICT') ?? false,
    );
    if (!answer.data?.restoreReportVersion.report) return;
    showSuccess(t('restored', { number: version }));
    onClose();
  }

  return (
    <Drawer
      isOpen
      title={t('versionsOf', { name })}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      {hasConflict ? (
        <Notice tone="warning">{t('conflict')}</Notice>
      ) : (
        <UserErrors userErrors={outcome?.restoreReportVersion.userErrors} failed={error !== undefined} />
      )}
      {!report?.versions ? (
        <PaneSkeleton />
      ) : (
        <ol className={css.versions}>
          {report.versions.edges.map(({ cursor, node: { version, savedAt, author, changes } }) => (
            <li key={cursor} className={css.version}>
              <div className={css.head}>
                <h3 className={css.title}>
                  {t('version', { number: version })}
                  {version === report.version && <Badge tone="accent">{t('present')}</Badge>}
                </h3>
                {version !== report.version && (
                  <Button
                    aria-label={t('restoreNamed', { number: version })}
                    isDisabled={fetching}
                    onPress={() => void goBackTo(version, report.version)}
                  >
                    {t('restore')}
                  </Button>
                )}
              </div>
              <p className={css.quiet}>
                {t('savedBy', { name: author?.name ?? t('theSystem'), when: format.instant(savedAt) })}
              </p>
              {changes.length === 0 ? (
                <p>{t('firstVersion')}</p>
              ) : (
                <ul className={css.changes}>
                  {changes.map((change) => (
                    <ChangeLine key={change.path.join('.')} change={change} />
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ol>
      )}
    </Drawer>
  );
}
