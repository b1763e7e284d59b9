import type { CombinedError } from 'urql';
import { graphql, readFragment, type FragmentType } from '@/gql';
import type { ArrangeBlock, Conflict, SavedRevision, SaveOutcome } from './editor';

const ArrangeBlockFragment = graphql(/* GraphQL */ `
  fragment ArrangeBlock on Widget {
    isNew
    can {
      hide
      move
      resize
    }
    ...ArrangePlacedBlock
  }
`);

const ArrangePlacedBlockFragment = graphql(/* GraphQL */ `
  fragment ArrangePlacedBlock on PlacedWidget {
    widgetId
    title
    desktop: placement(breakpoint: DESKTOP) {
      ...ArrangePlace
    }
    tablet: placement(breakpoint: TABLET) {
      ...ArrangePlace
    }
    phone: placement(breakpoint: PHONE) {
      ...ArrangePlace
    }
    smallestDesktop: minimumSize(breakpoint: DESKTOP) {
      ...ArrangeSize
    }
    smallestTablet: minimumSize(breakpoint: TABLET) {
      ...ArrangeSize
    }
    smallestPhone: minimumSize(breakpoint: PHONE) {
      ...ArrangeSize
    }
  }
`);

const ArrangePlaceFragment = graphql(/* GraphQL */ `
  fragment ArrangePlace on Placement {
    column
    row
    width
    height
  }
`);

const ArrangeSizeFragment = graphql(/* GraphQL */ `
  fragment ArrangeSize on WidgetSize {
    width
    height
  }
`);

const ArrangeRevisionFragment = graphql(/* GraphQL */ `
  fragment ArrangeRevision on LayoutRevision {
    revision
    savedAt
    savedBy {
      name
    }
    operations {
      text
    }
  }
`);

const ArrangeConflictFragment = graphql(/* GraphQL */ `
  fragment ArrangeConflict on LayoutConflict {
    revision
    widgets
    theirs {
      ...ArrangeRevision
    }
    yours {
      text
    }
  }
`);

/** A block of a desktop, to arrange. */
export function blockOf(widget: FragmentType<typeof ArrangeBlockFragment>, isHidden: boolean): ArrangeBlock {
  const { can, isNew, ...placed } = readFragment(ArrangeBlockFragment, widget);
  return { ...placedBlockOf(placed), can, isNew, isHidden };
}

/** A block of a default arrangement: nothing is pinned or hidden there. */
export function defaultBlockOf(widget: FragmentType<typeof ArrangePlacedBlockFragment>): ArrangeBlock {
  const can = { hide: false, move: true, resize: true };
  return { ...placedBlockOf(widget), can, isNew: false, isHidden: false };
}

/** Where a block stands, or would. */
export function placedBlockOf(
  widget: FragmentType<typeof ArrangePlacedBlockFragment>,
): Pick<ArrangeBlock, 'id' | 'title' | 'places' | 'smallest'> {
  const block = readFragment(ArrangePlacedBlockFragment, widget);
  return {
    id: block.widgetId,
    title: block.title,
    places: {
      DESKTOP: readFragment(ArrangePlaceFragment, block.desktop),
      TABLET: readFragment(ArrangePlaceFragment, block.tablet),
      PHONE: readFragment(ArrangePlaceFragment, block.phone),
    },
    smallest: {
      DESKTOP: readFragment(ArrangeSizeFragment, block.smallestDesktop),
      TABLET: readFragment(ArrangeSizeFragment, block.smallestTablet),
      PHONE: readFragment(ArrangeSizeFragment, block.smallestPhone),
    },
  };
}

export function revisionOf(answered: FragmentType<typeof ArrangeRevisionFragment>): SavedRevision {
  const { revision, savedAt, savedBy, operations } = readFragment(ArrangeRevisionFragment, answered);
  return { revision, savedAt, savedBy: savedBy?.name ?? null, texts: textsOf(operations) };
}

interface Answer {
  conflict?: FragmentType<typeof ArrangeConflictFragment> | null;
  userErrors: { message: string }[];
}

/** What came of a save or a restore, by its payload. */
export function outcomeOf(answer: Answer | undefined, error: CombinedError | undefined): SaveOutcome {
  if (!answer) {
    const messages = error?.graphQLErrors.map(({ message }) => message) ?? [];
    return messages.length > 0 ? { kind: 'refused', messages } : { kind: 'unreachable' };
  }
  if (answer.userErrors.length > 0) {
    return { kind: 'refused', messages: answer.userErrors.map(({ message }) => message) };
  }
  if (answer.conflict) return { kind: 'conflict', conflict: conflictOf(answer.conflict) };
  return { kind: 'saved' };
}

function conflictOf(answered: FragmentType<typeof ArrangeConflictFragment>): Conflict {
  const { revision, widgets, theirs, yours } = readFragment(ArrangeConflictFragment, answered);
  return { revision, blocks: widgets, theirs: theirs.map(revisionOf), yours: textsOf(yours) };
}

/** Each thing once: a block that goes far is sent as several operations. */
function textsOf(operations: readonly { text: string }[]): string[] {
  return [...new Set(operations.map(({ text }) => text))];
}
