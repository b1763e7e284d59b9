import { graphql } from '@/gql';
import type { DuplicatesQuery } from '@/gql/graphql';

export const Duplicates = graphql(/* GraphQL */ `
  query Duplicates($first: Int!, $after: String, $search: String!) {
    duplicateContacts(first: $first, after: $after, search: $search) {
      edges {
        node {
          reason
          value
          count
          contacts {
            id
            title
            createdAt
            responsible {
              id
              name
            }
            fields {
              field {
                id
                name
              }
              text
              number
              date
              flag
              option {
                id
                label
              }
            }
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export type Group = DuplicatesQuery['duplicateContacts']['edges'][number]['node'];
export type Contact = Group['contacts'][number];

export const PastMerges = graphql(/* GraphQL */ `
  query PastMerges($first: Int!, $after: String) {
    contactMerges(first: $first, after: $after) {
      edges {
        node {
          id
          mergedAt
          undoneAt
          mergedBy {
            id
            name
          }
          contact {
            id
            title
          }
          others {
            id
            title
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const MergeContacts = graphql(/* GraphQL */ `
  mutation MergeContacts($input: MergeContactsInput!) {
    mergeContacts(input: $input) {
      contact {
        id
      }
      userErrors {
        field
        message
      }
    }
  }
`);

export const UndoMerge = graphql(/* GraphQL */ `
  mutation UndoMerge($input: UndoContactMergeInput!) {
    undoContactMerge(input: $input) {
      contact {
        id
      }
      warnings
      userErrors {
        field
        message
      }
    }
  }
`);

export const Dismissals = graphql(/* GraphQL */ `
  query Dismissals($first: Int!, $after: String) {
    duplicateDismissals(first: $first, after: $after) {
      edges {
        node {
          id
          reason
          value
          count
          dismissedAt
          dismissedBy {
            id
            name
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const DismissDuplicates = graphql(/* GraphQL */ `
  mutation DismissDuplicates($input: DismissDuplicatesInput!) {
    dismissDuplicates(input: $input) {
      dismissal {
        id
      }
      userErrors {
        field
        message
      }
    }
  }
`);

export const UndoDismissal = graphql(/* GraphQL */ `
  mutation UndoDismissal($input: UndoDuplicateDismissalInput!) {
    undoDuplicateDismissal(input: $input) {
      undoneId
      userErrors {
        field
        message
      }
    }
  }
`);

/** What is asked for again once contacts were merged, or parted. */
export const TOUCHED = ['Contact', 'ContactMerge', 'ContactMergeConnection', 'DuplicateGroupConnection'];

/** What is asked for again once a group was dismissed, or is one again. */
export const TOUCHED_BY_DISMISSING = ['DuplicateDismissalConnection', 'DuplicateGroupConnection'];
