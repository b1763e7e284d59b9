import { Plus, X } from 'lucide-react';
import { Button, IconButton } from '@/design/Button';
import type { DraftValue } from '../../../definition/draft';
import { errorAt, errorOf, type Path } from '../../../definition/errors';
import type { AttributeSpec } from '../../../definition/offered';
import { Choice } from '../../form/Choice';
import { useReportForm } from '../../form/ReportFormContext';
import { useBuilderTexts } from '../../texts';
import css from './condition.module.css';
import { firstValue } from '../../../definition/conditions';
import { ChosenFromContacts } from './ChosenFromContacts';
import { ChosenFromFound } from './ChosenFromFound';
import { ChosenFromNames } from './ChosenFromNames';
import { ChosenFromPeople } from './ChosenFromPeople';
import { TypedValue } from './TypedValue';

interface ValuesEditorProps {
  /** What is tested; undefined where it is offered no more. */
  spec: AttributeSpec | undefined;
  takesSeveral: boolean;
  values: readonly DraftValue[];
  path: Path;
  onChange: (values: readonly DraftValue[]) => void;
}

/** What a row's value is held against: chosen from what there is, or typed. */
export function ValuesEditor({ spec, takesSeveral, values, path, onChange }: ValuesEditorProps) {
  const t = useBuilderTexts();
  const { userErrors } = useReportForm();
  const kind = spec?.kind ?? 'ID';
  if (kind === 'FLAG') {
    const [value] = values;
    return (
      <div className={css.unlabelled}>
        <Choice
          label={t('values')}
          value={value?.kind === 'flag' ? (value.flag ? 'yes' : 'no') : null}
          options={[
            { value: 'yes', label: t('yes') },
            { value: 'no', label: t('no') },
          ]}
          error={errorAt(userErrors, path)}
          onChange={(chosen) => onChange([{ kind: 'flag', flag: chosen === 'yes' }])}
        />
      </div>
    );
  }
  if (kind === 'ID' || kind === 'NAME') {
    const props = { values, error: errorAt(userErrors, path), onChange };
    if (spec?.refersTo === 'USER') return <ChosenFromPeople {...props} />;
    if (spec?.refersTo === 'CONTACT') return <ChosenFromContacts {...props} />;
    if (kind === 'ID' && spec) return <ChosenFromFound {...props} spec={spec} />;
    return <ChosenFromNames {...props} names={spec?.names ?? []} />;
  }
  const error = errorOf(userErrors, path);
  return (
    <>
      {values.map((value, place) => (
        <div key={place} className={css.value}>
          <TypedValue
            value={value}
            label={takesSeveral ? t('value', { position: place + 1 }) : t('values')}
            error={errorAt(userErrors, [...path, place])}
            onChange={(changed) => onChange(values.map((one, other) => (other === place ? changed : one)))}
          />
          {takesSeveral && values.length > 1 && (
            <IconButton
              icon={X}
              label={t('removeValue', { position: place + 1 })}
              onPress={() => onChange(values.filter((_, other) => other !== place))}
            />
          )}
        </div>
      ))}
      {error !== undefined && <p className={css.error}>{error}</p>}
      {takesSeveral && (
        <div>
          <Button
            variant="quiet"
            onPress={() => {
              const value = firstValue(kind);
              if (value) onChange([...values, value]);
            }}
          >
            <Plus size={16} aria-hidden />
            {t('addValue')}
          </Button>
        </div>
      )}
    </>
  );
}
