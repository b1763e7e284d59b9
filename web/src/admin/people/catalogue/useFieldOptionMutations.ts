import { useMemo } from 'react';
import { graphql } from '@/gql';
import { useChange } from '@/forms/useChange';
import type { CatalogueActions } from './Catalogue';

const UpdateFieldOption = graphql(/* GraphQL */ `
  mutation UpdateFieldOption($input: UpdateFieldOptionInput!) {
    updateFieldOption(input: $input) {
      userErrors {
        field
        message
      }
    }
  }
`);

const ArchiveFieldOption = graphql(/* GraphQL */ `
  mutation ArchiveFieldOption($input: ChosenFieldOptionInput!) {
    archiveFieldOption(input: $input) {
      userErrors {
        field
        message
      }
    }
  }
`);

const UnarchiveFieldOption = graphql(/* GraphQL */ `
  mutation UnarchiveFieldOption($input: ChosenFieldOptionInput!) {
    unarchiveFieldOption(input: $input) {
      userErrors {
        field
        message
      }
    }
  }
`);

const DeleteFieldOption = graphql(/* GraphQL */ `
  mutation DeleteFieldOption($input: ChosenFieldOptionInput!) {
    deleteFieldOption(input: $input) {
      userErrors {
        field
        message
      }
    }
  }
`);

const TOUCHED = ['CustomField'];

/** What can be done to the options of a choice field. */
export function useFieldOptionMutations(): CatalogueActions {
  const change = useChange();
  return useMemo(
    () => ({
      update: (id, { name }) => change(UpdateFieldOption, { option: id, label: name }, TOUCHED),
      move: (id, position) => change(UpdateFieldOption, { option: id, position }, TOUCHED),
      archive: (id, isArchived) =>
        isArchived
          ? change(ArchiveFieldOption, { option: id }, TOUCHED)
          : change(UnarchiveFieldOption, { option: id }, TOUCHED),
      remove: (id) => change(DeleteFieldOption, { option: id }, TOUCHED),
    }),
    [change],
  );
}
