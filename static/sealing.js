/* Seals what the browser keeps of a person's typing, so that the next one at this PC cannot read it. The key
   stands in the pages of who is signed in and in none after that. ChaCha20 (RFC 8439): over plain HTTP
   browsers offer no ciphers of their own. A seal that does not open is no JSON, and is nothing. */
const NONCE = 12; // bytes
const words = (bytes) => new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
const key = words(Uint8Array.from(atob(document.getElementById("lock").dataset.key), (one) => one.charCodeAt(0)));
const START = words(new TextEncoder().encode("expand 32-byte k"));
const QUARTERS = [[0, 4, 8, 12], [1, 5, 9, 13], [2, 6, 10, 14], [3, 7, 11, 15],
  [0, 5, 10, 15], [1, 6, 11, 12], [2, 7, 8, 13], [3, 4, 9, 14]];

export function block(key, counter, nonce) {
  const begun = Uint32Array.of(...START, ...key, counter, ...nonce);
  const state = begun.slice();
  const mix = (to, by, on, bits) => {
    state[to] += state[by];
    const turned = state[on] ^ state[to];
    state[on] = (turned << bits) | (turned >>> (32 - bits));
  };
  for (let round = 0; round < 10; round++) {
    for (const [a, b, c, d] of QUARTERS) {
      mix(a, b, d, 16);
      mix(c, d, b, 12);
      mix(a, b, d, 8);
      mix(c, d, b, 7);
    }
  }
  return new Uint8Array(state.map((one, at) => one + begun[at]).buffer);
}
function cipher(bytes, nonce) {
  const turned = bytes.slice();
  for (let at = 0; at < bytes.length; at += 64) {
    block(key, 1 + at / 64, words(nonce)).forEach((one, by) => { turned[at + by] ^= one; });
  }
  return turned;
}

export function seal(value) {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE));
  const sealed = cipher(new TextEncoder().encode(JSON.stringify(value)), nonce);
  return btoa([...nonce, ...sealed].map((one) => String.fromCharCode(one)).join(""));
}
/** What was sealed by this person; null where nothing was, or by another. */
export function unseal(text) {
  try {
    const bytes = Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(cipher(bytes.slice(NONCE), bytes.slice(0, NONCE))));
  } catch {
    return null;
  }
}
