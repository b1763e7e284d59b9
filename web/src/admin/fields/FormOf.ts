import type { ReactNode } from 'react';
import type { FragmentType } from '@/gql';
import type { DealTypeFormFragment } from './DealTypeForm';

/** Makes the form of a deal type, by its id. */
export type FormOf = (id: string, type: FragmentType<typeof DealTypeFormFragment>) => ReactNode;
