/** Does something when nothing else is to do. @param {() => void} act */
export function whenIdle(act) {
  if (globalThis.requestIdleCallback) requestIdleCallback(() => act());
  else setTimeout(act, 1000);
}
