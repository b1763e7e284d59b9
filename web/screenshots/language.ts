export type Language = 'EN' | 'RU';
