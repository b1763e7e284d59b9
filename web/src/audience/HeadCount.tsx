import { useMemo } from 'react';
import { useQuery } from 'urql';
import { useDebounced } from '@/forms/useDebounced';
import { graphql } from '@/gql';
import { useAudienceTexts } from './texts';
import { inputOf, type AudienceDraft } from './audience';
import css from './HeadCount.module.css';
import { Difference } from './Difference';
import { NameList } from './NameList';

const PreviewAudience = graphql(/* GraphQL */ `
  query PreviewAudience($audience: AudienceInput!, $before: AudienceInput) {
    previewAudience(audience: $audience, comparedWith: $before, first: 12) {
      headCount
      gaining {
        ...PeopleOfDifference
      }
      losing {
        ...PeopleOfDifference
      }
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
  /** As it is saved, to tell the difference. */
  saved?: AudienceDraft;
}

/** How many people an audience has, and who they are, while it is decided. */
export function HeadCount({ audience, saved }: HeadCountProps) {
  const t = useAudienceTexts();
  const variables = useMemo(
    () => ({ audience: inputOf(audience), before: saved && inputOf(saved) }),
    [audience, saved],
  );
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
      </p>
      {preview?.gaining && <Difference way="gaining" people={preview.gaining} />}
      {preview?.losing && <Difference way="losing" people={preview.losing} />}
      {preview && <NameList people={preview.people} count={preview.headCount} />}
    </section>
  );
}
