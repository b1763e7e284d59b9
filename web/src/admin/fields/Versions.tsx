import { useMutation, useQuery } from 'urql';
import { UserErrors } from '@/forms/UserErrors';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { Retry } from '@/feedback/Retry';
import { Button } from '@/design/Button';
import { Notice } from '@/design/Notice';
import { Badge } from '@/design/Badge';
import { showSuccess } from '@/design/Toast';
import { useFormat } from '@/format/useFormat';
import { graphql } from '@/gql';
import { isConflict } from './isConflict';
import { useFieldsTexts } from './texts';
import css from './Versions.module.css';

const VersionsOfFields = graphql(/* GraphQL */ `
  query ReportFieldSettingsVersions($first: Int!) {
    reportFieldSettingsVersions(first: $first) {
      totalCount
      edges {
        cursor
        node {
          version
          savedAt
          isCurrent
          author {
            name
          }
          diff
        }
      }
    }
  }
`);

const RestoreVersion = graphql(/* GraphQL */ `
  mutation RestoreReportFieldSettings($input: RestoreReportFieldSettingsInput!) {
    restoreReportFieldSettings(input: $input) {
      reportFieldSettings {
        version
      }
      userErrors {
        message
      }
    }
  }
`);

/** What was saved when and by whom, the latest first. Going back is a save like any other: it stands in the list too. */
export function Versions({ present }: { present: number }) {
  const t = useFieldsTexts();
  const format = useFormat();
  const [{ data, error }, refetch] = useQuery({
    query: VersionsOfFields,
    variables: { first: 50 },
    requestPolicy: 'network-only',
  });
  const [restoring, restore] = useMutation(RestoreVersion);
  if (!data) return error ? <Retry onRetry={refetch} /> : <PaneSkeleton />;

  async function goBackTo(version: number) {
    const answer = await restore({ input: { version, baseVersion: present } });
    refetch({ requestPolicy: 'network-only' });
    if (answer.data?.restoreReportFieldSettings.reportFieldSettings) showSuccess(t('restored', { version }));
  }

  return (
    <div className={css.versions}>
      {isConflict(restoring.error) ? (
        <Notice tone="warning">{t('restoreConflict')}</Notice>
      ) : (
        <UserErrors
          failed={Boolean(restoring.error)}
          userErrors={restoring.data?.restoreReportFieldSettings.userErrors}
        />
      )}
      <ol className={css.list}>
        {data.reportFieldSettingsVersions.edges.map(({ node }) => (
          <li key={node.version} className={css.version}>
            <div className={css.head}>
              <h3 className={css.title}>{t('version', { version: node.version })}</h3>
              {node.isCurrent ? (
                <Badge tone="accent">{t('inForce')}</Badge>
              ) : (
                <Button
                  aria-label={t('restoreVersion', { version: node.version })}
                  isDisabled={restoring.fetching}
                  onPress={() => void goBackTo(node.version)}
                >
                  {t('restore')}
                </Button>
              )}
            </div>
            <p className={css.quiet}>
              {t('savedBy', {
                name: node.author?.name ?? t('byImport'),
                when: format.instant(node.savedAt),
              })}
            </p>
            <ul className={css.diff}>
              {node.diff.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </div>
  );
}
