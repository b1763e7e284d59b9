import { useState } from 'react';
import { useFilter } from 'react-aria-components';
import { useQuery } from 'urql';
import { Notice } from '@/design/Notice';
import { Tag, TagGroup } from '@/design/Tag';
import { AddingField } from '@/forms/FoundField';
import { graphql } from '@/gql';
import { useConnectionsTexts } from './texts';

const Figures = graphql(/* GraphQL */ `
  query FiguresToFollow {
    desktopSettings {
      widgets {
        widget
        title
      }
    }
  }
`);

const OFFERED = 50;

interface FiguresFieldProps {
  /** By ids of widgets. */
  value: readonly string[];
  onChange: (figures: readonly string[]) => void;
  error: string | undefined;
}

/** Blocks and published reports of which a target is told that their figures may be others. */
export function FiguresField({ value, onChange, error }: FiguresFieldProps) {
  const t = useConnectionsTexts();
  const [search, setSearch] = useState('');
  const { contains } = useFilter({ sensitivity: 'base' });
  const [{ data }] = useQuery({ query: Figures });
  const all = data?.desktopSettings.widgets ?? [];
  const offered = all.filter(({ widget, title }) => !value.includes(widget) && contains(title, search));
  return (
    <>
      <AddingField
        label={t('figures')}
        description={t('figuresText')}
        nothing={t('nothingCalled')}
        placeholder={t('addFigure')}
        onSearch={setSearch}
        found={offered.slice(0, OFFERED).map(({ widget, title }) => ({ id: widget, name: title }))}
        hasMore={offered.length > OFFERED}
        onAdd={({ id }) => onChange([...value, id])}
      />
      {value.length > 0 && data && (
        <TagGroup
          label={t('followed')}
          onRemove={(keys) => onChange(value.filter((figure) => !keys.has(figure)))}
        >
          {value.map((figure) => (
            <Tag key={figure} id={figure}>
              {all.find(({ widget }) => widget === figure)?.title ?? t('unpublished')}
            </Tag>
          ))}
        </TagGroup>
      )}
      {error !== undefined && <Notice tone="failure">{error}</Notice>}
    </>
  );
}
