import { defineTexts } from '@/i18n/texts';

export const usePagingTexts = defineTexts({
  en: {
    pages: 'Pages',
    pagesOf: 'Pages: {{list}}',
    previousPage: 'Previous',
    nextPage: 'Next',
    searchIn: 'Search: {{list}}',
    searchByName: 'Search by name',
    nothingFound: 'Nothing found',
    shownOf: '{{from}}–{{to}} of {{total}}',
  },
  ru: {
    pages: 'Страницы',
    pagesOf: 'Страницы: {{list}}',
    previousPage: 'Назад',
    nextPage: 'Дальше',
    searchIn: 'Поиск: {{list}}',
    searchByName: 'Поиск по названию',
    nothingFound: 'Ничего не найдено',
    shownOf: '{{from}}–{{to}} из {{total}}',
  },
});
