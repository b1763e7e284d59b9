import { useState } from 'react';
import { useMutation } from 'urql';
import { UserErrors } from '@/forms/UserErrors';
import { SaveBar } from '@/forms/SaveBar';
import { TwoPanes } from '@/design/TwoPanes';
import { UnsavedGuard } from '@/forms/UnsavedGuard';
import { showSuccess } from '@/design/Toast';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { Checklist } from './Checklist';
import { ConflictNotice } from './ConflictNotice';
import { DealTypes } from './DealTypes';
import {
  chosenWith,
  countChanges,
  idsOf,
  inputOf,
  UNCHANGED,
  withSources,
  withTypeLists,
  type Draft,
} from './draft';
import { isConflict } from './isConflict';
import { sortErrors } from './errors';
import { PreviewPane } from './PreviewPane';
import { SourceFields } from './SourceFields';
import { useFieldsTexts } from './texts';
import { usePreview } from './usePreview';

const FieldSettingsFragment = graphql(/* GraphQL */ `
  fragment FieldSettings on Query {
    reportFieldSettings {
      version
      activitySourceFields {
        id
      }
      dealSourceFields {
        id
      }
    }
    setupHealth {
      ...Checklist
    }
    ...SourceFields
    ...DealTypes
  }
`);

const UpdateReportFieldSettings = graphql(/* GraphQL */ `
  mutation UpdateReportFieldSettings($input: ReportFieldSettingsInput!) {
    updateReportFieldSettings(input: $input) {
      reportFieldSettings {
        version
      }
      userErrors {
        field
        message
      }
    }
  }
`);

interface FieldSettingsProps {
  settings: FragmentType<typeof FieldSettingsFragment>;
  /** Somebody else has saved: the settings are to be read again. */
  onOutdated: () => void;
}

/** The form, and beside it what it would do to each block. Nothing is in force before it is saved. */
export function FieldSettings(props: FieldSettingsProps) {
  const read = readFragment(FieldSettingsFragment, props.settings);
  const { version } = read.reportFieldSettings;
  const saved = {
    activitySourceFields: idsOf(read.reportFieldSettings.activitySourceFields),
    dealSourceFields: idsOf(read.reportFieldSettings.dealSourceFields),
  };
  const t = useFieldsTexts();
  const [draft, setDraft] = useState<Draft>(UNCHANGED);
  // The version that was on the page when the first change was made.
  const [begunAt, setBegunAt] = useState(version);
  const [{ fetching, data, error }, update] = useMutation(UpdateReportFieldSettings);
  // The version upon which a save was refused: upon a later one it is tried anew.
  const [refusedAt, setRefusedAt] = useState<number | null>(null);
  const changes = countChanges(draft);
  const isDirty = changes > 0;
  const base = isDirty ? begunAt : version;
  const isOutdated = base !== version;
  const preview = usePreview(draft, base, isOutdated);
  const hasConflict = isOutdated || refusedAt === base || preview.hasConflict;
  const chosen = chosenWith(saved, draft);
  const userErrors =
    data?.updateReportFieldSettings.userErrors.length && !preview.isCurrent
      ? data.updateReportFieldSettings.userErrors
      : preview.userErrors;
  const errors = sortErrors(isDirty ? userErrors : [], draft);

  function change(next: Draft) {
    if (!isDirty) setBegunAt(version);
    setDraft(next);
  }

  async function save() {
    const answer = await update({ input: inputOf(draft, base) });
    if (isConflict(answer.error)) {
      setRefusedAt(base);
      props.onOutdated();
    }
    if (!answer.data?.updateReportFieldSettings.reportFieldSettings) return;
    setDraft(UNCHANGED);
    showSuccess(t('saved'));
  }

  return (
    <>
      <UnsavedGuard isDirty={isDirty} />
      <TwoPanes
        outcome={
          <PreviewPane preview={preview} isChanged={isDirty} changedTypes={Object.keys(draft.dealTypes)} />
        }
      >
        <Checklist health={read.setupHealth} />
        <SourceFields
          settings={read}
          chosen={chosen}
          errors={errors}
          isChanged={(list) => draft[list] !== undefined}
          onChange={(list, ids) => change(withSources(saved, draft, list, ids))}
          onCreated={(list, field, versionNow) => {
            setBegunAt(versionNow);
            // Chosen by the API already; a list that is changed here would leave it out again.
            const wanted = draft[list];
            if (wanted) setDraft({ ...draft, [list]: [...wanted, field] });
          }}
        />
        <DealTypes
          settings={read}
          draft={draft}
          errors={errors}
          onChange={(dealType, savedOfType, lists) =>
            change(withTypeLists(savedOfType, draft, dealType, lists))
          }
        />
        {isDirty && hasConflict && (
          <ConflictNotice
            since={base}
            isRead={isOutdated}
            onRead={props.onOutdated}
            onKeepMine={() => setBegunAt(version)}
            onDiscardMine={() => setDraft(UNCHANGED)}
          />
        )}
        <UserErrors failed={Boolean(error) && !isConflict(error)} userErrors={errors.other} />
        {isDirty && (
          <SaveBar
            text={t('changes', { count: changes })}
            save={t('save')}
            isSaving={fetching}
            isDisabled={hasConflict}
            onSave={() => void save()}
            onDiscard={() => setDraft(UNCHANGED)}
          />
        )}
      </TwoPanes>
    </>
  );
}
