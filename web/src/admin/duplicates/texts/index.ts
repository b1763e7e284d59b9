import { defineTexts } from '@/i18n/texts';
import { en } from './en';
import { ru } from './ru';

export const useDuplicatesTexts = defineTexts({ en, ru });
