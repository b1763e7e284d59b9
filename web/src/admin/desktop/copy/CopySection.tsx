import { useMemo, useState } from 'react';
import { useMutation } from 'urql';
import { UserErrors } from '@/forms/UserErrors';
import { TwoPanes } from '@/design/TwoPanes';
import { Button } from '@/design/Button';
import { Card } from '@/design/Card';
import { Checkbox } from '@/design/Checkbox';
import { EmptyState } from '@/design/EmptyState';
import { showSuccess } from '@/design/Toast';
import { graphql } from '@/gql';
import type { CopyLayoutInput, LayoutSourceInput } from '@/gql/graphql';
import { inputOf, isSameAudience, NOBODY } from '@/audience/audience';
import { AudienceField } from '@/audience/AudienceField';
import { useDesktopSettingsTexts } from '../texts';
import { CopyPreview } from './CopyPreview';
import css from './CopySection.module.css';
import { LayoutSource } from './LayoutSource';

const CopyLayout = graphql(/* GraphQL */ `
  mutation CopyLayout($input: CopyLayoutInput!) {
    copyLayout(input: $input) {
      receiving {
        count
      }
      userErrors {
        message
      }
    }
  }
`);

/** Gives people a layout that they go on with as their own, after a look at who they are. */
export function CopySection() {
  const t = useDesktopSettingsTexts();
  const [source, setSource] = useState<LayoutSourceInput | null>(null);
  const [audience, setAudience] = useState(NOBODY);
  const [overwriteOwn, setOverwriteOwn] = useState(false);
  const [{ fetching, data, error }, copy] = useMutation(CopyLayout);
  const input = useMemo<CopyLayoutInput | null>(
    () =>
      source && !isSameAudience(audience, NOBODY)
        ? { from: source, to: inputOf(audience), overwriteOwn }
        : null,
    [source, audience, overwriteOwn],
  );

  async function send() {
    if (!input) return;
    const answer = await copy({ input });
    const done = answer.data?.copyLayout;
    if (done?.userErrors.length !== 0) return;
    setAudience(NOBODY);
    showSuccess(t('copied', { count: done.receiving.count }));
  }

  return (
    <TwoPanes
      outcome={
        <Card title={t('whoGetsIt')}>
          {input ? (
            <CopyPreview
              input={input}
              action={(count) => (
                <Button
                  variant="primary"
                  isPending={fetching}
                  isDisabled={count === 0}
                  onPress={() => void send()}
                >
                  {t('copyTo', { count })}
                </Button>
              )}
            />
          ) : (
            <EmptyState title={t('nothingToCopy')} text={t('nothingToCopyText')} />
          )}
          <UserErrors failed={Boolean(error)} userErrors={data?.copyLayout.userErrors} />
        </Card>
      }
    >
      <Card title={t('copyFrom')}>
        <LayoutSource onChange={setSource} />
      </Card>
      <Card title={t('copyToWhom')}>
        <div className={css.receivers}>
          <AudienceField isOnce value={audience} onChange={setAudience} />
          <Checkbox isSelected={overwriteOwn} onChange={setOverwriteOwn}>
            {t('overwriteOwn')}
          </Checkbox>
        </div>
      </Card>
    </TwoPanes>
  );
}
