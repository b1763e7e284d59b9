import { X } from 'lucide-react';
import { IconButton } from '@/design/Button';
import { keyOfAttribute, type DraftCondition } from '../../definition/draft';
import { mistakeAt, type Path } from '../../definition/mistakes';
import { operatorsOf, valuesOf, type ValueKind, type Word } from '../../definition/vocabulary';
import { AttributeChoice } from '../AttributeChoice';
import { Choice } from '../Choice';
import { useReportForm } from '../form';
import { useBuilderTexts } from '../texts';
import css from './ConditionEditor.module.css';
import { conditionOf, heldBy } from './conditions';
import { ValuesEditor } from './values/ValuesEditor';

interface ConditionEditorProps {
  condition: DraftCondition;
  words: readonly Word[];
  position: number;
  path: Path;
  onChange: (condition: DraftCondition) => void;
  onRemove: () => void;
}

/** One test, read as a sentence: what, how, against what. */
export function ConditionEditor({
  condition,
  words,
  position,
  path,
  onChange,
  onRemove,
}: ConditionEditorProps) {
  const t = useBuilderTexts();
  const { mistakes } = useReportForm();
  const { of, operator, values } = condition;
  const word = words.find((one) => keyOfAttribute(one.of) === keyOfAttribute(of));
  const kind = word?.kind ?? 'id';
  return (
    <div role="group" aria-label={t('condition', { position })} className={css.condition}>
      <div className={css.unlabelled}>
        <AttributeChoice
          label={t('attribute')}
          value={of}
          words={words}
          error={mistakeAt(mistakes, [...path, 'of'])}
          onChange={(chosen) => onChange(conditionOf(chosen))}
        />
      </div>
      <div className={css.unlabelled}>
        <Choice
          label={t('operator')}
          value={operator}
          options={operatorsOf(kind).map((value) => ({ value, label: t(operatorKey(value, kind)) }))}
          error={mistakeAt(mistakes, [...path, 'operator'])}
          onChange={(chosen) => onChange(heldBy(condition, chosen, kind))}
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
