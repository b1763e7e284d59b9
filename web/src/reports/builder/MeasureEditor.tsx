import type { ReportAggregate } from '@/gql/graphql';
import { Disclosure } from '@/design/Disclosure';
import { TextField } from '@/design/TextField';
import { COUNT, type DraftMeasure, type DraftTime } from '../definition/draft';
import { errorAt, errorOf, type Path } from '../definition/errors';
import {
  aggregatesOf,
  attributesOf,
  draftAttribute,
  drawing,
  operandsOf,
  timesOfMeasure,
  type Vocabulary,
} from '../definition/offered';
import { AttributeChoice } from './form/AttributeChoice';
import { Choice } from './form/Choice';
import { GroupEditor } from './filter/GroupEditor';
import { useReportForm } from './form/ReportFormContext';
import css from './MeasuresSection.module.css';
import { Fields } from './Section';
import { useBuilderTexts } from './texts';
import { TimeChoice } from './TimeChoice';
import { useReportLabels } from './form/useReportLabels';

interface MeasureEditorProps {
  measure: DraftMeasure;
  /** The time it goes by if it has none of its own. */
  report: DraftTime;
  path: Path;
  onChange: (measure: DraftMeasure) => void;
  /** Whether it is a part of a ratio. */
  isPart?: boolean;
}

/** One number: how rows become it, and which rows, if not those of the whole report. */
export function MeasureEditor({ measure, report, path, onChange, isPart = false }: MeasureEditorProps) {
  const t = useBuilderTexts();
  const say = useReportLabels();
  const { draft, company, userErrors } = useReportForm();
  const { vocabulary } = company;
  const { aggregate, of, label, time, filter, parts } = measure;
  const specs = attributesOf(vocabulary, draft.dataset, timesOfMeasure(measure, report));
  const takes = operandsOf(aggregate, specs);
  const aggregates = aggregatesOf(vocabulary, specs, draft.visualisation, isPart);
  const change = (part: Partial<DraftMeasure>) => onChange({ ...measure, ...part });
  const changePart = (place: 0 | 1) => (part: DraftMeasure) =>
    parts && change({ parts: place === 0 ? [part, parts[1]] : [parts[0], part] });
  return (
    <>
      <Fields>
        <Choice
          label={t('aggregate')}
          value={aggregate}
          options={aggregates.map((one) => ({ value: one.aggregate, label: one.label }))}
          error={errorOf(userErrors, path) ?? errorAt(userErrors, [...path, 'aggregate'])}
          onChange={(chosen) => change(turnedInto(chosen, vocabulary))}
        />
        {takes.length > 0 && (
          <AttributeChoice
            label={t('of')}
            value={of}
            specs={takes}
            error={errorAt(userErrors, [...path, 'of'])}
            onChange={(spec) => change({ of: draftAttribute(spec) })}
          />
        )}
        {!isPart && (
          <TextField
            label={t('label')}
            value={label}
            placeholder={say.measure({ ...measure, label: '' })}
            error={errorAt(userErrors, [...path, 'label'])}
            onChange={(value) => change({ label: value })}
          />
        )}
      </Fields>
      {parts && (
        <>
          {(['numerator', 'denominator'] as const).map((name, place) => (
            <div key={name} role="group" aria-label={t(name)} className={css.part}>
              <p className={css.heading}>{t(name)}</p>
              <MeasureEditor
                isPart
                measure={parts[place === 0 ? 0 : 1]}
                report={time ?? report}
                path={[...path, name]}
                onChange={changePart(place === 0 ? 0 : 1)}
              />
            </div>
          ))}
        </>
      )}
      <Disclosure title={t('ownRows')} defaultExpanded={time !== null || filter.parts.length > 0}>
        <div className={css.own}>
          <Fields>
            {drawing(vocabulary, draft.visualisation).times.length > 1 && (
              <TimeChoice
                label={t('ownTime')}
                none={t('sameAsReport')}
                value={time}
                path={[...path, 'time']}
                onChange={(chosen) => change({ time: chosen })}
              />
            )}
          </Fields>
          <GroupEditor
            label={t('ownFilter')}
            group={filter}
            specs={specs}
            path={[...path, 'filter']}
            onChange={(chosen) => change({ filter: chosen })}
          />
        </div>
      </Disclosure>
    </>
  );
}

/** What else changes with how rows become a number; what it is taken of is fitted to it afterwards. */
function turnedInto(aggregate: ReportAggregate, { aggregates }: Vocabulary): Partial<DraftMeasure> {
  const takes = aggregates.find((one) => one.aggregate === aggregate)?.takes;
  if (takes === 'MEASURES') return { aggregate, of: null, parts: [COUNT, COUNT] };
  return takes === 'ROWS' ? { aggregate, of: null, parts: null } : { aggregate, parts: null };
}
