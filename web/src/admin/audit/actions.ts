import type { Mutation } from '@/gql/graphql';

/** What is in the log besides what mutations do. */
export const NO_MUTATIONS = [
  'viewAs',
  'logInFailed',
  'provisionUser',
  'secondFactorFailed',
  'setPassword',
] as const;

/** What can be done to which type of subject, as both are called in texts: the action's name is the key. */
const ACTIONS = {
  inviteUser: ['User', 'invite'],
  renewInvitation: ['User', 'renewInvitation'],
  updateUser: ['User', 'update'],
  dismissUser: ['User', 'dismiss'],
  reinstateUser: ['User', 'reinstate'],
  viewAs: ['User', 'viewAs'],
  logIn: ['User', 'logIn'],
  logInFailed: ['User', 'logInFailed'],
  provisionUser: ['User', 'provision'],
  secondFactorFailed: ['User', 'secondFactorFailed'],
  confirmSecondFactor: ['User', 'confirmSecondFactor'],
  renewRecoveryCodes: ['User', 'renewRecoveryCodes'],
  turnOffSecondFactor: ['User', 'turnOffSecondFactor'],
  resetSecondFactor: ['User', 'resetSecondFactor'],
  logOut: ['User', 'logOut'],
  acceptInvitation: ['User', 'acceptInvitation'],
  changePassword: ['User', 'changePassword'],
  setPassword: ['User', 'setPassword'],
  endSession: ['User', 'endSession'],
  endOtherSessions: ['User', 'endOtherSessions'],
  createApiToken: ['User', 'createToken'],
  rotateApiToken: ['User', 'rotateToken'],
  revokeApiToken: ['User', 'revokeToken'],
  createDepartment: ['Department', 'create'],
  updateDepartment: ['Department', 'update'],
  deleteDepartment: ['Department', 'delete'],
  createGroup: ['Group', 'create'],
  updateGroup: ['Group', 'update'],
  setGroupMembers: ['Group', 'setMembers'],
  addGroupMembers: ['Group', 'addMembers'],
  removeGroupMembers: ['Group', 'removeMembers'],
  deleteGroup: ['Group', 'delete'],
  updateCompany: ['Company', 'update'],
  setIdentityProvider: ['Company', 'setProvider'],
  removeIdentityProvider: ['Company', 'removeProvider'],
  updateSignInSettings: ['Company', 'updateSignIn'],
  createDealType: ['DealType', 'create'],
  updateDealType: ['DealType', 'update'],
  reorderDealTypes: ['DealType', 'reorder'],
  archiveDealType: ['DealType', 'archive'],
  unarchiveDealType: ['DealType', 'unarchive'],
  deleteDealType: ['DealType', 'delete'],
  createStage: ['Stage', 'create'],
  updateStage: ['Stage', 'update'],
  reorderStages: ['Stage', 'reorder'],
  archiveStage: ['Stage', 'archive'],
  unarchiveStage: ['Stage', 'unarchive'],
  deleteStage: ['Stage', 'delete'],
  createActivityType: ['ActivityType', 'create'],
  updateActivityType: ['ActivityType', 'update'],
  reorderActivityTypes: ['ActivityType', 'reorder'],
  archiveActivityType: ['ActivityType', 'archive'],
  unarchiveActivityType: ['ActivityType', 'unarchive'],
  deleteActivityType: ['ActivityType', 'delete'],
  createCustomField: ['CustomField', 'create'],
  createSourceField: ['CustomField', 'createSource'],
  updateCustomField: ['CustomField', 'update'],
  reorderCustomFields: ['CustomField', 'reorder'],
  archiveCustomField: ['CustomField', 'archive'],
  unarchiveCustomField: ['CustomField', 'unarchive'],
  deleteCustomField: ['CustomField', 'delete'],
  createFieldOption: ['FieldOption', 'create'],
  updateFieldOption: ['FieldOption', 'update'],
  reorderFieldOptions: ['FieldOption', 'reorder'],
  archiveFieldOption: ['FieldOption', 'archive'],
  unarchiveFieldOption: ['FieldOption', 'unarchive'],
  deleteFieldOption: ['FieldOption', 'delete'],
  updateReportFieldSettings: ['ReportFieldSettings', 'update'],
  restoreReportFieldSettings: ['ReportFieldSettings', 'restore'],
  setWidgetAudience: ['Widget', 'setAudience'],
  updateDesktopSettings: ['DesktopSettings', 'update'],
  saveDefaultLayout: ['Layout', 'update'],
  restoreDefaultLayout: ['Layout', 'restore'],
  copyLayout: ['Layout', 'copy'],
  createReport: ['Report', 'create'],
  createReportFromTemplate: ['Report', 'createFromTemplate'],
  updateReport: ['Report', 'update'],
  copyReport: ['Report', 'copy'],
  restoreReportVersion: ['Report', 'restore'],
  archiveReport: ['Report', 'archive'],
  unarchiveReport: ['Report', 'unarchive'],
  publishReport: ['Report', 'publish'],
  withdrawReport: ['Report', 'withdraw'],
  createReportFolder: ['ReportFolder', 'create'],
  renameReportFolder: ['ReportFolder', 'rename'],
  reorderReportFolders: ['ReportFolder', 'reorder'],
  deleteReportFolder: ['ReportFolder', 'delete'],
} as const satisfies Partial<
  Record<keyof Mutation | (typeof NO_MUTATIONS)[number], readonly [subject: string, verb: string]>
>;

export type AuditedAction = keyof typeof ACTIONS;

/** What the log can be asked for, subject by subject. */
export const AUDITED_ACTIONS = Object.keys(ACTIONS) as AuditedAction[];

/** The keys of the texts that name an action: of its subject and of what is done. */
export function textsOf(action: AuditedAction) {
  const [subject, verb] = ACTIONS[action];
  return { subject: `subject_${subject}`, verb: `act_${verb}` } as const;
}
