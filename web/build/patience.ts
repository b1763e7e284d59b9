// A busy machine is no fault of the page: what a test waits for may take long. Only those that have a document wait.
if (typeof document !== 'undefined') {
  const { configure } = await import('@testing-library/react');
  configure({ asyncUtilTimeout: 30_000 });
}

export {};
