import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { TwoPanes } from '@/design/TwoPanes';
import { SaveBar } from '@/forms/SaveBar';
import { UnsavedGuard } from '@/forms/UnsavedGuard';
import { Retry } from '@/feedback/Retry';
import { classes } from '@/design/classes';
import { EmptyState } from '@/design/EmptyState';
import { graphql } from '@/gql';
import type { UpdateDesktopSettingsInput } from '@/gql/graphql';
import type { AudienceDraft } from '@/audience/audience';
import { useDesktopSettingsTexts } from '../texts';
import { BlockAudience } from './BlockAudience';
import css from './BlocksSection.module.css';
import { BlocksForm } from './BlocksForm';
import { RULES, useSavingBlocks } from './useSavingBlocks';

const NO_RULES = { wanted: {}, changes: 0 };

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
  const [rules, setRules] = useState<{ wanted: UpdateDesktopSettingsInput; changes: number }>(NO_RULES);
  // What was read of a block before it was saved is read again.
  const [saves, setSaves] = useState(0);
  const { save, isSaving, refusals, forget } = useSavingBlocks();
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
  const changes = rules.changes + drafts.size;

  async function saveAll() {
    const saved = await save(rules.changes > 0 ? rules.wanted : undefined, drafts);
    if (saved.has(RULES)) setRules(NO_RULES);
    setDrafts((before) => new Map([...before].filter(([widget]) => !saved.has(widget))));
    // Who changed it last, and how many see it now.
    refetch({ requestPolicy: 'network-only' });
    setSaves((before) => before + 1);
  }

  return (
    <div className={classes(chosen && css.chosen)}>
      <UnsavedGuard
        isDirty={changes > 0}
        losesAlso={(from, to) => from.get('section') !== to.get('section')}
      />
      <TwoPanes
        outcome={
          chosen ? (
            <BlockAudience
              key={`${chosen.widget} ${saves}`}
              block={chosen}
              draft={drafts.get(chosen.widget)}
              onDraft={(draft) => keep(chosen.widget, draft)}
              refusal={refusals.get(chosen.widget)}
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
            wanted={rules.wanted}
            onWanted={(wanted, count) => setRules({ wanted, changes: count })}
            refusal={refusals.get(RULES)}
          />
        </div>
      </TwoPanes>
      {changes > 0 && (
        <SaveBar
          text={t('changes', { count: changes })}
          save={t('save')}
          isSaving={isSaving}
          onSave={() => void saveAll()}
          onDiscard={() => {
            setRules(NO_RULES);
            setDrafts(new Map());
            forget();
          }}
        />
      )}
    </div>
  );
}
