import type { Granularity } from '@/gql/graphql';
import type { DraftDimension } from '../definition/draft';
import { keyOfAttribute } from '../definition/draft';
import { errorAt, errorOf } from '../definition/errors';
import { attributesOf, draftAttribute, drawing, recordTypeOf, timesOfReport } from '../definition/offered';
import { Choice } from './form/Choice';
import { useReportForm } from './form/ReportFormContext';
import { Fields, Section } from './Section';
import { useBuilderTexts } from './texts';
import { useReportLabels } from './form/useReportLabels';

const NOTHING = 'NOTHING';
const DESKTOP = 'DESKTOP';
const STEPS: readonly Granularity[] = ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'];

/** What the numbers are broken down by, as often as the way of drawing takes. */
export function DimensionsSection() {
  const t = useBuilderTexts();
  const { draft, company, userErrors } = useReportForm();
  const { dimensions, visualisation } = draft;
  const most = drawing(company.vocabulary, visualisation).maxDimensions;
  if (most === 0) return null;
  // One more than there are, as far as there can be one more.
  const count = Math.min(dimensions.length + 1, most);
  return (
    <Section title={t('by')} error={errorOf(userErrors, ['dimensions'])}>
      <Fields>
        {Array.from({ length: count }, (_, place) => (
          <DimensionFields key={place} place={place} />
        ))}
      </Fields>
    </Section>
  );
}

function DimensionFields({ place }: { place: number }) {
  const t = useBuilderTexts();
  const say = useReportLabels();
  const { draft, dispatch, company, userErrors } = useReportForm();
  const { dimensions, visualisation } = draft;
  const { minDimensions } = drawing(company.vocabulary, visualisation);
  const specs = attributesOf(company.vocabulary, draft.dataset, timesOfReport(draft.measures, draft.time));
  const others = dimensions.filter((_, other) => other !== place).map(({ of }) => keyOfAttribute(of));
  const possible = specs.filter(
    (spec) => spec.isGrouping && !others.includes(keyOfAttribute(draftAttribute(spec))),
  );
  const dimension = dimensions[place];
  const change = (changed: DraftDimension | null) =>
    dispatch({ type: 'change', change: { dimensions: replaced(dimensions, place, changed) } });
  const options = possible.map((spec) => ({
    value: keyOfAttribute(draftAttribute(spec)),
    label: spec.label,
    detail: recordTypeOf(spec),
  }));
  const chosen = dimension ? keyOfAttribute(dimension.of) : NOTHING;
  const gone =
    dimension && !options.some(({ value }) => value === chosen)
      ? [{ value: chosen, label: say.attribute(dimension.of) }]
      : [];
  const nothing = place >= minDimensions ? [{ value: NOTHING, label: t('byNothing') }] : [];
  return (
    <>
      <Choice
        label={t(place === 0 ? 'byFirst' : 'bySecond')}
        value={chosen}
        options={[...nothing, ...options, ...gone]}
        error={errorAt(userErrors, ['dimensions', place, 'of'])}
        onChange={(key) => {
          const spec = possible.find((one) => keyOfAttribute(draftAttribute(one)) === key);
          if (spec) change({ of: draftAttribute(spec), step: null });
          else if (key === NOTHING) change(null);
        }}
      />
      {dimension?.of.attribute === 'TIME' && (
        <Choice
          label={t('step')}
          value={dimension.step ?? DESKTOP}
          options={[
            { value: DESKTOP, label: t('stepOfDesktop') },
            ...STEPS.map((value) => ({ value, label: t(`step_${value}`) })),
          ]}
          error={errorAt(userErrors, ['dimensions', place, 'step'])}
          onChange={(step) => change({ ...dimension, step: step === DESKTOP ? null : step })}
        />
      )}
    </>
  );
}

function replaced(dimensions: readonly DraftDimension[], place: number, by: DraftDimension | null) {
  const others = dimensions.filter((_, other) => other !== place);
  return by ? [...others.slice(0, place), by, ...others.slice(place)] : others;
}
