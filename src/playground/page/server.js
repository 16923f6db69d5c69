// Speaks to the playground's server.

async function post(path, fields) {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fields),
  });
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}

/** `state`: everything that is drawn; `does`: a deed, whose promise rejects with the HTTP status when it is refused. */
export const server = {
  state: async () => (await fetch('/page/state')).json(),
  does: (deed, fields) => post(`/page/${deed}`, fields),
};

const RETRY_MS = 3000;

/** Calls `on(kind, value)` for each event: `hello` when the line stands (again), `lost` when it breaks. */
export function listen(on, { isFirst = true, wasLost = false } = {}) {
  const source = new EventSource('/page/events');
  for (const kind of ['sent', 'edited', 'deleted', 'action', 'seats', 'clock', 'call']) {
    source.addEventListener(kind, (event) => on(kind, JSON.parse(event.data)));
  }
  source.addEventListener('hello', () => {
    on('hello', { isFirst });
    isFirst = false;
    wasLost = false;
  });
  source.addEventListener('error', () => {
    if (!wasLost) on('lost');
    wasLost = true;
    // After an answer that is no stream a browser does not try again by itself.
    if (source.readyState === EventSource.CLOSED) {
      setTimeout(() => listen(on, { isFirst, wasLost }), RETRY_MS);
    }
  });
}
