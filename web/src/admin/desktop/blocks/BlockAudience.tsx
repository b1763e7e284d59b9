import { ArrowLeft } from 'lucide-react';
import { useMemo } from 'react';
import { useMutation, useQuery } from 'urql';
import { LastChange } from '@/admin/audit/LastChange';
import { UserErrors } from '@/forms/UserErrors';
import { SaveBar } from '@/forms/SaveBar';
import { ButtonLink } from '@/design/Button';
import { Card } from '@/design/Card';
import { showSuccess } from '@/design/Toast';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { draftOf, inputOf, isSameAudience, type AudienceDraft } from '@/audience/audience';
import { AudienceField } from '@/audience/AudienceField';
import { HeadCount } from '@/audience/HeadCount';
import { useDesktopSettingsTexts } from '../texts';
import css from './BlockAudience.module.css';

const BlockAudienceFragment = graphql(/* GraphQL */ `
  fragment BlockAudience on WidgetSettings {
    widget
    title
    headCount
    audience {
      ...PrincipalsOfAudience
    }
  }
`);

const SetWidgetAudience = graphql(/* GraphQL */ `
  mutation SetWidgetAudience($input: SetWidgetAudienceInput!) {
    setWidgetAudience(input: $input) {
      widget {
        headCount
      }
      userErrors {
        message
      }
    }
  }
`);

const AudienceChanges = graphql(/* GraphQL */ `
  query LastChangeOfAudience($widget: ID!) {
    auditLog(first: 1, filter: { action: "setWidgetAudience", subject: $widget }) {
      ...LastChange
    }
  }
`);

interface BlockAudienceProps {
  block: FragmentType<typeof BlockAudienceFragment>;
  /** What is wanted and not saved. */
  draft: AudienceDraft | undefined;
  /** With null there is nothing unsaved any more. */
  onDraft: (draft: AudienceDraft | null) => void;
}

/** Decides who sees a block, and shows at once how many they are. */
export function BlockAudience({ block, draft, onDraft }: BlockAudienceProps) {
  const { widget, title, headCount, audience } = readFragment(BlockAudienceFragment, block);
  const t = useDesktopSettingsTexts();
  const [{ fetching, data, error }, setAudience] = useMutation(SetWidgetAudience);
  const [changes, refetch] = useQuery({ query: AudienceChanges, variables: { widget } });
  const saved = useMemo(() => draftOf(audience), [audience]);
  const wanted = draft ?? saved;

  async function save() {
    const answer = await setAudience({ input: { widget, audience: inputOf(wanted) } });
    const now = answer.data?.setWidgetAudience.widget;
    if (!now) return;
    onDraft(null);
    refetch({ requestPolicy: 'network-only' });
    showSuccess(t('audienceSaved', { title, count: now.headCount }));
  }

  return (
    <Card title={title}>
      <div className={css.contents}>
        <div className={css.back}>
          <ButtonLink variant="quiet" href="/admin/desktop">
            <ArrowLeft size={16} aria-hidden />
            {t('allBlocks')}
          </ButtonLink>
        </div>
        <AudienceField
          value={wanted}
          onChange={(next) => onDraft(isSameAudience(next, saved) ? null : next)}
        />
        <HeadCount audience={wanted} saved={headCount} />
        {changes.data && <LastChange entries={changes.data.auditLog} />}
        <UserErrors failed={Boolean(error)} userErrors={data?.setWidgetAudience.userErrors} />
        {draft && (
          <SaveBar
            text={t('audienceUnsaved')}
            save={t('save')}
            isSaving={fetching}
            onSave={() => void save()}
            onDiscard={() => onDraft(null)}
          />
        )}
      </div>
    </Card>
  );
}
