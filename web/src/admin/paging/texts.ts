import { defineTexts } from '@/i18n/texts';

export const usePagingTexts = defineTexts('paging', {
  en: { pages: 'Pages', previousPage: 'Previous', nextPage: 'Next' },
  ru: { pages: 'Страницы', previousPage: 'Назад', nextPage: 'Дальше' },
});
