import { defineTexts } from '@/i18n/texts';
import { en } from './en';
import { ru } from './ru';

export const useArrangeTexts = defineTexts({ en, ru });
export type SayArrange = ReturnType<typeof useArrangeTexts>;
