/** How do people sign in to the pages, as the program file and the environment say? */
import { z } from "zod";
import type { Program, SignInSettings } from "../review/program.ts";
import { address, origin, text, variable } from "./fields.ts";
import { type Mistake, mistakeAt } from "./mistake.ts";
import { ConfigMistakes } from "./mistakes.ts";

/** The part `sign-in` of a program file. */
export const signIn = z.strictObject({
  issuer: address.optional().describe("Address of an OpenID Connect provider; no provider without."),
  "client-id-env": variable.optional().describe("Variable with the client id that the provider gave us."),
  "client-secret-env": variable.optional().describe("Variable with its secret; a public client without."),
  name: text.optional().describe("What to call the provider on the button; its host name when left out."),
  scopes: text.default("openid email profile").describe("What is asked of the provider."),
  "email-claim": text
    .default("email")
    .describe("Claim with the verified address; `email` counts only when the provider says that it verified it."),
  address: origin.optional().describe("Address by which people reach the pages, when another server stands before us."),
  local: z
    .boolean()
    .default(false)
    .describe("Let whoever sits at this machine be anybody of the roster: only while it listens on loopback."),
  required: z.boolean().default(false).describe("Show nothing to strangers but the way to sign in."),
});

type SignIn = z.output<typeof signIn>;

/** What the environment holds for the provider. */
export interface SignInSecrets {
  clientId: string;
  /** Null for a public client. */
  clientSecret: string | null;
}

/** @returns the settings with what is left out as null. */
export function signInOf(file: SignIn | undefined): SignInSettings | null {
  if (!file) return null;
  return {
    issuer: file.issuer ?? null,
    clientIdEnv: file["client-id-env"] ?? null,
    clientSecretEnv: file["client-secret-env"] ?? null,
    name: file.name ?? (file.issuer ? new URL(file.issuer).host : null),
    scopes: file.scopes,
    emailClaim: file["email-claim"],
    address: file.address ?? null,
    local: file.local,
    required: file.required,
  };
}

/** @returns the mistakes of settings that do not fit together. */
export function unfitSignIn(file: { "sign-in"?: SignIn | undefined }): Mistake[] {
  const own = file["sign-in"];
  if (!own) return [];
  const { issuer, local } = own;
  const id = own["client-id-env"];
  return [
    ...(issuer && !id ? [mistakeAt(file, ["sign-in", "client-id-env"], "a variable, for there is an issuer")] : []),
    ...(!issuer && id
      ? [mistakeAt(file, ["sign-in", "issuer"], "the provider's address, for there is a client-id-env")]
      : []),
    ...(issuer && /^http:/i.test(issuer) && !/^(localhost|127\.[\d.]+|\[::1\])$/.test(new URL(issuer).hostname)
      ? [mistakeAt(file, ["sign-in", "issuer"], "an https address, unless the provider is on this machine")]
      : []),
    ...(!issuer && !local ? [mistakeAt(file, ["sign-in", "issuer"], "the provider's address, or local: true")] : []),
  ];
}

/**
 * @returns what the provider must be told; null for a program without a provider.
 * @throws ConfigMistakes naming every variable that is not set.
 */
export function readSignInSecrets(program: Program, environment: NodeJS.ProcessEnv): SignInSecrets | null {
  const settings = program.signIn;
  if (!settings?.issuer || !settings.clientIdEnv) return null;
  const { clientIdEnv, clientSecretEnv } = settings;
  const absent = [clientIdEnv, clientSecretEnv].filter((name) => name !== null && !environment[name]);
  if (absent.length > 0) {
    const mistakes = absent.map((path) => ({
      path: path ?? "",
      found: null,
      expected: "the variable that sign-in needs",
    }));
    throw new ConfigMistakes("The environment", mistakes);
  }
  return {
    clientId: environment[clientIdEnv] ?? "",
    clientSecret: clientSecretEnv ? (environment[clientSecretEnv] ?? "") : null,
  };
}
