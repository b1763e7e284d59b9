export interface DepartmentNode {
  id: string;
  name: string;
  parent: { id: string } | null;
}

/** A department with its parts. */
export interface Branch<Node extends DepartmentNode> {
  department: Node;
  parts: Branch<Node>[];
}

/** Departments as trees, each level in the order it was given. */
export function treeOf<Node extends DepartmentNode>(departments: readonly Node[]): Branch<Node>[] {
  const branches = new Map(
    departments.map((department) => [department.id, { department, parts: [] as Branch<Node>[] }]),
  );
  const roots: Branch<Node>[] = [];
  for (const branch of branches.values()) {
    const { parent } = branch.department;
    const siblings = parent === null ? roots : (branches.get(parent.id)?.parts ?? roots);
    siblings.push(branch);
  }
  return roots;
}
