import { useMemo } from 'react';
import { useQuery } from 'urql';
import { Button } from '@/design/Button';
import { Card } from '@/design/Card';
import { Radio, RadioGroup } from '@/design/RadioGroup';
import { Option, Select } from '@/design/Select';
import { Retry } from '@/feedback/Retry';
import { UserErrors } from '@/forms/UserErrors';
import type { FileFormInput, RowKind } from '@/gql/graphql';
import { ProposeMapping } from './documents';
import { plainForm, readProposal, type FoundFile, type Proposal } from './draft';
import { FileDrop, type Sent } from './FileDrop';
import { FormFields } from './FormFields';
import page from './ImportPage.module.css';
import { Preview } from './Preview';
import { useImportTexts } from './texts';

/** The files that somebody chose, and what they said of them. */
export interface Chosen extends Sent {
  form: FileFormInput | null;
  kind: RowKind | null;
  history: (Sent & { form: FileFormInput | null }) | null;
  source: string | null;
}

const KINDS = ['DEAL', 'CONTACT', 'ACTIVITY', 'COMMUNICATION', 'PERSON'] as const satisfies RowKind[];

interface FileStepProps {
  chosen: Chosen | null;
  onChoose: (chosen: Chosen) => void;
  onContinue: (chosen: Chosen, proposal: Proposal) => void;
}

/** Choosing a file, and looking at what was found in it. */
export function FileStep({ chosen, onChoose, onContinue }: FileStepProps) {
  const t = useImportTexts();
  const begin = (file: Sent) => onChoose({ ...file, form: null, kind: null, history: null, source: null });
  const [{ data, error, fetching }, refetch] = useQuery({
    query: ProposeMapping,
    variables: { input: chosen ? inputOf(chosen) : { file: '' } },
    pause: chosen === null,
    requestPolicy: 'cache-first',
  });
  const answer = fetching ? undefined : data?.proposeFileMapping;
  const answered = answer?.proposal;
  const proposal = useMemo(() => answered && readProposal(answered), [answered]);
  if (!chosen) {
    return <FileDrop label={t('dropHere')} action={t('chooseFile')} isPrimary onSent={begin} />;
  }
  return (
    <>
      {!answer && error && !fetching && <Retry onRetry={refetch} />}
      {fetching && <p role="status">{t('looking')}</p>}
      <UserErrors userErrors={answer?.userErrors} failed={false} />
      {proposal && <Found proposal={proposal} chosen={chosen} onChoose={onChoose} />}
      {answer && !proposal && chosen.form && (
        <Button onPress={() => onChoose({ ...chosen, form: null })}>{t('back')}</Button>
      )}
      <div className={page.actions}>
        {proposal && (
          <Button variant="primary" onPress={() => onContinue(chosen, proposal)}>
            {t('toColumns')}
          </Button>
        )}
      </div>
      <FileDrop label={t('dropHere')} action={t('chooseAnother')} onSent={begin} />
    </>
  );
}

function inputOf({ id, form, kind, history, source }: Chosen) {
  return { file: id, form, kind, history: history?.id ?? null, historyForm: history?.form ?? null, source };
}

interface FoundProps {
  proposal: Proposal;
  chosen: Chosen;
  onChoose: (chosen: Chosen) => void;
}

function Found({ proposal, chosen, onChoose }: FoundProps) {
  const t = useImportTexts();
  const { file, history, mapping, sources } = proposal;
  // What was said of one file is asked of it from then on; the other stays as it was found.
  const withForm = (form: FileFormInput) => onChoose({ ...chosen, form: plainForm(form) });
  return (
    <>
      <Card title={`${t('found')}: ${file.name}`}>
        <Counted file={file} />
        <div className={page.fields}>
          <Select
            label={t('kind')}
            items={KINDS.map((id) => ({ id }))}
            value={mapping.kind}
            onChange={(kind) => onChoose({ ...chosen, kind: kind as RowKind })}
          >
            {({ id }) => <Option>{t(`kind_${id}`)}</Option>}
          </Select>
          <FormFields file={file} onChange={withForm} />
        </div>
        <Preview file={file} />
        {sources.length > 0 && (
          <RadioGroup
            label={t('source')}
            description={t('sourceText')}
            value={chosen.source ?? ''}
            onChange={(source) => onChoose({ ...chosen, kind: null, source: source === '' ? null : source })}
          >
            <Radio value="">{t('proposed')}</Radio>
            {sources.map(({ id, name }) => (
              <Radio key={id} value={id}>
                {t('ofSource', { name })}
              </Radio>
            ))}
          </RadioGroup>
        )}
      </Card>
      {mapping.kind === 'DEAL' && (
        <Card title={history ? `${t('history')}: ${history.name}` : t('history')}>
          <p className={page.quiet}>{t('historyText')}</p>
          {history && chosen.history ? (
            <>
              <Counted file={history} />
              <div className={page.fields}>
                <FormFields
                  file={history}
                  onChange={(form) =>
                    onChoose({
                      ...chosen,
                      history: chosen.history && { ...chosen.history, form: plainForm(form) },
                    })
                  }
                />
              </div>
              <Preview file={history} />
              <div>
                <Button onPress={() => onChoose({ ...chosen, history: null })}>{t('withoutHistory')}</Button>
              </div>
            </>
          ) : (
            <FileDrop
              label={t('dropHistory')}
              action={t('chooseHistory')}
              onSent={(sent) => onChoose({ ...chosen, kind: 'DEAL', history: { ...sent, form: null } })}
            />
          )}
        </Card>
      )}
    </>
  );
}

function Counted({ file }: { file: FoundFile }) {
  const t = useImportTexts();
  return (
    <p>
      {t('rows', { count: file.rowCount })}
      {file.leftOut > 0 && `; ${t('leftOut', { count: file.leftOut })}`}
    </p>
  );
}
