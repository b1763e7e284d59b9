import { createContext } from 'react';
import type { Days } from '@/format/dates';

/** What the desktop shows: of when, and whose. Provided by the page; elsewhere, nothing is known of it. */
export const Shown = createContext<{ period: Days; scope: { label: string } } | undefined>(undefined);
