import { ArrowLeft } from 'lucide-react';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { LastChange } from '@/admin/audit/LastChange';
import { UserErrors } from '@/forms/UserErrors';
import { ButtonLink } from '@/design/Button';
import { Card } from '@/design/Card';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { draftOf, isSameAudience, type AudienceDraft } from '@/audience/audience';
import { AudienceField } from '@/audience/AudienceField';
import { HeadCount } from '@/audience/HeadCount';
import { useDesktopSettingsTexts } from '../texts';
import css from './BlockAudience.module.css';
import type { Refusal } from './useSavingBlocks';

const BlockAudienceFragment = graphql(/* GraphQL */ `
  fragment BlockAudience on WidgetSettings {
    widget
    title
    audience {
      ...PrincipalsOfAudience
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
  /** Why it could not be saved. */
  refusal: Refusal | undefined;
}

/** Decides who sees a block, and shows at once how many they are. */
export function BlockAudience({ block, draft, onDraft, refusal }: BlockAudienceProps) {
  const { widget, title, audience } = readFragment(BlockAudienceFragment, block);
  const t = useDesktopSettingsTexts();
  const [changes] = useQuery({ query: AudienceChanges, variables: { widget } });
  const saved = useMemo(() => draftOf(audience), [audience]);
  const wanted = draft ?? saved;

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
        <HeadCount audience={wanted} saved={saved} />
        {changes.data && <LastChange entries={changes.data.auditLog} />}
        {refusal && <UserErrors {...refusal} />}
      </div>
    </Card>
  );
}
