import { useState } from 'react';
import { useFilter } from 'react-aria-components';
import { ComboBox } from '@/design/ComboBox';
import { Option } from '@/design/Select';
import { Tag, TagGroup } from '@/design/Tag';
import type { DraftValue } from '../../../definition/draft';
import type { Item } from '../../form/company';
import { useBuilderTexts } from '../../texts';
import css from './condition.module.css';
import tags from './ChosenValues.module.css';

export interface ChosenProps {
  values: readonly DraftValue[];
  error: string | undefined;
  onChange: (values: readonly DraftValue[]) => void;
}

interface ChosenValuesProps extends ChosenProps {
  /** What there is to choose; what was chosen already is left out. */
  items: readonly Item[];
  labelOf: (value: DraftValue) => string;
  valueOf: (item: Item) => DraftValue;
  /** Tells what is typed, where items are looked for elsewhere. */
  onType?: (typed: string) => void;
  /** Whether there are more of them than these. */
  hasMore?: boolean;
  description?: string | undefined;
}

/** Some of a list: each chosen one is a tag to take out again, and a field finds more. */
export function ChosenValues(props: ChosenValuesProps) {
  const { values, error, onChange, items, labelOf, valueOf, onType, hasMore, description } = props;
  const t = useBuilderTexts();
  const { contains } = useFilter({ sensitivity: 'base' });
  const [typed, setTyped] = useState('');
  const type = (text: string) => {
    setTyped(text);
    onType?.(text);
  };
  const chosen = new Set(values.map(keyOf));
  const wanted = typed.trim();
  const found = items.filter(
    (item) => !chosen.has(keyOf(valueOf(item))) && (onType !== undefined || contains(item.label, wanted)),
  );
  return (
    <>
      {values.length > 0 && (
        <div className={tags.chosen}>
          <TagGroup
            label={t('chosen')}
            onRemove={(keys) => onChange(values.filter((value) => !keys.has(keyOf(value))))}
          >
            {values.map((value) => (
              <Tag key={keyOf(value)} id={keyOf(value)}>
                {labelOf(value)}
              </Tag>
            ))}
          </TagGroup>
        </div>
      )}
      <div className={css.unlabelled}>
        <ComboBox<Item>
          label={t('addValue')}
          description={description}
          placeholder={t('choose')}
          nothing={t('nothingFound')}
          menuTrigger="focus"
          items={found}
          hasMore={hasMore ?? false}
          inputValue={typed}
          onInputChange={type}
          value={null}
          error={error}
          onChange={(key) => {
            const item = found.find(({ id }) => id === key);
            if (!item) return;
            onChange([...values, valueOf(item)]);
            type('');
          }}
        >
          {({ id, label, detail }) => (
            <Option id={id} detail={detail}>
              {label}
            </Option>
          )}
        </ComboBox>
      </div>
    </>
  );
}

/** Tells chosen values apart. */
function keyOf(value: DraftValue): string {
  if (value.kind === 'id') return value.id;
  return value.kind === 'text' ? value.text : value.kind;
}
