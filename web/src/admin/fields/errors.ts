import type { Draft, SourceList, TypeList } from './draft';

interface UserError {
  field: readonly string[];
  message: string;
}

/** Errors by the list they are about; those about no list of the form under `other`. */
export interface ListErrors {
  ofSources: (list: SourceList) => string | undefined;
  ofType: (dealType: string, list: TypeList) => string | undefined;
  other: readonly UserError[];
}

/** Sorts the errors of an input that was made of the draft to the lists they are about. */
export function sortErrors(userErrors: readonly UserError[], draft: Draft): ListErrors {
  const types = Object.keys(draft.dealTypes);
  const texts = new Map<string, string>();
  const other: UserError[] = [];
  for (const error of userErrors) {
    const [first = '', place = '', list = ''] = error.field;
    const dealType = types[Number(place)];
    const key =
      first === 'dealTypes' && dealType !== undefined && list !== ''
        ? `${dealType} ${list}`
        : first.endsWith('SourceFields')
          ? first
          : null;
    if (key === null) other.push(error);
    else texts.set(key, [texts.get(key), error.message].filter(Boolean).join(' '));
  }
  return {
    ofSources: (list) => texts.get(list),
    ofType: (dealType, list) => texts.get(`${dealType} ${list}`),
    other,
  };
}
