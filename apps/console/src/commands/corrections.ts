/** The command that takes another one back, offered once that one is done. */
export const CORRECTED_BY: Readonly<Record<string, string>> = {
  OpenInitiative: 'CloseInitiative',
  CloseInitiative: 'OpenInitiative',
  GrantRole: 'RevokeRole',
  RevokeRole: 'GrantRole',
  GrantMandate: 'RevokeMandate',
  RevokeMandate: 'GrantMandate',
  ValidatePartnership: 'CancelPartnership',
  SubmitApplication: 'CancelRegistration',
  MuteReminders: 'UnmuteReminders',
  UnmuteReminders: 'MuteReminders',
  ValidateParticipation: 'DisputeParticipation',
  DisputeParticipation: 'ValidateParticipation',
  AddLocation: 'RemoveLocation',
  RemoveLocation: 'AddLocation',
};
