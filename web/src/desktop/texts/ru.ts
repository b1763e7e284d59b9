import type { Russian } from '@/i18n/texts';
import type { en } from './en';

export const ru: Russian<typeof en> = {
  arrange: 'Настроить',
  was: 'было {{value}}',
  better: 'лучше',
  worse: 'хуже',
  nothing: 'За этот период ничего нет',
  noEvents: 'С вашего прошлого визита ничего не произошло',
  empty: 'На вашем столе пусто',
  emptyText: 'Для вас пока нет блоков. Кто какие видит, решает администратор.',
  failed: 'Этот блок не удалось посчитать.',
  unread_one: '{{count}} непрочитанное',
  unread_few: '{{count}} непрочитанных',
  unread_many: '{{count}} непрочитанных',
  unread_other: '{{count}} непрочитанных',
};
