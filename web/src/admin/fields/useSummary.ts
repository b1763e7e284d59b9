import { graphql, readFragment, type FragmentType } from '@/gql';
import type { TypeList } from './draft';
import { useFieldsTexts } from './texts';

const StagesOfSummary = graphql(/* GraphQL */ `
  fragment StagesOfSummary on DealType {
    stages {
      id
      name
    }
  }
`);

const FieldOfSummary = graphql(/* GraphQL */ `
  fragment FieldOfSummary on CustomField {
    id
    name
  }
`);

export type SummaryField = FragmentType<typeof FieldOfSummary>;

/** What is chosen for a deal type, in a line. */
export function useSummary(
  dealType: FragmentType<typeof StagesOfSummary>,
  fields: readonly SummaryField[],
  chosen: Record<TypeList, readonly string[]>,
): string {
  const t = useFieldsTexts();
  const { stages } = readFragment(StagesOfSummary, dealType);
  const priceFields = readFragment(FieldOfSummary, fields);
  const names = (ids: readonly string[], of: readonly { id: string; name: string }[]) =>
    ids.map((id) => of.find((one) => one.id === id)?.name).join(', ') || t('none');
  return [
    t('summaryPrice', { names: names(chosen.priceFields, priceFields) }),
    t('summaryWon', { names: names(chosen.successfulStages, stages) }),
    t('summaryLost', { names: names(chosen.unsuccessfulStages, stages) }),
  ].join('; ');
}
