import { useMemo } from 'react';
import { clearOf } from '@/forms/clearedFields';
import { graphql } from '@/gql';
import { useChange } from '@/forms/useChange';
import type { CatalogueActions } from './Catalogue';

const UpdateStage = graphql(/* GraphQL */ `
  mutation UpdateStage($input: UpdateStageInput!) {
    updateStage(input: $input) {
      warnings
      userErrors {
        field
        message
      }
    }
  }
`);

const ArchiveStage = graphql(/* GraphQL */ `
  mutation ArchiveStage($input: ChosenStageInput!) {
    archiveStage(input: $input) {
      warnings
      userErrors {
        field
        message
      }
    }
  }
`);

const UnarchiveStage = graphql(/* GraphQL */ `
  mutation UnarchiveStage($input: ChosenStageInput!) {
    unarchiveStage(input: $input) {
      warnings
      userErrors {
        field
        message
      }
    }
  }
`);

const DeleteStage = graphql(/* GraphQL */ `
  mutation DeleteStage($input: ChosenStageInput!) {
    deleteStage(input: $input) {
      userErrors {
        field
        message
      }
    }
  }
`);

const TOUCHED = ['DealType'];

/** What can be done to the stages of a deal type. */
export function useStageMutations(): CatalogueActions {
  const change = useChange();
  return useMemo(
    () => ({
      update: (id, { name, color }) =>
        change(UpdateStage, { stage: id, name, color, clear: clearOf({ COLOR: color }) }, TOUCHED),
      move: (id, position) => change(UpdateStage, { stage: id, position }, TOUCHED),
      archive: (id, isArchived) =>
        isArchived
          ? change(ArchiveStage, { stage: id }, TOUCHED)
          : change(UnarchiveStage, { stage: id }, TOUCHED),
      remove: (id) => change(DeleteStage, { stage: id }, TOUCHED),
    }),
    [change],
  );
}
