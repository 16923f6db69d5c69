/** fetch, through a proxy where one is set. */

/** Node's own fetch where `proxy` is `undefined`. */
export async function proxiedFetch(proxy: URL | undefined): Promise<typeof fetch> {
  if (proxy === undefined) return fetch;
  // Node's own fetch does not support proxies, and without a proxy this one need not be loaded.
  const { ProxyAgent, fetch: fetchThrough } = await import('undici');
  const user = decodeURIComponent(`${proxy.username}:${proxy.password}`);
  const dispatcher = new ProxyAgent({
    uri: proxy.origin,
    ...(user === ':' ? {} : { token: `Basic ${Buffer.from(user).toString('base64')}` }),
    // http addresses are requested in full form: few proxies allow tunnels to port 80.
    proxyTunnel: false,
  });
  const through = (...[address, init]: Parameters<typeof fetchThrough>) =>
    fetchThrough(address, { ...init, dispatcher });
  // The same standard; only the names of the types differ.
  return through as unknown as typeof fetch;
}
