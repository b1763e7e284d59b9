import { AuthPage } from './AuthPage';
import { SecondStepFields } from './SecondStepFields';
import { useSecondStep, type Step } from './secondStep';
import { useSessionTexts } from './texts';

/** The page of the second step of coming in. */
export function SecondStepPage({ step, onStartAgain }: { step: Step; onStartAgain: () => void }) {
  const t = useSessionTexts();
  const second = useSecondStep(step);
  return (
    <AuthPage title={t('secondFactor')} onSubmit={() => void second.goOn()}>
      <SecondStepFields step={step} second={second} onStartAgain={onStartAgain} />
    </AuthPage>
  );
}
