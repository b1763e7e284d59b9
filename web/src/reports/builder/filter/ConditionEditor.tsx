import { X } from 'lucide-react';
import { IconButton } from '@/design/Button';
import type { DraftCondition } from '../../definition/draft';
import { errorAt, type Path } from '../../definition/errors';
import { operatorsOf, specOf, type AttributeSpec } from '../../definition/offered';
import { AttributeChoice } from '../form/AttributeChoice';
import { Choice } from '../form/Choice';
import { useReportForm } from '../form/ReportFormContext';
import { useBuilderTexts } from '../texts';
import css from './values/condition.module.css';
import { conditionOf, withOperator } from '../../definition/conditions';
import { ValuesEditor } from './values/ValuesEditor';

interface ConditionEditorProps {
  condition: DraftCondition;
  specs: readonly AttributeSpec[];
  position: number;
  path: Path;
  onChange: (condition: DraftCondition) => void;
  onRemove: () => void;
}

/** One test, read as a sentence: what, how, against what. */
export function ConditionEditor({
  condition,
  specs,
  position,
  path,
  onChange,
  onRemove,
}: ConditionEditorProps) {
  const t = useBuilderTexts();
  const { userErrors, company } = useReportForm();
  const { of, operator, values } = condition;
  const spec = specOf(specs, of);
  const kind = spec?.kind ?? 'ID';
  const operators = operatorsOf(company.vocabulary, kind);
  const takes = operators.find((one) => one.operator === operator)?.takes ?? 'NONE';
  return (
    <div role="group" aria-label={t('condition', { position })} className={css.condition}>
      <div className={css.unlabelled}>
        <AttributeChoice
          label={t('attribute')}
          value={of}
          specs={specs}
          error={errorAt(userErrors, [...path, 'of'])}
          onChange={(chosen) => onChange(conditionOf(chosen, company.vocabulary))}
        />
      </div>
      <div className={css.unlabelled}>
        <Choice
          label={t('operator')}
          value={operator}
          options={operators.map((one) => ({ value: one.operator, label: one.label }))}
          error={errorAt(userErrors, [...path, 'operator'])}
          onChange={(chosen) => {
            const other = operators.find((one) => one.operator === chosen);
            if (other) onChange(withOperator(condition, other, kind));
          }}
        />
      </div>
      <IconButton icon={X} label={t('removeCondition', { position })} onPress={onRemove} />
      {takes !== 'NONE' && (
        <div className={css.values}>
          <ValuesEditor
            spec={spec}
            takesSeveral={takes === 'SEVERAL'}
            values={values}
            path={[...path, 'values']}
            onChange={(chosen) => onChange({ ...condition, values: chosen })}
          />
        </div>
      )}
    </div>
  );
}
