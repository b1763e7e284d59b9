/** Why there is no passkey: as texts call it. */
export type PasskeyProblem = 'passkeyCancelled' | 'passkeyKnown' | 'passkeyNone' | 'passkeyFailed';

type Asked = { answer: string } | { problem: PasskeyProblem };

/** Whether this browser can have passkeys here: it has to know them, and the page to be opened by a name, safely. */
export function hasPasskeys(): boolean {
  return (
    typeof PublicKeyCredential !== 'undefined' &&
    'parseCreationOptionsFromJSON' in PublicKeyCredential &&
    'parseRequestOptionsFromJSON' in PublicKeyCredential &&
    !/^[\d.]+$|:/.test(window.location.hostname)
  );
}

/** Has a device make a passkey, as the API asks for it, in JSON. */
export function makePasskey(options: string): Promise<Asked> {
  return ask(() =>
    navigator.credentials.create({
      publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(
        JSON.parse(options) as PublicKeyCredentialCreationOptionsJSON,
      ),
    }),
  );
}

/** Has a device show a passkey, likewise. */
export function showPasskey(options: string): Promise<Asked> {
  return ask(() =>
    navigator.credentials.get({
      publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(
        JSON.parse(options) as PublicKeyCredentialRequestOptionsJSON,
      ),
    }),
  );
}

async function ask(devices: () => Promise<Credential | null>): Promise<Asked> {
  if (!hasPasskeys()) return { problem: 'passkeyNone' };
  try {
    const credential = await devices();
    if (!(credential instanceof PublicKeyCredential)) return { problem: 'passkeyCancelled' };
    return { answer: JSON.stringify(credential.toJSON()) };
  } catch (error) {
    return { problem: (error instanceof DOMException && PROBLEMS[error.name]) || 'passkeyFailed' };
  }
}

/** By what browsers call them. That somebody cancelled and that it took too long are the same for them. */
const PROBLEMS: Record<string, PasskeyProblem | undefined> = {
  NotAllowedError: 'passkeyCancelled',
  AbortError: 'passkeyCancelled',
  InvalidStateError: 'passkeyKnown',
  SecurityError: 'passkeyNone',
};
