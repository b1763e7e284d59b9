import type { DraftTime } from '../definition/draft';
import { errorAt, type Path } from '../definition/errors';
import { dateFieldsOf, drawing, recordTypeOf, timesOf } from '../definition/offered';
import { Choice } from './form/Choice';
import { useReportForm } from './form/ReportFormContext';
import { useBuilderTexts } from './texts';

interface TimeChoiceProps {
  label: string;
  value: DraftTime | null;
  path: Path;
  onChange: (time: DraftTime | null) => void;
  /** What stands for no choice of its own; without it there has to be one. */
  none?: string;
}

const NONE = 'NONE';

/** Which rows count, and the field of the date they go by, if they do. */
export function TimeChoice({ label, value, path, onChange, none }: TimeChoiceProps) {
  const t = useBuilderTexts();
  const { draft, company, userErrors } = useReportForm();
  const { dataset, visualisation } = draft;
  const { vocabulary } = company;
  const fields = dateFieldsOf(vocabulary, dataset).flatMap((spec) =>
    spec.field ? [{ value: spec.field.id, label: spec.label, detail: recordTypeOf(spec) }] : [],
  );
  const drawn = drawing(vocabulary, visualisation);
  const possible = timesOf(vocabulary, dataset).filter((one) => drawn.times.includes(one.time));
  const takesField = (time: DraftTime['time']) => possible.some((one) => one.time === time && one.takesField);
  const times = possible.map((one) => ({ value: one.time, label: one.label }));
  return (
    <>
      <Choice
        label={label}
        value={value?.time ?? NONE}
        options={none === undefined ? times : [{ value: NONE, label: none }, ...times]}
        error={errorAt(userErrors, [...path, 'time'])}
        onChange={(time) =>
          onChange(
            time === NONE ? null : { time, field: takesField(time) ? (fields[0]?.value ?? null) : null },
          )
        }
      />
      {value && takesField(value.time) && (
        <Choice
          label={t('dateField')}
          value={value.field}
          options={fields}
          error={errorAt(userErrors, [...path, 'field'])}
          onChange={(field) => onChange({ ...value, field })}
        />
      )}
    </>
  );
}
