import type { Russian } from '@/i18n/texts';
import type { en } from './en';

export const ru: Russian<typeof en> = {
  unsaved: 'Несохранённые изменения',
  discard: 'Отменить',
  leaveTitle: 'Уйти без сохранения?',
  leaveText: 'Ваши изменения здесь ещё не сохранены.',
  stay: 'Остаться',
  understood: 'Понятно',
  cancel: 'Отмена',
  close: 'Закрыть',
  copied: 'Скопировано',
  leave: 'Уйти без сохранения',
  notDone: 'Не получилось, ничего не изменено. Попробуйте ещё раз чуть позже.',
};
