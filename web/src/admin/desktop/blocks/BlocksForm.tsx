import { LastChange } from '@/admin/audit/LastChange';
import { UserErrors } from '@/forms/UserErrors';
import { graphql, readFragment, type FragmentType } from '@/gql';
import type { UpdateDesktopSettingsInput } from '@/gql/graphql';
import type { AudienceDraft } from '@/audience/audience';
import { BlockList } from './BlockList';
import css from './BlocksForm.module.css';
import { Permissions } from './Permissions';
import type { Refusal } from './useSavingBlocks';

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

interface BlocksFormProps {
  settings: FragmentType<typeof BlocksFormFragment>;
  lastChange: Parameters<typeof LastChange>[0]['entries'];
  /** The blocks whose audience is changed and not saved, by id. */
  unsaved: ReadonlyMap<string, AudienceDraft>;
  /** What is wanted otherwise than it is; a wish that has come true is none. */
  wanted: UpdateDesktopSettingsInput;
  onWanted: (wanted: UpdateDesktopSettingsInput, changes: number) => void;
  /** Why it could not be saved. */
  refusal: Refusal | undefined;
}

/** What people may do with blocks, and which ones stay where they are. */
export function BlocksForm(props: BlocksFormProps) {
  const { widgets, ...permitted } = readFragment(BlocksFormFragment, props.settings);
  const { wanted, onWanted } = props;
  const saved = widgets.filter(({ isPinned }) => isPinned).map(({ widget }) => widget);
  const pinned = new Set(wanted.pinnedWidgets ?? saved);
  const hide = wanted.allowUsersToHide ?? permitted.allowUsersToHide;
  const rearrange = wanted.allowUsersToRearrange ?? permitted.allowUsersToRearrange;
  const change = (part: UpdateDesktopSettingsInput) => {
    const next = { ...wanted, ...part };
    const after = new Set(next.pinnedWidgets ?? saved);
    const changes =
      Number((next.allowUsersToHide ?? permitted.allowUsersToHide) !== permitted.allowUsersToHide) +
      Number(
        (next.allowUsersToRearrange ?? permitted.allowUsersToRearrange) !== permitted.allowUsersToRearrange,
      ) +
      widgets.filter(({ widget, isPinned }) => after.has(widget) !== isPinned).length;
    onWanted(changes === 0 ? {} : next, changes);
  };

  return (
    <div className={css.form}>
      <Permissions hide={hide} rearrange={rearrange} onChange={change} />
      <BlockList
        widgets={widgets}
        pinned={pinned}
        unsaved={props.unsaved}
        onPin={(widget, isPinned) => {
          const after = new Set(pinned);
          if (isPinned) after.add(widget);
          else after.delete(widget);
          change({ pinnedWidgets: [...after] });
        }}
      />
      <LastChange entries={props.lastChange} />
      {props.refusal && <UserErrors {...props.refusal} />}
    </div>
  );
}
