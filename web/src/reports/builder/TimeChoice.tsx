import type { DraftTime } from '../definition/draft';
import { errorAt, type Path } from '../definition/errors';
import { dateFieldsOf, timesOf } from '../definition/vocabulary';
import { Choice } from './Choice';
import { useReportForm } from './form';
import { useBuilderTexts } from './texts';
import { useReportLabels } from './useReportLabels';

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
  const say = useReportLabels();
  const { draft, company, userErrors } = useReportForm();
  const { dataset, visualisation } = draft;
  const fields = dateFieldsOf(dataset, company.fields);
  const possible = visualisation === 'FUNNEL' ? (['CREATED'] as const) : timesOf(dataset, company.fields);
  const times = possible.map((time) => ({ value: time, label: say.time(time, dataset) }));
  return (
    <>
      <Choice
        label={label}
        value={value?.time ?? NONE}
        options={none === undefined ? times : [{ value: NONE, label: none }, ...times]}
        error={errorAt(userErrors, [...path, 'time'])}
        onChange={(time) =>
          onChange(
            time === NONE ? null : { time, field: time === 'DATE_FIELD' ? (fields[0]?.id ?? null) : null },
          )
        }
      />
      {value?.time === 'DATE_FIELD' && (
        <Choice
          label={t('dateField')}
          value={value.field}
          options={fields.map(({ id, name, of }) => ({ value: id, label: name, detail: of ?? undefined }))}
          error={errorAt(userErrors, [...path, 'field'])}
          onChange={(field) => onChange({ ...value, field })}
        />
      )}
    </>
  );
}
