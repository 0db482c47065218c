/** Why could nothing be spoken in secret, and what helps? */

/** @returns the reason in a clause; null when it has nothing to do with TLS. Nothing is said in the open instead. */
export function secrecyTrouble(failure: Error & { code?: string }): string | null {
  const code = failure.code ?? "";
  if (code === "CERT_HAS_EXPIRED") return "its certificate has expired: tell its administrators";
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID") return "its certificate is for another name: give that name in host";
  if (code === "EPROTO" || code.startsWith("ERR_SSL_")) {
    return "it speaks no TLS at this port: give the port at which it does, or set tls: false";
  }
  if (!/CERT|SIGNATURE/.test(code)) return null;
  return `its certificate is not trusted (${code}): name a file with it in NODE_EXTRA_CA_CERTS, and start Midcycle again`;
}
