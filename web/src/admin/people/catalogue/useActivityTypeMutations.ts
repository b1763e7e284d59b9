import { useMemo } from 'react';
import { graphql } from '@/gql';
import { useChange } from '@/forms/useChange';
import type { CatalogueActions } from './Catalogue';

const UpdateActivityType = graphql(/* GraphQL */ `
  mutation UpdateActivityType($input: UpdateActivityTypeInput!) {
    updateActivityType(input: $input) {
      warnings
      userErrors {
        field
        message
      }
    }
  }
`);

const ArchiveActivityType = graphql(/* GraphQL */ `
  mutation ArchiveActivityType($input: ChosenActivityTypeInput!) {
    archiveActivityType(input: $input) {
      warnings
      userErrors {
        field
        message
      }
    }
  }
`);

const UnarchiveActivityType = graphql(/* GraphQL */ `
  mutation UnarchiveActivityType($input: ChosenActivityTypeInput!) {
    unarchiveActivityType(input: $input) {
      warnings
      userErrors {
        field
        message
      }
    }
  }
`);

const DeleteActivityType = graphql(/* GraphQL */ `
  mutation DeleteActivityType($input: ChosenActivityTypeInput!) {
    deleteActivityType(input: $input) {
      userErrors {
        field
        message
      }
    }
  }
`);

const TOUCHED = ['ActivityType', 'ActivityTypeConnection'];

/** What can be done to activity types. */
export function useActivityTypeMutations(): CatalogueActions {
  const change = useChange();
  return useMemo(
    () => ({
      update: (id, { name }) => change(UpdateActivityType, { activityType: id, name }, TOUCHED),
      move: (id, position) => change(UpdateActivityType, { activityType: id, position }, TOUCHED),
      archive: (id, isArchived) =>
        isArchived
          ? change(ArchiveActivityType, { activityType: id }, TOUCHED)
          : change(UnarchiveActivityType, { activityType: id }, TOUCHED),
      remove: (id) => change(DeleteActivityType, { activityType: id }, TOUCHED),
    }),
    [change],
  );
}
