/** How do we sign in at a Matrix homeserver, and what do its refusals mean? */
import type { MatrixClient } from "matrix-js-sdk";
import type { MatrixSettings } from "../../review/chat-settings.ts";
import { Unsaid } from "../channel.ts";
import { library } from "./library.ts";

/** A signed-in client and who it is. */
export interface Account {
  client: MatrixClient;
  user: string;
}

const silent = {
  trace() {},
  debug() {},
  info() {},
  warn() {},
  error() {},
  getChild: () => silent,
};

/**
 * Signs in, with the token or the password that there is; `device` is the same each time, so that devices do not pile up.
 * @throws Unsaid with the next step.
 */
export async function signIn(
  { url, user }: MatrixSettings,
  { token, password }: { token?: string; password?: string },
  device: string,
): Promise<Account> {
  const { createClient } = await library();
  const shared = { baseUrl: url, logger: silent, localTimeoutMs: 60_000 };
  try {
    if (token !== undefined) {
      const { user_id, device_id } = await createClient({ ...shared, accessToken: token }).whoami();
      const known = { userId: user_id, ...(device_id !== undefined && { deviceId: device_id }) };
      return { client: createClient({ ...shared, ...known, accessToken: token }), user: user_id };
    }
    const answer = await createClient(shared).loginRequest({
      type: "m.login.password",
      identifier: { type: "m.id.user", user: user ?? "" },
      ...{ password: password ?? "", device_id: device, initial_device_display_name: "Midcycle" },
    });
    const { user_id: userId, access_token: accessToken, device_id: deviceId } = answer;
    return { client: createClient({ ...shared, userId, accessToken, deviceId }), user: userId };
  } catch (failure) {
    throw refusal(failure, `${url} cannot be signed in to`);
  }
}

/** @returns the failure as people read it: an outage, or what the homeserver forbids. */
export function refusal(failure: unknown, what: string): Unsaid {
  const { errcode, httpStatus, data } = failure as {
    errcode?: string;
    httpStatus?: number;
    data?: { error?: string; retry_after_ms?: number };
  };
  const why = data?.error ?? (failure instanceof Error ? causeOf(failure) : String(failure));
  const limited = errcode === "M_LIMIT_EXCEEDED" || httpStatus === 429;
  const again = limited || httpStatus === undefined || httpStatus >= 500;
  const retryAfter = typeof data?.retry_after_ms === "number" ? data.retry_after_ms : null;
  return new Unsaid(`${what}: ${why.replace(/[.\s]+$/, "")}${errcode ? ` (${errcode})` : ""}.`, {
    ...{ again, retryAfter, cause: failure },
  });
}

function causeOf(failure: Error): string {
  return failure.cause instanceof Error ? causeOf(failure.cause) : failure.message;
}
