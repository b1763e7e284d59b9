import { useState } from 'react';
import { Button } from '@/design/Button';
import { SegmentedControl } from '@/design/SegmentedControl';
import { Tag, TagGroup } from '@/design/Tag';
import { useAudienceTexts } from './texts';
import {
  EVERYONE,
  keyOf,
  NOBODY,
  withoutPrincipals,
  withPrincipal,
  type AudienceDraft,
  type Side,
} from './audience';
import css from './AudienceField.module.css';
import { PrincipalPicker } from './PrincipalPicker';
import { useAudienceLabel } from './useAudienceLabel';

interface AudienceFieldProps {
  value: AudienceDraft;
  /** Whether it is for those only who are there now: whoever comes later is not asked for. */
  isOnce?: boolean;
  onChange: (audience: AudienceDraft) => void;
}

/** Who it is for, and who is left out all the same: one field finds both, and each is a tag to take out again. */
export function AudienceField({ value, isOnce = false, onChange }: AudienceFieldProps) {
  const t = useAudienceTexts();
  const label = useAudienceLabel();
  const [side, setSide] = useState<Side>('included');
  const tags = (of: Side) =>
    value[of].map((one) => (
      <Tag key={keyOf(one)} id={keyOf(one)}>
        {label.principal(one)}
      </Tag>
    ));
  const takeOut = (of: Side) => (keys: ReadonlySet<unknown>) => onChange(withoutPrincipals(value, of, keys));
  return (
    <div className={css.field}>
      <div className={css.picker}>
        <SegmentedControl
          label={t('addTo')}
          value={side}
          options={[
            { value: 'included', label: t('include') },
            { value: 'excepted', label: t('except') },
          ]}
          onChange={setSide}
        />
        <div className={css.search}>
          <PrincipalPicker
            label={t(side === 'included' ? 'pickIncluded' : 'pickExcepted')}
            onPick={(principal) => onChange(withPrincipal(value, side, principal))}
          />
        </div>
      </div>
      <div className={css.included}>
        {value.included.length > 0 ? (
          <TagGroup label={t('include')} onRemove={takeOut('included')}>
            {tags('included')}
          </TagGroup>
        ) : (
          <p className={css.everyone}>
            <strong>{t(value.everyone ? 'everyone' : 'nobody')}</strong>
            {value.everyone && !isOnce && <span className={css.hint}>{t('everyoneHint')}</span>}
          </p>
        )}
        {value.everyone ? (
          <Button onPress={() => onChange(NOBODY)}>{t('forNobody')}</Button>
        ) : (
          <Button onPress={() => onChange({ ...EVERYONE, excepted: value.excepted })}>
            {t('forEveryone')}
          </Button>
        )}
      </div>
      {value.excepted.length > 0 && (
        <TagGroup label={t('except')} onRemove={takeOut('excepted')}>
          {tags('excepted')}
        </TagGroup>
      )}
    </div>
  );
}
