import { EMBEDDED } from '@/addresses/embedded';

/** Where the API is. */
export const API = `${EMBEDDED}/graphql`;
