import { defineTexts } from '@/i18n/texts';

export const usePagingTexts = defineTexts({
  en: { pages: 'Pages', previousPage: 'Previous', nextPage: 'Next' },
  ru: { pages: 'Страницы', previousPage: 'Назад', nextPage: 'Дальше' },
});
