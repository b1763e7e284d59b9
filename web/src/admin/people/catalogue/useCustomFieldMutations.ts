import { useMemo } from 'react';
import { graphql } from '@/gql';
import { useChange } from '@/forms/useChange';
import type { CatalogueActions } from './Catalogue';

const UpdateCustomField = graphql(/* GraphQL */ `
  mutation UpdateCustomField($input: UpdateCustomFieldInput!) {
    updateCustomField(input: $input) {
      warnings
      userErrors {
        field
        message
      }
    }
  }
`);

const ArchiveCustomField = graphql(/* GraphQL */ `
  mutation ArchiveCustomField($input: ChosenCustomFieldInput!) {
    archiveCustomField(input: $input) {
      warnings
      userErrors {
        field
        message
      }
    }
  }
`);

const UnarchiveCustomField = graphql(/* GraphQL */ `
  mutation UnarchiveCustomField($input: ChosenCustomFieldInput!) {
    unarchiveCustomField(input: $input) {
      warnings
      userErrors {
        field
        message
      }
    }
  }
`);

const DeleteCustomField = graphql(/* GraphQL */ `
  mutation DeleteCustomField($input: ChosenCustomFieldInput!) {
    deleteCustomField(input: $input) {
      userErrors {
        field
        message
      }
    }
  }
`);

const TOUCHED = ['CustomField', 'CustomFieldConnection'];

/** What can be done to the custom fields of contacts, activities or deals. */
export function useCustomFieldMutations(): CatalogueActions {
  const change = useChange();
  return useMemo(
    () => ({
      update: (id, { name }) => change(UpdateCustomField, { field: id, name }, TOUCHED),
      move: (id, position) => change(UpdateCustomField, { field: id, position }, TOUCHED),
      archive: (id, isArchived) =>
        isArchived
          ? change(ArchiveCustomField, { field: id }, TOUCHED)
          : change(UnarchiveCustomField, { field: id }, TOUCHED),
      remove: (id) => change(DeleteCustomField, { field: id }, TOUCHED),
    }),
    [change],
  );
}
