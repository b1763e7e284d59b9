import { attributesOf, timesOfReport } from '../definition/offered';
import { GroupEditor } from './filter/GroupEditor';
import { useReportForm } from './form/ReportFormContext';
import { Section } from './Section';
import { useBuilderTexts } from './texts';

/** What all rows must pass. */
export function FilterSection() {
  const t = useBuilderTexts();
  const { draft, dispatch, company } = useReportForm();
  const specs = attributesOf(company.vocabulary, draft.dataset, timesOfReport(draft.measures, draft.time));
  return (
    <Section title={t('only')}>
      <GroupEditor
        label={t('only')}
        isTitled
        group={draft.filter}
        specs={specs}
        path={['filter']}
        onChange={(filter) => dispatch({ type: 'change', change: { filter } })}
      />
    </Section>
  );
}
