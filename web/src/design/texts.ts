import { defineTexts } from '@/i18n/texts';

/** What the components themselves say. */
export const useDesignTexts = defineTexts({
  en: {
    close: 'Close',
    notifications: 'Notifications',
    moreBelow: 'More below',
    linesBelow: '{{count}} more below',
    typeForMore: 'There are more: type a part of the name.',
    showMore_one: 'Show more ({{count}} left)',
    showMore_other: 'Show more ({{count}} left)',
  },
  ru: {
    close: 'Закрыть',
    notifications: 'Уведомления',
    moreBelow: 'Ниже есть ещё',
    linesBelow: 'Ниже ещё {{count}}',
    typeForMore: 'Есть и другие: введите часть названия или имени.',
    showMore_one: 'Показать ещё (осталось {{count}})',
    showMore_few: 'Показать ещё (осталось {{count}})',
    showMore_many: 'Показать ещё (осталось {{count}})',
    showMore_other: 'Показать ещё (осталось {{count}})',
  },
});
