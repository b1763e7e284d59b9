import { useState } from 'react';
import { Checkbox } from '@/design/Checkbox';
import { Radio, RadioGroup } from '@/design/RadioGroup';
import { FormDialog } from '@/forms/FormDialog';
import form from '@/forms/FormDialog.module.css';
import { useChange, type Outcome } from '@/forms/useChange';
import { useFormat } from '@/format/useFormat';
import { MergeContacts, TOUCHED, type Contact } from './documents';
import css from './DuplicatesPage.module.css';
import { useDuplicatesTexts } from './texts';

interface MergeDialogProps {
  contacts: readonly Contact[];
  onClose: () => void;
}

/** A value that the contacts have otherwise: what each says, empty where it says nothing. */
interface Choice {
  key: string;
  label: string;
  values: ReadonlyMap<string, string>;
}

/** Contacts side by side: which are one, which of them stays, and whose values it gets. */
export function MergeDialog({ contacts, onClose }: MergeDialogProps) {
  const t = useDuplicatesTexts();
  const format = useFormat();
  const change = useChange();
  const [left, setLeft] = useState<readonly string[]>([]);
  const [wanted, setKept] = useState(contacts[0]?.id);
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const merged = contacts.filter(({ id }) => !left.includes(id));
  const kept = merged.find(({ id }) => id === wanted) ?? merged[0];
  const choices = useChoices(merged);

  /** What is chosen, or else what the API takes: the kept one's own, or the first there is. */
  function sourceOf({ key, values }: Choice) {
    const named = chosen[key];
    if (named !== undefined && values.has(named)) return named;
    const others = merged.map(({ id }) => id);
    return [kept?.id ?? '', ...others].find((id) => (values.get(id) ?? '') !== '') ?? others[0] ?? '';
  }

  async function submit(): Promise<Outcome> {
    if (!kept || merged.length < 2) {
      return { userErrors: [{ field: [], message: t('atLeastTwo') }], warnings: [], payload: null };
    }
    const sources = new Map(choices.map((choice) => [choice.key, sourceOf(choice)]));
    const fields = [...sources]
      .filter(([key]) => key !== 'name' && key !== 'responsible')
      .map(([field, from]) => ({ field, from }));
    const input = {
      keep: kept.id,
      others: merged.filter(({ id }) => id !== kept.id).map(({ id }) => id),
      name: sources.get('name') ?? null,
      responsible: sources.get('responsible') ?? null,
      fields,
    };
    return change(MergeContacts, input, TOUCHED);
  }

  return (
    <FormDialog title={t('mergeTitle')} action={t('mergeThem')} onClose={onClose} onSubmit={submit}>
      {() => (
        <>
          <p>{t('whatHappens')}</p>
          {contacts.length > 2 && (
            <fieldset className={form.choices}>
              <legend className={form.legend}>{t('same')}</legend>
              <div className={css.sides}>
                {contacts.map(({ id, title }) => (
                  <Checkbox
                    key={id}
                    isSelected={!left.includes(id)}
                    onChange={(isIn) => setLeft(isIn ? left.filter((each) => each !== id) : [...left, id])}
                  >
                    {title}
                  </Checkbox>
                ))}
              </div>
            </fieldset>
          )}
          {kept && (
            <RadioGroup label={t('stays')} value={kept.id} onChange={setKept}>
              <div className={css.sides}>
                {merged.map(({ id, title, createdAt, responsible }) => (
                  <Radio key={id} value={id}>
                    <span>
                      {title}{' '}
                      <span className={css.quiet}>
                        {responsible?.name ?? t('nobody')}, {t('created', { when: format.day(createdAt) })}
                      </span>
                    </span>
                  </Radio>
                ))}
              </div>
            </RadioGroup>
          )}
          {choices.map((choice) => (
            <RadioGroup
              key={choice.key}
              label={choice.label}
              value={sourceOf(choice)}
              onChange={(id) => setChosen({ ...chosen, [choice.key]: id })}
            >
              <div className={css.sides}>
                {[...choice.values].map(([id, value]) => (
                  <Radio key={id} value={id}>
                    {value === '' ? <span className={css.quiet}>{t('empty')}</span> : value}
                  </Radio>
                ))}
              </div>
            </RadioGroup>
          ))}
        </>
      )}
    </FormDialog>
  );
}

/** The values in which contacts differ. */
function useChoices(contacts: readonly Contact[]): readonly Choice[] {
  const t = useDuplicatesTexts();
  const all: Choice[] = [
    { key: 'name', label: t('name'), values: new Map(contacts.map(({ id, title }) => [id, title])) },
    {
      key: 'responsible',
      label: t('responsible'),
      values: new Map(contacts.map(({ id, responsible }) => [id, responsible?.name ?? ''])),
    },
  ];
  const fields = new Map(contacts.flatMap((each) => each.fields.map(({ field }) => [field.id, field.name])));
  for (const [key, label] of fields) {
    const values = new Map(
      contacts.map((each) => [each.id, shown(each.fields.find(({ field }) => field.id === key))]),
    );
    all.push({ key, label, values });
  }
  return all.filter(({ values }) => new Set(values.values()).size > 1);

  function shown(value: Contact['fields'][number] | undefined): string {
    if (!value) return '';
    if (value.flag !== null) return value.flag ? t('yes') : t('no');
    return value.text ?? value.number ?? value.date ?? value.option?.label ?? '';
  }
}
