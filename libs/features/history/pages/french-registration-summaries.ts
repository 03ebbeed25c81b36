/** The meaning of each event type of registrations, in French. */
export const FRENCH_REGISTRATION_SUMMARIES: Readonly<Record<string, string>> = {
  ApplicationSubmitted: 'Le collaborateur s’est inscrit.',
  MessagePosted: 'L’une des parties a écrit un message.',
  TaskCompleted: 'Le collaborateur a accompli une tâche de l’initiative.',
  ApplicationApproved: 'Le coordinateur a accepté une candidature de mentorat.',
  ApplicationDeclined: 'Le coordinateur a refusé une candidature qui n’a jamais eu de date.',
  MenteeFound:
    'Le collaborateur a trouvé un mentoré ; la période d’engagement suit. L’identité du mentoré n’est pas conservée.',
  MenteeSearchContinued: 'Le collaborateur cherche toujours un mentoré.',
  DateSelected:
    'Un créneau, une date proposée, une période d’engagement ou une session a été choisi ; la règle d’approbation du moment est retenue.',
  EngagementPeriodChanged: 'La fin de la période d’engagement a changé.',
  MentoringEnded:
    'Le collaborateur a dit que le mentorat est terminé ; sa période prend fin à cet instant.',
  DateConfirmedByCoordinator: 'L’association a confirmé une date.',
  DateRefusedByCoordinator: 'L’association a refusé une date.',
  DateApprovedByManager: 'Le manager a approuvé une date.',
  DateRefusedByManager: 'Le manager a refusé une date.',
  DateCancelledByEmployee: 'Le collaborateur a annulé une date.',
  RegistrationCancelledByEmployee:
    'Le collaborateur s’est désisté ; cet événement annule chacune de ses dates en cours.',
  DateCancelledWithSlot: 'Le créneau de la date a été annulé.',
  DateMovedWithSlot: 'Le créneau de la date a été déplacé.',
  DateCancelledWithInitiative: 'L’initiative a été annulée, et la date avec elle.',
  RegistrationCancelledWithInitiative:
    'L’initiative a été annulée avant que l’inscription n’ait une date.',
  DateEnded: 'La fin d’une date est atteinte.',
  ParticipationConfirmed: 'La participation a été confirmée ; l’attestation est ouverte.',
  ParticipationMissed: 'Le collaborateur n’a pas participé.',
  ParticipationValidated: 'L’attestation a été validée.',
  ParticipationDisputed: 'L’attestation a été contestée, avec un motif.',
  ManagerApprovalRequested: 'La décision du manager a été demandée.',
  ParticipationConfirmationRequested: 'Le collaborateur a été invité à dire s’il a participé.',
  CoordinatorReminded: 'Une personne a relancé les coordinateurs.',
  ManagerReminded: 'Une personne a relancé le manager.',
  MenteeSearchReminderSent: 'Chaque mois : un mentoré a-t-il été trouvé ?',
  EngagementReviewSent: 'Chaque trimestre : comment se passe le mentorat ?',
  ArchivalWarningSent: 'Dans sept jours, l’inscription sera archivée.',
  RegistrationArchived: 'Archivée pour inactivité, sans date.',
  RegistrationReopened: 'L’équipe de la plateforme a rouvert une inscription archivée.',
  DateRestored: 'L’équipe de la plateforme a rétabli une date dans son statut précédent.',
};
