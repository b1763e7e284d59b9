import type { Russian } from '@/i18n/texts';
import type { en } from './en';

export const ru: Russian<typeof en> = {
  secondFactor: 'Второй фактор',
  required: 'Второй фактор обязателен для всех',
  requiredText:
    'У кого его нет, тот сейчас выйдет, а при следующем входе настроит его, прежде чем что-либо увидит. Программы с токенами продолжают работать.',
  without_one: 'Его ещё нет у {{count}} сотрудника.',
  without_few: 'Его ещё нет у {{count}} сотрудников.',
  without_many: 'Его ещё нет у {{count}} сотрудников.',
  without_other: 'Его ещё нет у {{count}} сотрудника.',
  everybody: 'Он есть у всех сотрудников.',
};
