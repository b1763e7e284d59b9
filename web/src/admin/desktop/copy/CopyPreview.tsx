import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { UserErrors } from '@/forms/UserErrors';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { useDebounced } from '@/forms/useDebounced';
import { Notice } from '@/design/Notice';
import { graphql } from '@/gql';
import type { CopyLayoutInput } from '@/gql/graphql';
import { NameList } from '@/audience/NameList';
import { useDesktopSettingsTexts } from '../texts';
import css from './CopyPreview.module.css';

const PreviewCopyLayout = graphql(/* GraphQL */ `
  query PreviewCopyLayout($input: CopyLayoutInput!) {
    previewCopyLayout(input: $input, first: 12) {
      receiving {
        count
        people {
          id
          name
        }
      }
      overwritten {
        count
      }
      keeping {
        count
        people {
          id
          name
        }
      }
      userErrors {
        message
      }
    }
  }
`);

interface CopyPreviewProps {
  input: CopyLayoutInput;
  /** What to do about so many people. */
  action: (count: number) => ReactNode;
}

/** Who would get a layout, and who would keep their own. */
export function CopyPreview({ input, action }: CopyPreviewProps) {
  const t = useDesktopSettingsTexts();
  const debouncedInput = useDebounced(input, 200);
  const [{ data, error, fetching }] = useQuery({
    query: PreviewCopyLayout,
    variables: { input: debouncedInput },
    requestPolicy: 'network-only',
  });
  if (!data) return error ? <UserErrors failed userErrors={[]} /> : <PaneSkeleton lines={3} />;
  const { receiving, overwritten, keeping, userErrors } = data.previewCopyLayout;
  if (userErrors.length > 0) return <UserErrors failed={false} userErrors={userErrors} />;
  const isSettled = debouncedInput === input && !fetching;
  return (
    <div className={css.preview} aria-live="polite" aria-busy={!isSettled}>
      <p>{t('receiving', { count: receiving.count })}</p>
      <NameList people={receiving.people} count={receiving.count} />
      {overwritten.count > 0 && (
        <Notice tone="warning">{t('overwritten', { count: overwritten.count })}</Notice>
      )}
      {keeping.count > 0 && (
        <>
          <p>{t('keeping', { count: keeping.count })}</p>
          <NameList people={keeping.people} count={keeping.count} />
        </>
      )}
      {isSettled && <div>{action(receiving.count)}</div>}
    </div>
  );
}
