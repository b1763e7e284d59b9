import { graphql } from '@/gql';

/** Whether the page to make a company is to be offered. */
export const SignUpOpen = graphql(/* GraphQL */ `
  query SignUpOpen {
    isSignUpOpen
  }
`);
