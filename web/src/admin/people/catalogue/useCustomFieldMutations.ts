import { useMemo } from 'react';
import { graphql } from '@/gql';
import type { Entity } from '@/gql/graphql';
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

const ReorderCustomFields = graphql(/* GraphQL */ `
  mutation ReorderCustomFields($input: ReorderCustomFieldsInput!) {
    reorderCustomFields(input: $input) {
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

const TOUCHED = ['CustomField'];

/** What can be done to the custom fields of contacts, activities or deals. */
export function useCustomFieldMutations(entity: Entity): CatalogueActions {
  const change = useChange();
  return useMemo(
    () => ({
      update: (id, { name }) => change(UpdateCustomField, { field: id, name }, TOUCHED),
      reorder: (ids) => change(ReorderCustomFields, { entity, fields: ids }, TOUCHED),
      archive: (id, isArchived) =>
        isArchived
          ? change(ArchiveCustomField, { field: id }, TOUCHED)
          : change(UnarchiveCustomField, { field: id }, TOUCHED),
      remove: (id) => change(DeleteCustomField, { field: id }, TOUCHED),
    }),
    [change, entity],
  );
}
