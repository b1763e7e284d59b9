/** Where the API is. */
export const API = '/graphql';
