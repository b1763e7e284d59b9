import { defineTexts } from '@/i18n/texts';
import { en } from './en';
import { ru } from './ru';

/** What periods are called, by their presets. */
export const usePeriodTexts = defineTexts({ en, ru });
