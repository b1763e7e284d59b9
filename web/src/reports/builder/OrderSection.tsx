import type { ReportSortBy } from '@/gql/graphql';
import { NumberField } from '@/design/NumberField';
import type { DraftSort } from '../definition/draft';
import { errorAt } from '../definition/errors';
import { Choice } from './form/Choice';
import { useReportForm } from './form/ReportFormContext';
import { Fields, Section } from './Section';
import { useBuilderTexts } from './texts';
import { useReportLabels } from './form/useReportLabels';

const DEFAULT = 'DEFAULT';

/** The words for both directions, which differ with what the order is by. */
const DIRECTIONS = {
  VALUE: ['descending', 'ascending'],
  NAME: ['descendingNames', 'ascendingNames'],
  POSITION: ['descendingOrder', 'ascendingOrder'],
} as const;

/** In which order rows or slices stand, and how many. */
export function OrderSection() {
  const t = useBuilderTexts();
  const say = useReportLabels();
  const { draft, dispatch, userErrors } = useReportForm();
  const { measures, dimensions, sort, limit } = draft;
  if (dimensions.length === 0) return null;
  const order = (chosen: DraftSort | null) => dispatch({ type: 'change', change: { sort: chosen } });
  const isLimited = dimensions.some(({ of }) => of.attribute !== 'TIME');
  const [descending, ascending] = DIRECTIONS[sort?.by ?? 'VALUE'];
  return (
    <Section title={t('order')}>
      <Fields>
        <Choice
          label={t('sortBy')}
          value={sort ? keyOf(sort) : DEFAULT}
          options={[
            { value: DEFAULT, label: t('sortDefault') },
            ...measures.map((measure, place) => ({
              value: `VALUE:${place}`,
              label: t('sort_VALUE', { position: place + 1, words: say.measure(measure) }),
            })),
            { value: 'NAME', label: t('sort_NAME') },
            { value: 'POSITION', label: t('sort_POSITION') },
          ]}
          error={errorAt(userErrors, ['sort'])}
          onChange={(key) => order(sortOf(key))}
        />
        {sort && (
          <Choice
            label={t('direction')}
            value={sort.isDescending ? 'descending' : 'ascending'}
            options={[
              { value: 'descending', label: t(descending) },
              { value: 'ascending', label: t(ascending) },
            ]}
            onChange={(chosen) => order({ ...sort, isDescending: chosen === 'descending' })}
          />
        )}
        {isLimited && (
          <NumberField
            label={t('limit')}
            description={t('limitHint')}
            minValue={1}
            maxValue={100}
            value={limit ?? NaN}
            error={errorAt(userErrors, ['limit'])}
            onChange={(value) =>
              dispatch({ type: 'change', change: { limit: Number.isNaN(value) ? null : value } })
            }
          />
        )}
      </Fields>
    </Section>
  );
}

function keyOf({ by, measure }: DraftSort): string {
  return by === 'VALUE' ? `VALUE:${measure}` : by;
}

/** What is measured begins with the largest, what is named with the first. */
function sortOf(key: string): DraftSort | null {
  if (key === DEFAULT) return null;
  const [by, measure = '0'] = key.split(':') as [ReportSortBy, string?];
  return { by, measure: Number(measure), isDescending: by === 'VALUE' };
}
