import { expect, test } from 'vitest';
import { parseProxy, proxyFor } from '../../src/domain/proxy.js';

const both = {
  HTTPS_PROXY: 'http://secure.example.org:3128',
  HTTP_PROXY: 'plain.example.org:8118',
};

test('an https address goes through the one proxy, an http address through the other', () => {
  expect(proxyFor('https://api.telegram.org', both)?.host).toBe('secure.example.org:3128');
  expect(proxyFor('http://bots.example.org:8081', both)?.host).toBe('plain.example.org:8118');
  expect(proxyFor('https://api.telegram.org', { HTTP_PROXY: both.HTTP_PROXY })).toBeUndefined();
});

test.each([
  'https://localhost/v1',
  'https://models.localhost:11434',
  'http://127.0.0.1:8081',
  'http://127.3.2.1',
  'http://[::1]:8081',
  'http://[::ffff:127.0.0.1]',
])('%s is this machine, which needs no proxy', (address) => {
  expect(proxyFor(address, both)).toBeUndefined();
});

test.each([
  ['https://api.telegram.org', 'api.telegram.org'],
  ['https://API.telegram.org', 'example.org, API.Telegram.org'],
  ['https://api.telegram.org', 'telegram.org'],
  ['https://api.telegram.org', '.telegram.org'],
  ['https://api.telegram.org', '*.telegram.org'],
  ['https://api.telegram.org.', 'telegram.org'],
  ['https://api.telegram.org', 'api.telegram.org:443'],
  ['https://api.telegram.org', '*'],
  ['http://192.168.3.4:8081', '10.0.0.0/8,192.168.0.0/16'],
  ['http://192.168.3.4:8081', '192.168.3.4'],
  ['http://192.168.3.4:8081', '192.168.3.4:8081'],
  ['http://[fd00::7]:8081', 'fd00::/8'],
  ['http://[fd00::7]:8081', 'fd00::7'],
  ['http://[fd00::7]:8081', '[fd00::7]:8081'],
])('%s is asked directly where NO_PROXY is "%s"', (address, NO_PROXY) => {
  expect(proxyFor(address, { ...both, NO_PROXY })).toBeUndefined();
});

test.each([
  ['https://api.telegram.org', ''],
  ['https://api.telegram.org', 'gram.org'],
  ['https://api.telegram.org', 'api.telegram.org:8443'],
  ['https://api.telegram.org', '10.0.0.0/8, ,/,:,[,999.0.0.0/8,10.0.0.0/99'],
  ['http://192.168.3.4', '168.3.4'],
  ['http://192.168.3.4', '192.168.4.0/24'],
])('%s goes through the proxy where NO_PROXY is "%s"', (address, NO_PROXY) => {
  expect(proxyFor(address, { ...both, NO_PROXY })).toBeDefined();
});

test.each([
  'socks5://127.0.0.1:1080',
  'http://',
  'http://desk:%zz@proxy.example.org',
  'a proxy',
  ':',
])('"%s" is no proxy', (text) => {
  expect(parseProxy(text)).toBeUndefined();
});
