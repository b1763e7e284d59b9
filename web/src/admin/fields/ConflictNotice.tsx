import { useEffect } from 'react';
import { useQuery } from 'urql';
import { Button } from '@/design/Button';
import { Notice } from '@/design/Notice';
import { useFormat } from '@/format/useFormat';
import { graphql } from '@/gql';
import css from './ConflictNotice.module.css';
import { useFieldsTexts } from './texts';

const VersionsSince = graphql(/* GraphQL */ `
  query ReportFieldSettingsVersionsSince {
    reportFieldSettingsVersions(first: 10) {
      edges {
        cursor
        node {
          version
          savedAt
          author {
            name
          }
          diff
        }
      }
    }
  }
`);

interface ConflictNoticeProps {
  /** The version that was on the page when the changes were begun. */
  since: number;
  /** Whether what was saved meanwhile is on the page already. */
  isRead: boolean;
  onRead: () => void;
  onKeepMine: () => void;
  onDiscardMine: () => void;
}

/** Somebody saved while changes were made: what they did, and what can be done now. */
export function ConflictNotice({ since, isRead, onRead, onKeepMine, onDiscardMine }: ConflictNoticeProps) {
  const t = useFieldsTexts();
  const format = useFormat();
  const [{ data }] = useQuery({ query: VersionsSince, requestPolicy: 'network-only' });
  useEffect(() => {
    if (!isRead) onRead();
    // Once, when it appears: what is read then is what is shown.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const theirs = (data?.reportFieldSettingsVersions.edges ?? [])
    .map(({ node }) => node)
    .filter(({ version }) => version > since);
  return (
    <Notice tone="warning">
      <div className={css.words}>
        <p className={css.title}>{t('conflict')}</p>
        {theirs.map(({ version, savedAt, author, diff }) => (
          <div key={version}>
            <p>{t('savedBy', { name: author?.name ?? t('byImport'), when: format.instant(savedAt) })}</p>
            <ul className={css.diff}>
              {diff.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </div>
        ))}
        <p>{t('conflictText')}</p>
        <div className={css.actions}>
          <Button isDisabled={!isRead} onPress={onKeepMine}>
            {t('keepMine')}
          </Button>
          <Button onPress={onDiscardMine}>{t('discardMine')}</Button>
        </div>
      </div>
    </Notice>
  );
}
