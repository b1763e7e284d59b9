import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';

interface Opened {
  query: string;
  variables: string;
}

/** Puts an operation into a new tab, or into the present one while that is empty. */
export function useOpenInTab(): (operation: Opened) => void {
  const actions = useGraphiQLActions();
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  return ({ query, variables }) => {
    if (queryEditor?.getValue().trim()) actions.addTab();
    queryEditor?.setValue(query);
    variableEditor?.setValue(variables);
  };
}
