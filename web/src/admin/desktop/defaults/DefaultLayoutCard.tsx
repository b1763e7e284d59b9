import { useMutation } from 'urql';
import { UserErrors } from '@/forms/UserErrors';
import { Button } from '@/design/Button';
import { Card } from '@/design/Card';
import { showSuccess } from '@/design/Toast';
import { useFormat } from '@/format/useFormat';
import { graphql, readFragment, type FragmentType } from '@/gql';
import type { DefaultLayoutOwnerInput, EarlierDefaultInput } from '@/gql/graphql';
import { useDesktopSettingsTexts } from '../texts';
import css from './DefaultLayoutCard.module.css';
import { LayoutPicture } from './LayoutPicture';

const DefaultLayoutCardFragment = graphql(/* GraphQL */ `
  fragment DefaultLayoutCard on DefaultLayout {
    name
    revision
    isMade
    widgets {
      ...LayoutPicture
    }
    revisions(first: 1) {
      edges {
        cursor
        node {
          savedAt
          savedBy {
            name
          }
        }
      }
    }
  }
`);

const RestoreDefaultLayout = graphql(/* GraphQL */ `
  mutation RestoreDefaultLayout($input: RestoreDefaultLayoutInput!) {
    restoreDefaultLayout(input: $input) {
      defaultLayout {
        revision
      }
      userErrors {
        message
      }
    }
  }
`);

interface DefaultLayoutCardProps {
  owner: DefaultLayoutOwnerInput;
  layout: FragmentType<typeof DefaultLayoutCardFragment>;
  isWaiting: boolean;
  onArrange: () => void;
  /** It was taken back, or brought back. */
  onChanged: () => void;
}

/** A default desktop as it looks, and what can be done with it. */
export function DefaultLayoutCard(props: DefaultLayoutCardProps) {
  const { owner, isWaiting, onArrange, onChanged } = props;
  const { name, revision, isMade, widgets, revisions } = readFragment(
    DefaultLayoutCardFragment,
    props.layout,
  );
  const t = useDesktopSettingsTexts();
  const format = useFormat();
  const [{ data, error, fetching }, restore] = useMutation(RestoreDefaultLayout);
  const newest = revisions.edges[0]?.node;

  async function goBackTo(to: EarlierDefaultInput): Promise<boolean> {
    const answer = await restore({ input: { for: owner, to } });
    const isDone = answer.data?.restoreDefaultLayout.userErrors.length === 0;
    if (isDone) onChanged();
    return isDone;
  }

  async function takeBack() {
    if (!(await goBackTo({ default: true }))) return;
    showSuccess(t('defaultRemoved'), { label: t('undo'), onPress: () => void goBackTo({ revision }) });
  }

  return (
    <Card title={name ?? t('company')}>
      <div className={css.contents} aria-busy={isWaiting}>
        <p className={css.quiet}>{isMade ? t('defaultMade') : t('defaultUnmade')}</p>
        <LayoutPicture label={t('pictureOf', { name: name ?? t('company') })} widgets={widgets} />
        {newest && (
          <p className={css.quiet}>
            {t('arrangedLast', { name: newest.savedBy?.name ?? '—', when: format.instant(newest.savedAt) })}
          </p>
        )}
        <UserErrors failed={Boolean(error)} userErrors={data?.restoreDefaultLayout.userErrors} />
        <div className={css.actions}>
          <Button variant="primary" isDisabled={isWaiting} onPress={onArrange}>
            {t('arrange')}
          </Button>
          {isMade && (
            <Button isPending={fetching} isDisabled={isWaiting} onPress={() => void takeBack()}>
              {t('removeDefault')}
            </Button>
          )}
        </div>
      </div>
    </Card>
  );
}
