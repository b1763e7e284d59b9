import { createContext } from 'react';

/** Whether the first steps of a company stand above the blocks: a block then need not say where it is set up. */
export const FirstStepsShown = createContext(false);
