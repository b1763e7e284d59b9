import { Badge } from '@/design/Badge';
import { Disclosure } from '@/design/Disclosure';
import { Shortened } from '@/design/Shortened';
import { graphql, readFragment, type FragmentType } from '@/gql';
import css from './DealTypeForm.module.css';
import { lacksSettings, type TypeList } from './draft';
import { PriceFields, type PriceField } from './PriceFields';
import { StageMeanings } from './StageMeanings';
import { useFieldsTexts } from './texts';
import { useSummary, type SummaryField } from './useSummary';

const DealTypeFormFragment = graphql(/* GraphQL */ `
  fragment DealTypeForm on DealTypeReportFields {
    dealType {
      id
      name
      isArchived
      ...StageMeanings
      ...StagesOfSummary
    }
    priceFields {
      ...PriceFields
      ...FieldOfSummary
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
  chosen: Record<TypeList, readonly string[]>;
  isChanged: boolean;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  errorOf: (list: TypeList) => string | undefined;
  onChange: (lists: Partial<Record<TypeList, readonly string[]>>) => void;
}

/** What counts for the deals of one type. */
export function DealTypeForm(props: DealTypeFormProps) {
  const { dealType, priceFields } = readFragment(DealTypeFormFragment, props.type);
  const { anchor, chosen, isChanged, isOpen, onOpenChange, errorOf, onChange } = props;
  const t = useFieldsTexts();
  const isBare = lacksSettings(chosen);
  const summary = useSummary(dealType, [...props.fields, ...priceFields], chosen);
  const hasError = (['priceFields', 'successfulStages', 'unsuccessfulStages'] as const).some(errorOf);
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
            {isChanged && <Badge tone="accent">{t('changed')}</Badge>}
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
