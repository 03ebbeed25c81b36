import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client.js';
import { CommandActions } from '../../commands/command-actions.js';
import { signUpSubject } from './initiative-subject.js';
import { OwnSignUp } from './own-sign-up.js';
import type { Selection } from './use-selection.js';

interface SignUpProps {
  readonly initiative: Schemas['InitiativeWithActions'];
  readonly selection: Selection;
}

const WAYS = ['SignUpAndSelectDates', 'SubmitApplication'];

/** The person's own sign-up, or the ways to sign up: with dates at once, or by asking first. */
export function SignUp({ initiative, selection }: SignUpProps) {
  const { t } = useTranslation('initiatives');
  const { kind, registration, actions } = initiative;
  const ways = actions.map((action) =>
    action.command === 'SelectDates' ? { ...action, command: 'SignUpAndSelectDates' } : action,
  );
  const anew = ways.some(({ command, allowed }) => WAYS.includes(command) && allowed);
  const own = selection.registration;
  return (
    <section className="card stack stack-tight" aria-labelledby="sign-up">
      <h2 id="sign-up">{t(registration ? 'signUp.own' : 'signUp.title')}</h2>
      {registration && <OwnSignUp registration={registration} />}
      {registration && anew && <p>{t('signUp.again')}</p>}
      {(!registration || anew) && (
        <>
          <p className="soft">{t(`signUp.${kind}`)}</p>
          <CommandActions
            subject={signUpSubject(initiative)}
            actions={ways}
            only={kind === 'mentoring' ? ['SubmitApplication'] : WAYS}
            primary={[kind === 'mentoring' ? 'SubmitApplication' : 'SignUpAndSelectDates']}
          />
        </>
      )}
      {registration && !anew && own && (
        <CommandActions
          short
          subject={selection.request().subject}
          actions={own.actions}
          only={['SelectDates']}
        />
      )}
    </section>
  );
}
