import type { Role } from '@/gql/graphql';

interface Rule {
  group: string;
  role: Role | null;
  department: string | null;
}

const ROLES: readonly Role[] = ['ADMIN', 'MANAGER', 'USER'];

/** Rules as lines to be written: `group = role`. */
export function linesOf(rules: readonly Rule[]): string {
  return rules
    .map(({ group, role }) => (role === null ? group : `${group} = ${role.toLowerCase()}`))
    .join('\n');
}

/** The rules that lines say, or the line that says none. What a group already gave of departments stays. */
export function rulesOf(lines: string, before: readonly Rule[]): readonly Rule[] | { wrong: string } {
  const rules: Rule[] = [];
  for (const line of lines.split('\n').map((each) => each.trim())) {
    if (line === '') continue;
    const at = line.lastIndexOf('=');
    const group = (at < 0 ? line : line.slice(0, at)).trim();
    const word =
      at < 0
        ? null
        : line
            .slice(at + 1)
            .trim()
            .toUpperCase();
    const role = ROLES.find((each) => each === word) ?? null;
    const department = before.find((each) => each.group === group)?.department ?? null;
    if (group === '' || (word !== null && role === null) || (role === null && department === null)) {
      return { wrong: line };
    }
    rules.push({ group, role, department });
  }
  return rules;
}
