import { useState } from 'react';
import { useMutation } from 'urql';
import { inputOf, type AudienceDraft } from '@/audience/audience';
import { showSuccess } from '@/design/Toast';
import { graphql } from '@/gql';
import type { UpdateDesktopSettingsInput } from '@/gql/graphql';
import { useDesktopSettingsTexts } from '../texts';

const UpdateDesktopSettings = graphql(/* GraphQL */ `
  mutation UpdateDesktopSettings($input: UpdateDesktopSettingsInput!) {
    updateDesktopSettings(input: $input) {
      desktopSettings {
        ...BlocksForm
      }
      userErrors {
        message
      }
    }
  }
`);

const SetWidgetAudience = graphql(/* GraphQL */ `
  mutation SetWidgetAudience($input: SetWidgetAudienceInput!) {
    setWidgetAudience(input: $input) {
      widget {
        title
        headCount
      }
      userErrors {
        message
      }
    }
  }
`);

/** Why something was not saved. */
export interface Refusal {
  failed: boolean;
  userErrors: readonly { message: string }[] | undefined;
}

/** What the refusal of the rules is kept under, beside those of blocks by their id. */
export const RULES = 'rules';

/** Saves what is wanted of desktops, one thing after another: each is saved or told why not, whatever becomes of the others. */
export function useSavingBlocks() {
  const t = useDesktopSettingsTexts();
  const [, update] = useMutation(UpdateDesktopSettings);
  const [, setAudience] = useMutation(SetWidgetAudience);
  const [isSaving, setSaving] = useState(false);
  const [refusals, setRefusals] = useState<ReadonlyMap<string, Refusal>>(new Map());

  /** What was saved: `RULES`, and the ids of blocks. */
  async function save(
    rules: UpdateDesktopSettingsInput | undefined,
    audiences: ReadonlyMap<string, AudienceDraft>,
  ): Promise<ReadonlySet<string>> {
    setSaving(true);
    const saved = new Set<string>();
    const refused = new Map<string, Refusal>();
    if (rules) {
      const { data, error } = await update({ input: rules });
      const userErrors = data?.updateDesktopSettings.userErrors;
      if (userErrors?.length === 0) saved.add(RULES);
      else refused.set(RULES, { failed: error !== undefined, userErrors });
    }
    for (const [widget, draft] of audiences) {
      const { data, error } = await setAudience({ input: { widget, audience: inputOf(draft) } });
      const now = data?.setWidgetAudience.widget;
      if (now) {
        saved.add(widget);
        if (audiences.size === 1) showSuccess(t('audienceSaved', { title: now.title, count: now.headCount }));
      } else
        refused.set(widget, { failed: error !== undefined, userErrors: data?.setWidgetAudience.userErrors });
    }
    if (saved.has(RULES) || saved.size > 1) showSuccess(t('settingsSaved'));
    setRefusals(refused);
    setSaving(false);
    return saved;
  }

  return { save, isSaving, refusals, forget: () => setRefusals(new Map()) };
}
