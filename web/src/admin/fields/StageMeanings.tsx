import { useId } from 'react';
import { ButtonLink } from '@/design/Button';
import { SegmentedControl } from '@/design/SegmentedControl';
import { Badge } from '@/design/Badge';
import { graphql, readFragment, type FragmentType } from '@/gql';
import lists from './lists.module.css';
import css from './StageMeanings.module.css';
import { useFieldsTexts } from './texts';

const StageMeaningsFragment = graphql(/* GraphQL */ `
  fragment StageMeanings on DealType {
    id
    stages {
      id
      name
      color
      isArchived
    }
  }
`);

type Meaning = 'open' | 'won' | 'lost';

interface StageMeaningsProps {
  dealType: FragmentType<typeof StageMeaningsFragment>;
  /** By id. */
  successful: readonly string[];
  unsuccessful: readonly string[];
  errors: readonly (string | undefined)[];
  onChange: (successful: readonly string[], unsuccessful: readonly string[]) => void;
}

/** What each stage means. None can mean two things. */
export function StageMeanings({ dealType, successful, unsuccessful, errors, onChange }: StageMeaningsProps) {
  const { id: type, stages } = readFragment(StageMeaningsFragment, dealType);
  const t = useFieldsTexts();
  const id = useId();
  const meaningOf = (stage: string): Meaning =>
    successful.includes(stage) ? 'won' : unsuccessful.includes(stage) ? 'lost' : 'open';
  const options = (['open', 'won', 'lost'] as const).map((value) => ({ value, label: t(value) }));

  function decide(stage: string, meaning: Meaning) {
    const others = (ids: readonly string[]) => ids.filter((one) => one !== stage);
    onChange(
      meaning === 'won' ? [...others(successful), stage] : others(successful),
      meaning === 'lost' ? [...others(unsuccessful), stage] : others(unsuccessful),
    );
  }

  return (
    <div role="group" aria-labelledby={id} className={lists.list}>
      <h4 id={id} className={lists.title}>
        {t('stages')}
      </h4>
      <p className={lists.quiet}>{t(stages.length === 0 ? 'noStages' : 'stagesText')}</p>
      {stages.length === 0 && (
        <div>
          <ButtonLink href={`/admin/people/deal-types?type=${encodeURIComponent(type)}`}>
            {t('createStages')}
          </ButtonLink>
        </div>
      )}
      <ol>
        {stages.map(({ id: stage, name, color, isArchived }) => (
          <li key={stage} className={css.stage}>
            <span className={css.name}>
              <span
                aria-hidden
                className={css.colour}
                style={color === null ? undefined : { background: color }}
              />
              <span className={css.words}>{name}</span>
              {isArchived && <Badge>{t('archived')}</Badge>}
            </span>
            <SegmentedControl
              label={t('meaningOf', { stage: name })}
              value={meaningOf(stage)}
              options={options}
              onChange={(meaning) => decide(stage, meaning)}
            />
          </li>
        ))}
      </ol>
      {errors.map(
        (error) =>
          error !== undefined && (
            <p key={error} role="alert" className={lists.error}>
              {error}
            </p>
          ),
      )}
    </div>
  );
}
