/** What a change empties: null alone leaves a field as it is, so those that become nothing are named. */
export function clearOf<Field extends string>(fields: Record<Field, unknown>): Field[] {
  return (Object.keys(fields) as Field[]).filter((field) => fields[field] === null);
}
