import { useMemo } from 'react';
import { useQuery } from 'urql';
import { useDebounced } from '@/forms/useDebounced';
import { graphql } from '@/gql';
import { useFormat } from '@/format/useFormat';
import { useAudienceTexts } from './texts';
import { inputOf, type AudienceDraft } from './audience';
import css from './HeadCount.module.css';
import { NameList } from './NameList';

const PreviewAudience = graphql(/* GraphQL */ `
  query PreviewAudience($audience: AudienceInput!) {
    previewAudience(audience: $audience, first: 12) {
      headCount
      people {
        id
        name
      }
      userErrors {
        message
      }
    }
  }
`);

interface HeadCountProps {
  audience: AudienceDraft;
  /** How many people see it as it is saved, to tell the difference. */
  saved?: number;
}

/** How many people an audience has, and who they are, while it is decided. */
export function HeadCount({ audience, saved }: HeadCountProps) {
  const t = useAudienceTexts();
  const format = useFormat();
  const variables = useMemo(() => ({ audience: inputOf(audience) }), [audience]);
  const [{ data, stale, fetching }] = useQuery({
    query: PreviewAudience,
    variables: useDebounced(variables, 200),
  });
  const preview = data?.previewAudience;
  if (preview && preview.userErrors.length > 0) {
    return preview.userErrors.map(({ message }) => <p key={message}>{message}</p>);
  }
  return (
    <section
      aria-label={t('whoSeesIt')}
      aria-live="polite"
      aria-busy={fetching || stale}
      className={css.outcome}
    >
      <p className={css.figure}>
        <strong className={css.number}>
          {preview ? t('peopleSeeIt', { count: preview.headCount }) : '…'}
        </strong>
        {preview && saved !== undefined && preview.headCount !== saved && (
          <span className={css.saved}>{t('nowIs', { value: format.count(saved) })}</span>
        )}
      </p>
      {preview && <NameList people={preview.people} count={preview.headCount} />}
    </section>
  );
}
