// Signs a configuration with the operator's own key, which never leaves this page: the service has no use for it and never sees it.
const ROUNDS = 600000;
const bytes = text => new TextEncoder().encode(text);
const unbase64 = text => Uint8Array.from(atob(text), char => char.charCodeAt(0));
const base64url = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

// RFC 8785: keys by UTF-16 code units, numbers and strings as ECMAScript writes them.
export function canonical(value) {
  if (Array.isArray(value)) return '[' + value.map(canonical).join(',') + ']';
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return '{' + Object.keys(value).sort().map(key => JSON.stringify(key) + ':' + canonical(value[key])).join(',') + '}';
}

// Opens a key file of `pilotlight-cloud key new`: AES-256-GCM under PBKDF2, the public half sealed with it.
export async function open(file, passphrase) {
  const sealed = JSON.parse(file);
  if (sealed.format !== 'pilotlight-private-key/1') throw new Error('this is no key file, want one of: pilotlight-cloud key new');
  const typed = await crypto.subtle.importKey('raw', bytes(passphrase), 'PBKDF2', false, ['deriveKey']);
  const lock = await crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt: unbase64(sealed.salt), iterations: ROUNDS },
    typed, { name: 'AES-GCM', length: 256 }, false, ['decrypt']);
  const secret = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: unbase64(sealed.iv), additionalData: bytes(sealed.key) }, lock, unbase64(sealed.secret))
    .catch(() => { throw new Error('the key does not open, want the right passphrase'); });
  const key = await crypto.subtle.importKey('pkcs8', secret, 'Ed25519', false, ['sign']);
  const raw = unbase64(sealed.key.replace(/-/g, '+').replace(/_/g, '/'));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', raw));
  return { key, id: [...digest.slice(0, 8)].map(byte => byte.toString(16).padStart(2, '0')).join('') };
}

// The statement of that configuration, signed.
export async function sign(opened, { tenant, whom, version, days, configuration }) {
  const now = Math.floor(Date.now() / 1000) * 1000;
  const moment = at => new Date(at).toISOString().replace('.000', '');
  const statement = {
    format: 'pilotlight-configuration/1', configuration, for: { ...whom, tenant }, version,
    notBefore: moment(now), notAfter: moment(now + days * 86400e3),
  };
  const payload = bytes(canonical(statement));
  const signature = await crypto.subtle.sign('Ed25519', opened.key, payload);
  return { format: 'pilotlight-signed/1', key: opened.id, payload: base64url(payload), signature: base64url(signature) };
}
