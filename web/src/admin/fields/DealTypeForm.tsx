import { Badge } from '@/design/Badge';
import { Disclosure } from '@/design/Disclosure';
import { Shortened } from '@/design/Shortened';
import { graphql, readFragment, type FragmentType } from '@/gql';
import css from './DealTypeForm.module.css';
import { idsOf, lacksSettings, TYPE_LISTS, type TypeChoices, type TypeList } from './draft';
import { PriceFields, type PriceField } from './PriceFields';
import { StageMeanings } from './StageMeanings';
import { useFieldsTexts } from './texts';
import { useSummary, type SummaryField } from './useSummary';

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

type FieldOfDeals = PriceField & SummaryField;

interface DealTypeFormProps {
  /** Where it can be gone to. */
  anchor: string;
  type: FragmentType<typeof DealTypeFormFragment>;
  /** All fields of deals in use. */
  fields: readonly FieldOfDeals[];
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
  const summary = useSummary(dealType, [...props.fields, ...priceFields], chosen);
  const hasError = TYPE_LISTS.some(errorOf);
  return (
    <li id={anchor} tabIndex={-1} className={css.type}>
      <Disclosure
        isExpanded={isOpen || hasError}
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
        {(isOpen || hasError) && (
          <div className={css.lists}>
            <PriceFields
              dealType={dealType.id}
              // Archived ones are offered no more, and shown where they are chosen still.
              fields={[...props.fields, ...priceFields]}
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
