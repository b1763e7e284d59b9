import { useQuery } from 'urql';
import { graphql } from '@/gql';
import { useBuilderTexts } from '../../texts';
import { ChosenValues, type ChosenProps } from './ChosenValues';

// The API finds no contacts by name: these are the rows behind the number of all of them.
const ContactsForReports = graphql(/* GraphQL */ `
  query ContactsForReports {
    previewReport(
      definition: { dataset: CONTACTS, visualisation: NUMBER, time: { time: EXISTING } }
      period: { preset: TODAY }
      compareTo: NONE
    ) {
      widget {
        total {
          records(first: 100) {
            edges {
              cursor
              node {
                id
                title
              }
            }
          }
        }
      }
    }
  }
`);

/** Some contacts, of those that came last. */
export function ChosenFromContacts(props: ChosenProps) {
  const t = useBuilderTexts();
  const [{ data }] = useQuery({ query: ContactsForReports });
  const rows = data?.previewReport.widget?.total?.records?.edges ?? [];
  return (
    <ChosenValues
      {...props}
      items={rows.map(({ node }) => ({ id: node.id, label: node.title }))}
      description={t('contactsHint')}
      labelOf={(value) => (value.kind === 'id' && value.label) || t('gone')}
      valueOf={({ id, label }) => ({ kind: 'id', id, label })}
    />
  );
}
