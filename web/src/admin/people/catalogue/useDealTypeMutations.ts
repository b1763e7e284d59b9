import { useMemo } from 'react';
import { graphql } from '@/gql';
import { useChange } from '@/forms/useChange';
import type { CatalogueActions } from './Catalogue';

const UpdateDealType = graphql(/* GraphQL */ `
  mutation UpdateDealType($input: UpdateDealTypeInput!) {
    updateDealType(input: $input) {
      warnings
      userErrors {
        field
        message
      }
    }
  }
`);

const ArchiveDealType = graphql(/* GraphQL */ `
  mutation ArchiveDealType($input: ChosenDealTypeInput!) {
    archiveDealType(input: $input) {
      warnings
      userErrors {
        field
        message
      }
    }
  }
`);

const UnarchiveDealType = graphql(/* GraphQL */ `
  mutation UnarchiveDealType($input: ChosenDealTypeInput!) {
    unarchiveDealType(input: $input) {
      warnings
      userErrors {
        field
        message
      }
    }
  }
`);

const DeleteDealType = graphql(/* GraphQL */ `
  mutation DeleteDealType($input: ChosenDealTypeInput!) {
    deleteDealType(input: $input) {
      userErrors {
        field
        message
      }
    }
  }
`);

const TOUCHED = ['DealType', 'DealTypeConnection'];

/** What can be done to deal types. */
export function useDealTypeMutations(): CatalogueActions {
  const change = useChange();
  return useMemo(
    () => ({
      update: (id, { name }) => change(UpdateDealType, { dealType: id, name }, TOUCHED),
      move: (id, position) => change(UpdateDealType, { dealType: id, position }, TOUCHED),
      archive: (id, isArchived) =>
        isArchived
          ? change(ArchiveDealType, { dealType: id }, TOUCHED)
          : change(UnarchiveDealType, { dealType: id }, TOUCHED),
      remove: (id) => change(DeleteDealType, { dealType: id }, TOUCHED),
    }),
    [change],
  );
}
