import { useEffect, useState } from 'react';
import { useMutation } from 'urql';
import { LastChange } from '@/admin/audit/LastChange';
import { UserErrors } from '@/forms/UserErrors';
import { SaveBar } from '@/forms/SaveBar';
import { showSuccess } from '@/design/Toast';
import { graphql, readFragment, type FragmentType } from '@/gql';
import type { UpdateDesktopSettingsInput } from '@/gql/graphql';
import type { AudienceDraft } from '@/audience/audience';
import { useDesktopSettingsTexts } from '../texts';
import { BlockList } from './BlockList';
import css from './BlocksForm.module.css';
import { Permissions } from './Permissions';

const BlocksFormFragment = graphql(/* GraphQL */ `
  fragment BlocksForm on DesktopSettings {
    allowUsersToHide
    allowUsersToRearrange
    widgets {
      widget
      isPinned
      ...BlockList
    }
  }
`);

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

interface BlocksFormProps {
  settings: FragmentType<typeof BlocksFormFragment>;
  lastChange: Parameters<typeof LastChange>[0]['entries'];
  /** The blocks whose audience is changed and not saved, by id. */
  unsaved: ReadonlyMap<string, AudienceDraft>;
  onDirty: (isDirty: boolean) => void;
}

/** What people may do with blocks, and which ones stay where they are. */
export function BlocksForm(props: BlocksFormProps) {
  const { widgets, ...permitted } = readFragment(BlocksFormFragment, props.settings);
  const { onDirty } = props;
  const t = useDesktopSettingsTexts();
  const [{ fetching, data, error }, update] = useMutation(UpdateDesktopSettings);
  // What is wanted otherwise than it is; a wish that has come true is none.
  const [wanted, setWanted] = useState<UpdateDesktopSettingsInput>({});
  const saved = widgets.filter(({ isPinned }) => isPinned).map(({ widget }) => widget);
  const pinned = new Set(wanted.pinnedWidgets ?? saved);
  const hide = wanted.allowUsersToHide ?? permitted.allowUsersToHide;
  const rearrange = wanted.allowUsersToRearrange ?? permitted.allowUsersToRearrange;
  const changes =
    Number(hide !== permitted.allowUsersToHide) +
    Number(rearrange !== permitted.allowUsersToRearrange) +
    widgets.filter(({ widget, isPinned }) => pinned.has(widget) !== isPinned).length;
  const isDirty = changes > 0;
  useEffect(() => onDirty(isDirty), [onDirty, isDirty]);

  async function save() {
    const answer = await update({ input: wanted });
    if (answer.data?.updateDesktopSettings.userErrors.length !== 0) return;
    setWanted({});
    showSuccess(t('settingsSaved'));
  }

  return (
    <div className={css.form}>
      <Permissions
        hide={hide}
        rearrange={rearrange}
        onChange={(change) => setWanted((before) => ({ ...before, ...change }))}
      />
      <BlockList
        widgets={widgets}
        pinned={pinned}
        unsaved={props.unsaved}
        onPin={(widget, isPinned) => {
          const after = new Set(pinned);
          if (isPinned) after.add(widget);
          else after.delete(widget);
          setWanted((before) => ({ ...before, pinnedWidgets: [...after] }));
        }}
      />
      <LastChange entries={props.lastChange} />
      <UserErrors failed={Boolean(error)} userErrors={data?.updateDesktopSettings.userErrors} />
      {isDirty && (
        <SaveBar
          text={t('changes', { count: changes })}
          save={t('save')}
          isSaving={fetching}
          onSave={() => void save()}
          onDiscard={() => setWanted({})}
        />
      )}
    </div>
  );
}
