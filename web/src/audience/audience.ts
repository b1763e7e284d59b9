import { graphql, readFragment, type FragmentType } from '@/gql';
import type { AudienceInput } from '@/gql/graphql';

/** Whom an audience can name. A department is one thing with those below it, and another without. */
export type Principal =
  | { kind: 'user' | 'group'; id: string; name: string }
  | { kind: 'department'; id: string; name: string; includeSubdepartments: boolean };

/** An audience while it is decided. */
export interface AudienceDraft {
  everyone: boolean;
  included: readonly Principal[];
  excepted: readonly Principal[];
}

export const NOBODY: AudienceDraft = { everyone: false, included: [], excepted: [] };
export const EVERYONE: AudienceDraft = { everyone: true, included: [], excepted: [] };

const PrincipalsOfAudience = graphql(/* GraphQL */ `
  fragment PrincipalsOfAudience on Audience {
    everyone
    users {
      id
      name
    }
    groups {
      id
      name
    }
    departments {
      department {
        id
        name
      }
      includeSubdepartments
    }
    exceptUsers {
      id
      name
    }
    exceptGroups {
      id
      name
    }
    exceptDepartments {
      department {
        id
        name
      }
      includeSubdepartments
    }
  }
`);

interface Named {
  id: string;
  name: string;
}

/** Of all that is decided about a block, its audience, ready to be changed. */
export function draftOf(audience: FragmentType<typeof PrincipalsOfAudience>): AudienceDraft {
  const read = readFragment(PrincipalsOfAudience, audience);
  return {
    everyone: read.everyone,
    included: principals(read.users, read.groups, read.departments),
    excepted: principals(read.exceptUsers, read.exceptGroups, read.exceptDepartments),
  };
}

function principals(
  users: readonly Named[],
  groups: readonly Named[],
  departments: readonly { department: Named; includeSubdepartments: boolean }[],
): Principal[] {
  return [
    ...departments.map(({ department: { id, name }, includeSubdepartments }) => ({
      kind: 'department' as const,
      id,
      name,
      includeSubdepartments,
    })),
    ...groups.map(({ id, name }) => ({ kind: 'group' as const, id, name })),
    ...users.map(({ id, name }) => ({ kind: 'user' as const, id, name })),
  ];
}

/** As the API takes it. */
export function inputOf({ everyone, included, excepted }: AudienceDraft): AudienceInput {
  return {
    everyone,
    users: idsOf(included, 'user'),
    groups: idsOf(included, 'group'),
    departments: departmentsOf(included),
    exceptUsers: idsOf(excepted, 'user'),
    exceptGroups: idsOf(excepted, 'group'),
    exceptDepartments: departmentsOf(excepted),
  };
}

function idsOf(list: readonly Principal[], kind: 'user' | 'group'): string[] {
  return list.filter((one) => one.kind === kind).map(({ id }) => id);
}

function departmentsOf(list: readonly Principal[]) {
  return list
    .filter((one) => one.kind === 'department')
    .map(({ id, includeSubdepartments }) => ({ department: id, includeSubdepartments }));
}

/** Whether both would be the same decision. */
export function isSameAudience(one: AudienceDraft, other: AudienceDraft): boolean {
  return one.everyone === other.everyone && fingerprint(one) === fingerprint(other);
}

function fingerprint({ included, excepted }: AudienceDraft): string {
  return [included, excepted].map((list) => list.map(keyOf).sort().join()).join('|');
}

/** Tells principals apart, and a department with those below it from the same without. */
export function keyOf(principal: Principal): string {
  const alone = principal.kind === 'department' && !principal.includeSubdepartments;
  return `${principal.kind}${alone ? '-alone' : ''}:${principal.id}`;
}

export type Side = 'included' | 'excepted';

/**
 * The audience with one more. Whoever is named among those who see it takes the place of “everyone”; nobody stands on both sides, or
 * twice on one.
 */
export function withPrincipal(draft: AudienceDraft, side: Side, principal: Principal): AudienceDraft {
  const isOther = (one: Principal) => one.kind !== principal.kind || one.id !== principal.id;
  const kept = {
    everyone: draft.everyone && side === 'excepted',
    included: draft.included.filter(isOther),
    excepted: draft.excepted.filter(isOther),
  };
  return { ...kept, [side]: [...kept[side], principal] };
}

/** The audience without those of these keys. */
export function withoutPrincipals(
  draft: AudienceDraft,
  side: Side,
  keys: ReadonlySet<unknown>,
): AudienceDraft {
  return { ...draft, [side]: draft[side].filter((one) => !keys.has(keyOf(one))) };
}
