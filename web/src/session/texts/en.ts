export const en = {
  logIn: 'Log in',
  email: 'E-mail',
  password: 'Password',
  language: 'Language',
  unreachable: 'The server cannot be reached. Try again in a moment.',
  choosePassword: 'Choose a password',
  newPassword: 'New password',
  currentPassword: 'Current password',
  passwordRule: 'At least 10 characters',
  comeIn: 'Come in',
  changePassword: 'Change password',
  passwordChanged: 'Password changed. Your other sessions have ended.',
} as const;
