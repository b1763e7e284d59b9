import { ArrowUp, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { Button, IconButton } from '@/design/Button';
import { Card } from '@/design/Card';
import { Badge } from '@/design/Badge';
import { AddingField } from '@/forms/FoundField';
import { graphql, readFragment, type FragmentType } from '@/gql';
import type { SourceFieldListFragment } from '@/gql/graphql';
import { CreateSourceFieldDialog } from './CreateSourceFieldDialog';
import css from './SourceFieldList.module.css';
import { useFieldsTexts } from './texts';
import { useFoundFields } from './useFoundFields';

const SourceFields = graphql(/* GraphQL */ `
  fragment SourceFieldList on CustomField {
    id
    name
    isArchived
    dealType {
      name
    }
    activityType {
      name
    }
    optionsConnection(first: 20) {
      totalCount
      edges {
        node {
          label
        }
      }
    }
  }
`);

interface SourceFieldListProps {
  /** Where it can be gone to. */
  anchor: string;
  entity: 'ACTIVITY' | 'DEAL';
  title: string;
  /** Those that are chosen in the version in force, archived ones too. */
  saved: readonly FragmentType<typeof SourceFields>[];
  /** The chosen ones by id; the first with a value counts. */
  chosen: readonly string[];
  error: string | undefined;
  isChanged: boolean;
  onChange: (ids: readonly string[]) => void;
  onCreated: (field: string, version: number) => void;
}

/** How many letters long the names of a field's options are together, at the most, before the others are only counted. */
const LONGEST = 200;

/** The choice fields that tell a source, in the order in which they are asked; a missing one is created here. */
export function SourceFieldList(props: SourceFieldListProps) {
  const { anchor, entity, title, chosen, error, isChanged, onChange, onCreated } = props;
  const t = useFieldsTexts();
  const [isCreating, setCreating] = useState(false);
  const { found, hasMore, known, isSearching, onSearch } = useFoundFields({ entity, kind: 'CHOICE' });
  const read = readFragment(SourceFields, [...known, ...props.saved]);
  const fields = new Map(read.map((field) => [field.id, field]));
  const others = found.filter(({ id }) => !chosen.includes(id));
  const optionsOf = ({ edges, totalCount }: SourceFieldListFragment['optionsConnection']) => {
    const labels = edges.map(({ node }) => node.label);
    const few = labels.filter((_, index) => labels.slice(0, index + 1).join().length <= LONGEST);
    const more = totalCount - few.length;
    return [...few, ...(more > 0 ? [t('moreOptions', { count: more })] : [])].join(', ');
  };
  return (
    <Card title={title}>
      <div id={anchor} tabIndex={-1} className={css.list}>
        {chosen.length === 0 ? (
          <p className={css.quiet}>{t('noSources')}</p>
        ) : (
          <ol className={css.chosen}>
            {chosen.map((id, place) => {
              const field = fields.get(id);
              if (!field) return null;
              const type = field.dealType?.name ?? field.activityType?.name;
              return (
                <li key={id} className={css.field}>
                  <div className={css.words}>
                    <p className={css.name}>
                      <span>{field.name}</span>
                      {type !== undefined && <Badge>{t('onlyType', { type })}</Badge>}
                      {field.isArchived && <Badge tone="warning">{t('archived')}</Badge>}
                    </p>
                    <p className={css.quiet}>{optionsOf(field.optionsConnection)}</p>
                  </div>
                  {place > 0 && (
                    <IconButton
                      icon={ArrowUp}
                      label={t('askEarlier', { field: field.name })}
                      onPress={() => onChange(movedUp(chosen, place))}
                    />
                  )}
                  <IconButton
                    icon={X}
                    label={t('takeOut', { field: field.name })}
                    onPress={() => onChange(chosen.filter((one) => one !== id))}
                  />
                </li>
              );
            })}
          </ol>
        )}
        {chosen.length > 1 && <p className={css.quiet}>{t('firstCounts')}</p>}
        {error !== undefined && (
          <p role="alert" className={css.error}>
            {error}
          </p>
        )}
        <div className={css.actions}>
          {(others.length > 0 || hasMore || isSearching) && (
            <div className={css.add}>
              <AddingField
                label={t('addSource')}
                placeholder={t('chooseField')}
                nothing={t('noSuchField')}
                found={others.map(({ id, name, dealType, activityType }) => {
                  return { id, name, detail: dealType?.name ?? activityType?.name };
                })}
                hasMore={hasMore}
                onSearch={onSearch}
                onAdd={({ id }) => onChange([...chosen, id])}
              />
            </div>
          )}
          <Button onPress={() => setCreating(true)}>
            <Plus size={16} aria-hidden />
            {t('newField')}
          </Button>
        </div>
        {isChanged && (
          <p>
            <Badge tone="accent">{t('changed')}</Badge>
          </p>
        )}
      </div>
      {isCreating && (
        <CreateSourceFieldDialog entity={entity} onCreated={onCreated} onClose={() => setCreating(false)} />
      )}
    </Card>
  );
}

function movedUp(ids: readonly string[], place: number): string[] {
  const moved = [...ids];
  moved.splice(place - 1, 2, ...moved.slice(place - 1, place + 1).reverse());
  return moved;
}
