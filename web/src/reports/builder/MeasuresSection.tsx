import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { Button, IconButton } from '@/design/Button';
import { errorOf } from '../definition/errors';
import { useReportForm } from './form/ReportFormContext';
import { MeasureEditor } from './MeasureEditor';
import css from './MeasuresSection.module.css';
import { Section } from './Section';
import { useBuilderTexts } from './texts';
import { useReportLabels } from './form/useReportLabels';

/** The numbers, in the order in which they stand. */
export function MeasuresSection() {
  const t = useBuilderTexts();
  const say = useReportLabels();
  const { draft, dispatch, userErrors } = useReportForm();
  const { measures } = draft;
  const last = measures.length - 1;
  return (
    <Section title={t('numbers')} error={errorOf(userErrors, ['measures'])}>
      <ol className={css.measures}>
        {measures.map((measure, index) => {
          const position = index + 1;
          return (
            <li key={index} className={css.measure}>
              {last > 0 && (
                <div className={css.head}>
                  <h3 className={css.name}>
                    {position}. {say.measure(measure)}
                  </h3>
                  <IconButton
                    icon={ArrowUp}
                    label={t('moveUp', { position })}
                    isDisabled={index === 0}
                    onPress={() => dispatch({ type: 'moveMeasure', from: index, to: index - 1 })}
                  />
                  <IconButton
                    icon={ArrowDown}
                    label={t('moveDown', { position })}
                    isDisabled={index === last}
                    onPress={() => dispatch({ type: 'moveMeasure', from: index, to: index + 1 })}
                  />
                  <IconButton
                    icon={X}
                    label={t('removeNumber', { position })}
                    onPress={() => dispatch({ type: 'removeMeasure', index })}
                  />
                </div>
              )}
              <MeasureEditor
                measure={measure}
                report={draft.time}
                path={['measures', index]}
                onChange={(changed) => dispatch({ type: 'changeMeasure', index, measure: changed })}
              />
            </li>
          );
        })}
      </ol>
      <div className={css.add}>
        <Button onPress={() => dispatch({ type: 'addMeasure' })}>{t('addNumber')}</Button>
      </div>
    </Section>
  );
}
