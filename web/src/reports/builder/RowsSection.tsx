import { errorAt, errorOf } from '../definition/errors';
import { DATASETS, VISUALISATIONS } from '../definition/vocabulary';
import { Choice } from './Choice';
import { useReportForm } from './form';
import { Fields, Section } from './Section';
import { useBuilderTexts } from './texts';
import { TimeChoice } from './TimeChoice';

/** What is counted, and how it is drawn. */
export function RowsSection() {
  const t = useBuilderTexts();
  const { draft, dispatch, userErrors } = useReportForm();
  const { dataset, visualisation, time } = draft;
  const datasets = visualisation === 'FUNNEL' ? (['DEALS'] as const) : DATASETS;
  return (
    <Section title={t('whatIsCounted')} error={errorOf(userErrors, ['time'])}>
      <Fields>
        <Choice
          label={t('drawnAs')}
          value={visualisation}
          options={VISUALISATIONS.map((value) => ({ value, label: t(`drawn_${value}`) }))}
          error={errorAt(userErrors, ['visualisation'])}
          onChange={(chosen) => dispatch({ type: 'draw', visualisation: chosen })}
        />
        {visualisation !== 'FEED' && (
          <>
            <Choice
              label={t('dataset')}
              value={dataset}
              options={datasets.map((value) => ({ value, label: t(`dataset_${value}`) }))}
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
