import { errorAt, errorOf } from '../definition/errors';
import { drawing, showsNumbers } from '../definition/offered';
import { Choice } from './form/Choice';
import { useReportForm } from './form/ReportFormContext';
import { Fields, Section } from './Section';
import { useBuilderTexts } from './texts';
import { TimeChoice } from './TimeChoice';

/** What is counted, and how it is drawn. */
export function RowsSection() {
  const t = useBuilderTexts();
  const { draft, dispatch, company, userErrors } = useReportForm();
  const { vocabulary } = company;
  const { dataset, visualisation, time } = draft;
  const drawn = drawing(vocabulary, visualisation);
  const datasets = vocabulary.datasets.filter((one) => drawn.datasets.includes(one.dataset));
  return (
    <Section title={t('whatIsCounted')} error={errorOf(userErrors, ['time'])}>
      <Fields>
        <Choice
          label={t('drawnAs')}
          value={visualisation}
          options={vocabulary.visualisations.map((one) => ({ value: one.visualisation, label: one.label }))}
          error={errorAt(userErrors, ['visualisation'])}
          onChange={(chosen) => dispatch({ type: 'draw', visualisation: chosen })}
        />
        {showsNumbers(vocabulary, visualisation) && (
          <>
            <Choice
              label={t('dataset')}
              value={dataset}
              options={datasets.map((one) => ({ value: one.dataset, label: one.label }))}
              error={errorAt(userErrors, ['dataset'])}
              onChange={(chosen) => dispatch({ type: 'count', dataset: chosen })}
            />
            <TimeChoice
              label={t('which')}
              value={time}
              path={['time']}
              onChange={(chosen) => chosen && dispatch({ type: 'change', change: { time: chosen } })}
            />
          </>
        )}
      </Fields>
    </Section>
  );
}
