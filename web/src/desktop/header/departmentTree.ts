interface Department {
  id: string;
  name: string;
  parent: { id: string } | null;
  head: { id: string } | null;
}

/** A department with how deep it lies. */
export interface Branch extends Department {
  depth: number;
}

/** Departments, each followed by those below it. */
export function departmentTree(departments: readonly Department[]): Branch[] {
  const branches = (above: string | undefined, depth: number): Branch[] =>
    departments
      .filter(({ parent }) => parent?.id === above)
      .flatMap((one) => [{ ...one, depth }, ...branches(one.id, depth + 1)]);
  return branches(undefined, 0);
}

/** Those of a tree that a person heads, with all below them; the uppermost begin at the left. */
export function headedBy(person: string, tree: readonly Branch[]): Branch[] {
  let top: number | undefined;
  return tree.flatMap((branch) => {
    if (top !== undefined && branch.depth <= top) top = undefined;
    if (top === undefined && branch.head?.id === person) top = branch.depth;
    return top === undefined ? [] : [{ ...branch, depth: branch.depth - top }];
  });
}
