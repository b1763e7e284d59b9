import type { Draft } from './draft';

interface Named {
  id: string;
  name: string;
}

/** The same report about another custom field, wherever it is about the first. */
export function replaceField(draft: Draft, from: Named, to: Named): Draft {
  return JSON.parse(JSON.stringify(draft), (_, value: unknown) => {
    if (value === null || typeof value !== 'object' || !('field' in value) || value.field !== from.id)
      return value;
    return { ...value, field: to.id, ...('fieldName' in value && { fieldName: to.name }) };
  }) as Draft;
}
