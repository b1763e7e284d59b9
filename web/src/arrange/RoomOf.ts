import { createContext } from 'react';
import type { ArrangeBlock } from './editor';
import type { Room } from './stepping';

/** Where a block may go while the others stand where they do. */
export const RoomOf = createContext<(block: ArrangeBlock) => Room>(() => {
  throw new Error('Nothing is being arranged.');
});
