import type { DefaultLayoutOwnerInput } from '@/gql/graphql';

/** Whose default desktop it is, as the address has it: “company”, “group:…” or “department:…”. */
export function ownerOf(address: string | null): DefaultLayoutOwnerInput {
  const [kind, id] = (address ?? '').split(/:(.*)/s);
  if (kind === 'group' && id) return { group: id };
  if (kind === 'department' && id) return { department: id };
  return { company: true };
}

export function addressOf(kind: string, owner: string | null): string {
  return owner === null ? 'company' : `${kind.toLowerCase()}:${owner}`;
}
