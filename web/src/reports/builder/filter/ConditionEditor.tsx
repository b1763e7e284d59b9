import { X } from 'lucide-react';
import { IconButton } from '@/design/Button';
import { keyOfAttribute, type DraftCondition } from '../../definition/draft';
import { errorAt, type Path } from '../../definition/errors';
import { operatorsOf, valuesOf, type ValueKind, type AttributeSpec } from '../../definition/vocabulary';
import { AttributeChoice } from '../AttributeChoice';
import { Choice } from '../Choice';
import { useReportForm } from '../form';
import { useBuilderTexts } from '../texts';
import css from './ConditionEditor.module.css';
import { conditionOf, withOperator } from './conditions';
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
  const { userErrors } = useReportForm();
  const { of, operator, values } = condition;
  const spec = specs.find((one) => keyOfAttribute(one.of) === keyOfAttribute(of));
  const kind = spec?.kind ?? 'id';
  return (
    <div role="group" aria-label={t('condition', { position })} className={css.condition}>
      <div className={css.unlabelled}>
        <AttributeChoice
          label={t('attribute')}
          value={of}
          specs={specs}
          error={errorAt(userErrors, [...path, 'of'])}
          onChange={(chosen) => onChange(conditionOf(chosen))}
        />
      </div>
      <div className={css.unlabelled}>
        <Choice
          label={t('operator')}
          value={operator}
          options={operatorsOf(kind).map((value) => ({ value, label: t(operatorKey(value, kind)) }))}
          error={errorAt(userErrors, [...path, 'operator'])}
          onChange={(chosen) => onChange(withOperator(condition, chosen, kind))}
        />
      </div>
      <IconButton icon={X} label={t('removeCondition', { position })} onPress={onRemove} />
      {valuesOf(operator) !== 'none' && (
        <div className={css.values}>
          <ValuesEditor
            of={of}
            kind={kind}
            takesSeveral={valuesOf(operator) === 'several'}
            values={values}
            path={[...path, 'values']}
            onChange={(chosen) => onChange({ ...condition, values: chosen })}
          />
        </div>
      )}
    </div>
  );
}

/** Days are before and after, where numbers are less and greater. */
function operatorKey(operator: DraftCondition['operator'], kind: ValueKind) {
  if (kind === 'day' || kind === 'instant') {
    switch (operator) {
      case 'IS_LESS':
      case 'IS_AT_MOST':
      case 'IS_GREATER':
      case 'IS_AT_LEAST':
        return `day_${operator}` as const;
    }
  }
  return `operator_${operator}` as const;
}
