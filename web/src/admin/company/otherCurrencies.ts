import { graphql } from '@/gql';

export const RemoveExchangeRates = graphql(/* GraphQL */ `
  mutation RemoveExchangeRates($input: RemoveExchangeRatesInput!) {
    removeExchangeRates(input: $input) {
      rateCount
      userErrors {
        field
        message
      }
    }
  }
`);

/** What is asked for again once rates are others: figures too. */
export const RATES_TOUCH = ['OtherCurrency', 'ExchangeRate', 'Deal', 'Dashboard', 'Widget', 'AuditEntry'];
