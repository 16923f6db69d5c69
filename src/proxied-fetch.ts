/** fetch, through a proxy where one is set. */

/** Node's own fetch where `proxy` is `undefined`. */
export async function proxiedFetch(proxy: URL | undefined): Promise<typeof fetch> {
  if (proxy === undefined) return fetch;
  // Node's own fetch takes no proxy, and who has none need not load this one.
  const { ProxyAgent, fetch: fetchThrough } = await import('undici');
  const user = decodeURIComponent(`${proxy.username}:${proxy.password}`);
  const dispatcher = new ProxyAgent({
    uri: proxy.origin,
    ...(user === ':' ? {} : { token: `Basic ${Buffer.from(user).toString('base64')}` }),
    // An http address is asked for whole: few proxies let a tunnel through to its port.
    proxyTunnel: false,
  });
  const through = (...[address, init]: Parameters<typeof fetchThrough>) =>
    fetchThrough(address, { ...init, dispatcher });
  // The same standard; only the names of the types differ.
  return through as unknown as typeof fetch;
}
