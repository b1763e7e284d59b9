import { Badge } from '@/design/Badge';
import { Disclosure } from '@/design/Disclosure';
import { Shortened } from '@/design/Shortened';
import { graphql, readFragment, type FragmentType } from '@/gql';
import css from './DealTypeForm.module.css';
import { idsOf, lacksSettings, TYPE_LISTS, type TypeChoices, type TypeList } from './draft';
import { PriceFields } from './PriceFields';
import { StageMeanings } from './StageMeanings';
import { useFieldsTexts } from './texts';
import { useFoundFields } from './useFoundFields';
import { useSummary } from './useSummary';

export const DealTypeFormFragment = graphql(/* GraphQL */ `
  fragment DealTypeForm on DealTypeReportFields {
    dealType {
      id
      name
      isArchived
      ...StageMeanings
      ...StagesOfSummary
    }
    priceFields {
      id
      ...PriceFields
      ...FieldOfSummary
    }
    successfulStages {
      id
    }
    unsuccessfulStages {
      id
    }
  }
`);

interface DealTypeFormProps {
  /** Where it can be gone to. */
  anchor: string;
  type: FragmentType<typeof DealTypeFormFragment>;
  /** What is wanted otherwise than it is saved. */
  wanted: Partial<TypeChoices> | undefined;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  errorOf: (list: TypeList) => string | undefined;
  onChange: (saved: TypeChoices, lists: Partial<TypeChoices>) => void;
}

/** What counts for the deals of one type. */
export function DealTypeForm(props: DealTypeFormProps) {
  const type = readFragment(DealTypeFormFragment, props.type);
  const { anchor, wanted, isOpen, onOpenChange, errorOf } = props;
  const { dealType, priceFields } = type;
  const saved: TypeChoices = {
    priceFields: idsOf(priceFields),
    successfulStages: idsOf(type.successfulStages),
    unsuccessfulStages: idsOf(type.unsuccessfulStages),
  };
  const chosen = { ...saved, ...wanted };
  const onChange = (lists: Partial<TypeChoices>) => props.onChange(saved, lists);
  const t = useFieldsTexts();
  const isBare = lacksSettings(chosen);
  const hasError = TYPE_LISTS.some(errorOf);
  const isShown = isOpen || hasError;
  const ofDeals = useFoundFields({
    entity: 'DEAL',
    kind: 'PRICE',
    dealType: dealType.id,
    pause: !isShown && !wanted,
  });
  const summary = useSummary(dealType, [...ofDeals.known, ...priceFields], chosen);
  return (
    <li id={anchor} tabIndex={-1} className={css.type}>
      <Disclosure
        isExpanded={isShown}
        onExpandedChange={onOpenChange}
        title={
          <span className={css.title}>
            <Shortened>{dealType.name}</Shortened>
            {dealType.isArchived && <Badge>{t('archived')}</Badge>}
            {isBare && !dealType.isArchived && <Badge tone="warning">{t('incomplete')}</Badge>}
            {wanted && <Badge tone="accent">{t('changed')}</Badge>}
            {!isOpen && (
              <span className={css.summary} title={summary}>
                {summary}
              </span>
            )}
          </span>
        }
      >
        {isShown && (
          <div className={css.lists}>
            <PriceFields
              dealType={dealType.id}
              // Archived ones are offered no more, and shown where they are chosen still.
              saved={priceFields}
              found={ofDeals}
              chosen={chosen.priceFields}
              error={errorOf('priceFields')}
              onChange={(ids) => onChange({ priceFields: ids })}
            />
            <StageMeanings
              dealType={dealType}
              successful={chosen.successfulStages}
              unsuccessful={chosen.unsuccessfulStages}
              errors={[errorOf('successfulStages'), errorOf('unsuccessfulStages')]}
              onChange={(successfulStages, unsuccessfulStages) =>
                onChange({ successfulStages, unsuccessfulStages })
              }
            />
          </div>
        )}
      </Disclosure>
    </li>
  );
}
