import { defineTexts } from '@/i18n/texts';

/** What the components themselves say. */
export const useDesignTexts = defineTexts('design', {
  en: { close: 'Close', notifications: 'Notifications', moreBelow: 'More below' },
  ru: { close: 'Закрыть', notifications: 'Уведомления', moreBelow: 'Ниже есть ещё' },
});
