import { parseDate, today } from '@internationalized/date';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { DepartmentPicker } from '@/audience/DepartmentPicker';
import { DatePicker } from '@/design/DatePicker';
import { graphql } from '@/gql';
import { useViewer } from '@/session/viewer';
import { COMPARISONS, PRESETS } from '@/period/choices';
import { usePeriodTexts } from '@/period/texts';
import { Choice } from '../builder/form/Choice';
import { useReportsTexts } from '../texts';
import css from './ReportPage.module.css';
import { withParameters, type View } from './view';

const DepartmentOfView = graphql(/* GraphQL */ `
  query DepartmentOfView($id: ID!) {
    node(id: $id) {
      ... on Department {
        id
        name
      }
    }
  }
`);

interface ViewControlsProps {
  view: View;
  /** Whether the report goes by a period of its own, so that there is none to choose. */
  hasOwnPeriod: boolean;
}

/** Of when, held against what, and whose: all of it in the address. */
export function ViewControls({ view, hasOwnPeriod }: ViewControlsProps) {
  const t = useReportsTexts();
  const periods = usePeriodTexts();
  const { role, company } = useViewer();
  const [parameters, setParameters] = useSearchParams();
  const change = (changes: Readonly<Record<string, string | null>>) =>
    setParameters(withParameters(parameters, changes));
  const { period, compareTo } = view;
  const { from, to } = period;
  const day = today(company.timezone).toString();
  return (
    <>
      {!hasOwnPeriod && (
        <div className={css.control}>
          <Choice
            label={t('period')}
            value={period.preset ?? 'DAYS'}
            options={[
              ...PRESETS.map((value) => ({ value, label: periods(value) })),
              { value: 'DAYS', label: t('ownDays') },
            ]}
            onChange={(chosen) =>
              change(
                chosen === 'DAYS'
                  ? { period: null, from: day, to: day }
                  : { period: chosen, from: null, to: null },
              )
            }
          />
        </div>
      )}
      {from && to && (
        <>
          <div className={css.control}>
            <DatePicker
              label={t('from')}
              value={parseDate(from)}
              onChange={(first) =>
                first && change({ from: first.toString(), to: first.toString() > to ? first.toString() : to })
              }
            />
          </div>
          <div className={css.control}>
            <DatePicker
              label={t('to')}
              value={parseDate(to)}
              onChange={(last) =>
                last && change({ to: last.toString(), from: last.toString() < from ? last.toString() : from })
              }
            />
          </div>
        </>
      )}
      <div className={css.control}>
        <Choice
          label={t('compareTo')}
          value={compareTo}
          options={COMPARISONS.map((value) => ({ value, label: t(`compare_${value}`) }))}
          onChange={(chosen) => change({ compareTo: chosen })}
        />
      </div>
      {role !== 'USER' && (
        <div className={css.control}>
          <ScopeChoice
            department={view.scope?.departments?.[0] ?? null}
            onChange={(department) => change({ department })}
          />
        </div>
      )}
    </>
  );
}

interface ScopeChoiceProps {
  department: string | null;
  onChange: (department: string | null) => void;
}

/** The people of one department, with all below it, or all whose data the viewer sees. */
function ScopeChoice({ department, onChange }: ScopeChoiceProps) {
  const t = useReportsTexts();
  const [{ data }] = useQuery({
    query: DepartmentOfView,
    variables: { id: department ?? '' },
    pause: department === null,
  });
  const node = data?.node;
  const chosen = department !== null && node && 'name' in node ? node : null;
  return (
    <DepartmentPicker
      label={t('scope')}
      none={t('scopeAll')}
      inScope
      value={chosen}
      onChange={(found) => onChange(found?.id ?? null)}
    />
  );
}
