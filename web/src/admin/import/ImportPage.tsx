import { useCallback, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useAdminTexts } from '@/admin/texts';
import { useChange } from '@/forms/useChange';
import { ColumnsStep } from './ColumnsStep';
import { ImportFile } from './documents';
import { draftOf, mappingInput, type Draft, type Proposal } from './draft';
import { FileStep, type Chosen } from './FileStep';
import css from './ImportPage.module.css';
import { PastImports } from './PastImports';
import { Result } from './Result';
import { SavedSources } from './SavedSources';
import { StepList, type Step } from './StepList';
import { useImportTexts } from './texts';
import { TrialStep } from './TrialStep';

interface Begun {
  chosen: Chosen;
  proposal: Proposal;
  draft: Draft;
}

/** Bringing in a file, step by step; below the first step stands what was brought in before. */
export default function ImportPage() {
  const say = useAdminTexts();
  const t = useImportTexts();
  const change = useChange();
  const [parameters, setParameters] = useSearchParams();
  const [step, setStep] = useState<Step>('file');
  const [begun, setBegun] = useState<Begun | null>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  // What was asked for is found again by its address, wherever somebody went meanwhile.
  const task = parameters.get('task');
  const shown = task === null ? step : 'import';

  const start = useCallback(
    async (more: { isTrial: boolean; withoutRejected?: boolean; source?: string }) => {
      if (!begun) return null;
      const { chosen: files, proposal, draft } = begun;
      const history = draft.history && proposal.history;
      const outcome = await change(
        ImportFile,
        {
          file: files.id,
          history: history ? (files.history?.id ?? null) : null,
          mapping: mappingInput(draft, proposal.file.form, history ? history.form : null),
          ...more,
        },
        ['FileImportTask'],
      );
      return { userErrors: outcome.userErrors, task: outcome.payload?.task?.id ?? null };
    },
    [begun, change],
  );

  const again = () => {
    setParameters({});
    setStep('file');
    setBegun(null);
    setChosen(null);
  };
  return (
    <div className={css.page}>
      <title>{say('import')}</title>
      <h1>{say('import')}</h1>
      <p className={css.quiet}>{t('intro')}</p>
      <StepList step={shown} />
      {shown === 'file' && (
        <FileStep
          chosen={chosen}
          onChoose={setChosen}
          onContinue={(files, proposal) => {
            // Who only looked back finds what they had decided.
            if (begun?.chosen !== files) {
              setBegun({ chosen: files, proposal, draft: draftOf(proposal, files.source !== null) });
            }
            setStep('columns');
          }}
        />
      )}
      {shown === 'columns' && begun && (
        <ColumnsStep
          proposal={begun.proposal}
          draft={begun.draft}
          onChange={(draft) => setBegun({ ...begun, draft })}
          onBack={() => setStep('file')}
          onContinue={() => setStep('trial')}
        />
      )}
      {shown === 'trial' && begun && (
        <TrialStep
          fileName={begun.proposal.file.name}
          sourceName={begun.proposal.sources.find(({ id }) => id === begun.chosen.source)?.name ?? null}
          start={start}
          onBack={() => setStep('columns')}
          onStarted={(id) => setParameters({ task: id })}
        />
      )}
      {task !== null && <Result task={task} onAgain={again} />}
      {shown === 'file' && (
        <>
          <SavedSources />
          <PastImports />
        </>
      )}
    </div>
  );
}
