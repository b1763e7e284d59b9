import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { TwoPanes } from '@/design/TwoPanes';
import { UnsavedGuard } from '@/forms/UnsavedGuard';
import { Retry } from '@/feedback/Retry';
import { classes } from '@/design/classes';
import { EmptyState } from '@/design/EmptyState';
import { graphql } from '@/gql';
import type { AudienceDraft } from '@/audience/audience';
import { useDesktopSettingsTexts } from '../texts';
import { BlockAudience } from './BlockAudience';
import css from './BlocksSection.module.css';
import { BlocksForm } from './BlocksForm';

const Blocks = graphql(/* GraphQL */ `
  query BlocksOfDesktops {
    desktopSettings {
      ...BlocksForm
      widgets {
        widget
        key
        ...BlockAudience
      }
    }
    switched: auditLog(first: 1, filter: { action: "updateDesktopSettings" }) {
      ...LastChange
    }
  }
`);

/** Every block with whom it is for, and what people may do with them; beside it, the audience of the block that is chosen. */
export function BlocksSection() {
  const t = useDesktopSettingsTexts();
  const [{ data, error }, refetch] = useQuery({ query: Blocks });
  const [parameters] = useSearchParams();
  const [areRulesChanged, setRulesChanged] = useState(false);
  // Whoever looks at another block meanwhile finds what they began.
  const [drafts, setDrafts] = useState<ReadonlyMap<string, AudienceDraft>>(new Map());
  if (!data) return error ? <Retry onRetry={refetch} /> : <PaneSkeleton lines={12} />;
  const chosen = data.desktopSettings.widgets.find(({ key }) => key === parameters.get('block'));
  const keep = (widget: string, draft: AudienceDraft | null) => {
    setDrafts((before) => {
      const after = new Map(before);
      if (draft) after.set(widget, draft);
      else after.delete(widget);
      return after;
    });
  };
  return (
    <div className={classes(chosen && css.chosen)}>
      <UnsavedGuard
        isDirty={areRulesChanged || drafts.size > 0}
        losesAlso={(from, to) => from.get('section') !== to.get('section')}
      />
      <TwoPanes
        outcome={
          chosen ? (
            <BlockAudience
              key={chosen.widget}
              block={chosen}
              draft={drafts.get(chosen.widget)}
              onDraft={(draft) => keep(chosen.widget, draft)}
            />
          ) : (
            <div className={css.unchosen}>
              <EmptyState title={t('chooseBlock')} text={t('chooseBlockText')} />
            </div>
          )
        }
      >
        <div className={css.list}>
          <BlocksForm
            settings={data.desktopSettings}
            lastChange={data.switched}
            unsaved={drafts}
            onDirty={setRulesChanged}
          />
        </div>
      </TwoPanes>
    </div>
  );
}
