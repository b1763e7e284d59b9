import { useReducer, useState } from 'react';
import { Navigate, useNavigate } from 'react-router';
import type { PeriodPreset } from '@/gql/graphql';
import { UserErrors } from '@/forms/UserErrors';
import { SaveBar } from '@/forms/SaveBar';
import { TwoPanes } from '@/design/TwoPanes';
import { UnsavedGuard } from '@/forms/UnsavedGuard';
import { Button } from '@/design/Button';
import { Notice } from '@/design/Notice';
import { showSuccess } from '@/design/Toast';
import type { Draft } from '../definition/draft';
import { definitionErrors, type UserError } from '../definition/errors';
import { showsNumbers } from '../definition/offered';
import { reducerFor } from '../definition/reducer';
import { AboutSection, type About } from './AboutSection';
import css from './Builder.module.css';
import type { Company } from './form/company';
import { DimensionsSection } from './DimensionsSection';
import { FilterSection } from './FilterSection';
import { ReportFormContext } from './form/ReportFormContext';
import { MeasuresSection } from './MeasuresSection';
import { OrderSection } from './OrderSection';
import { Preview } from './Preview';
import { ReadingSection } from './ReadingSection';
import { RowsSection } from './RowsSection';
import { useBuilderTexts } from './texts';
import { usePreview } from './usePreview';
import { useSaving, type Base } from './useSaving';

interface BuilderProps {
  about: About;
  draft: Draft;
  /** What is changed; null for a new report. */
  base: Base | null;
  company: Company;
  folders: readonly { id: string; name: string }[];
  /** Asks for the report anew, and begins with it. */
  onStartOver: () => void;
  /** Asks which version is the present one, to save upon it. */
  presentVersion: () => Promise<number | null>;
}

/** A report as a form, and as people will see it. */
export function Builder({ base, company, folders, onStartOver, presentVersion, ...first }: BuilderProps) {
  const t = useBuilderTexts();
  const navigate = useNavigate();
  const [about, setAbout] = useState(first.about);
  const [{ draft, before }, dispatch] = useReducer(reducerFor(company.vocabulary), {
    draft: first.draft,
    before: null,
  });
  const [period, setPeriod] = useState<PeriodPreset>('LAST_90_DAYS');
  const [saved, setSaved] = useState<string | null>(null);
  const preview = usePreview(draft, period);
  const { save, userErrors, outcome, isSaving } = useSaving();
  const isChanged = about !== first.about || draft !== first.draft;
  // Once something was done in the form, the preview knows better than the last attempt to save.
  const told = preview.isStale
    ? [...preview.userErrors, ...definitionErrors(userErrors)]
    : preview.userErrors;

  async function saveUpon(version: Base | null) {
    const report = await save(about, draft, version);
    if (!report) return;
    showSuccess(t('saved', { name: report.name }));
    setSaved(report.id);
  }

  async function saveOver() {
    const version = base && (await presentVersion());
    if (base && version !== null) await saveUpon({ ...base, version });
  }

  if (saved !== null) return <Navigate to={`/reports/${saved}`} replace />;
  return (
    <ReportFormContext value={{ draft, dispatch, userErrors: told, company }}>
      <UnsavedGuard isDirty={isChanged} />
      <TwoPanes
        outcome={
          <>
            <Preview
              preview={preview}
              name={about.name}
              period={period}
              onPeriodChange={setPeriod}
              hasOwnPeriod={draft.period !== null}
            />
            {(isChanged || base === null) && (
              <SaveBar
                text={t(base ? 'unsaved' : 'unsavedNew')}
                save={t('save')}
                isSaving={isSaving}
                onSave={() => void saveUpon(base)}
                onDiscard={() => void navigate(base ? `/reports/${base.report}` : '/reports')}
              />
            )}
          </>
        }
      >
        <div className={css.form}>
          {outcome === 'conflict' && (
            <Notice tone="warning">
              <p>
                {t('conflict')} {t('conflictText')}
              </p>
              <div className={css.decide}>
                <Button onPress={onStartOver}>{t('takeTheirs')}</Button>
                <Button variant="danger" onPress={() => void saveOver()}>
                  {t('keepMine')}
                </Button>
              </div>
            </Notice>
          )}
          <UserErrors userErrors={elsewhere(userErrors)} failed={outcome === 'failed'} />
          {before && (
            <Notice tone="info">
              <div className={css.putBack}>
                {t('takenOut')}
                <Button variant="quiet" onPress={() => dispatch({ type: 'putBack' })}>
                  {t('putBack')}
                </Button>
              </div>
            </Notice>
          )}
          <AboutSection about={about} onChange={setAbout} folders={folders} userErrors={userErrors} />
          <RowsSection />
          {showsNumbers(company.vocabulary, draft.visualisation) && (
            <>
              <MeasuresSection />
              <DimensionsSection />
              <FilterSection />
              <OrderSection />
              <ReadingSection />
            </>
          )}
        </div>
      </TwoPanes>
    </ReportFormContext>
  );
}

/** What is wrong with neither the definition nor a field of the form. */
function elsewhere(userErrors: readonly UserError[]): UserError[] {
  const shown = ['name', 'description', 'folder', 'definition'];
  return userErrors.filter(({ field }) => !shown.includes(field[0] ?? ''));
}
