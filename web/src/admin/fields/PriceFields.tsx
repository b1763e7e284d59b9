import { Plus } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '@/design/Button';
import { Checkbox } from '@/design/Checkbox';
import { Badge } from '@/design/Badge';
import { AddingField } from '@/forms/FoundField';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { CreatePriceFieldDialog } from './CreatePriceFieldDialog';
import css from './lists.module.css';
import { useFieldsTexts } from './texts';
import type { useFoundFields } from './useFoundFields';

const PriceFieldsFragment = graphql(/* GraphQL */ `
  fragment PriceFields on CustomField {
    id
    name
    isArchived
  }
`);

interface PriceFieldsProps {
  /** By id. */
  dealType: string;
  /** Those that are chosen in the version in force, archived ones too. */
  saved: readonly FragmentType<typeof PriceFieldsFragment>[];
  found: ReturnType<typeof useFoundFields>;
  chosen: readonly string[];
  error: string | undefined;
  onChange: (ids: readonly string[]) => void;
}

/** The fields whose sum is the price of a deal. */
export function PriceFields({ dealType, saved, found, chosen, error, onChange }: PriceFieldsProps) {
  const t = useFieldsTexts();
  const id = useId();
  const [isCreating, setCreating] = useState(false);
  const read = readFragment(PriceFieldsFragment, [...found.known, ...saved]);
  const offered = [...new Map(read.map((field) => [field.id, field])).values()];
  return (
    <div role="group" aria-labelledby={id} className={css.list}>
      <h4 id={id} className={css.title}>
        {t('priceFields')}
      </h4>
      <p className={css.quiet}>
        {t(offered.length === 0 && found.isThere ? 'noPriceFields' : 'priceFieldsText')}
      </p>
      {offered.map((field) => (
        <Checkbox
          key={field.id}
          isSelected={chosen.includes(field.id)}
          onChange={(isChosen) =>
            onChange(isChosen ? [...chosen, field.id] : chosen.filter((one) => one !== field.id))
          }
        >
          <span className={css.choice}>
            {field.name}
            {field.isArchived && <Badge tone="warning">{t('archived')}</Badge>}
          </span>
        </Checkbox>
      ))}
      {(found.hasMore || found.isSearching) && (
        <AddingField
          label={t('anotherPriceField')}
          nothing={t('noSuchField')}
          found={found.found.filter((field) => !chosen.includes(field.id))}
          hasMore={found.hasMore}
          onSearch={found.onSearch}
          onAdd={(field) => onChange([...chosen, field.id])}
        />
      )}
      {error !== undefined && (
        <p role="alert" className={css.error}>
          {error}
        </p>
      )}
      <div>
        <Button variant="quiet" onPress={() => setCreating(true)}>
          <Plus size={16} aria-hidden />
          {t('newPriceField')}
        </Button>
      </div>
      {isCreating && (
        <CreatePriceFieldDialog
          dealType={dealType}
          onCreated={(field) => onChange([...chosen, field])}
          onClose={() => setCreating(false)}
        />
      )}
    </div>
  );
}
