// A second implementation of SDK-HMAC-SHA256, written from its description and not from the first one.
// Reads a JSON array of requests from stdin; prints the value of each one's Authorization header, a line each.
import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse, unescapeBuffer } from 'node:querystring';

const sha256 = data => createHash('sha256').update(data).digest('hex');
const hmac = (key, text) => createHmac('sha256', key).update(text, 'utf8');
const octets = text => unescapeBuffer(Buffer.from(text).toString('latin1')).toString('latin1'); // One character an octet.
const encode = text => text.replace(/[^A-Za-z0-9_.~-]/g, c => '%' + c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0'));
const byCode = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

function canonicalQuery(query) {
  const parameters = parse(query, '&', '=', { decodeURIComponent: octets, maxKeys: 0 });
  return Object.entries(parameters)
    .flatMap(([name, values]) => [values].flat().map(value => [encode(name), encode(value)]))
    .sort((a, b) => byCode(a[0], b[0]) || byCode(a[1], b[1]))
    .map(pair => pair.join('='))
    .join('&');
}

function canonicalPath(path) {
  const segments = octets(path).split('/').map(encode);
  if (segments.length === 1 || segments.at(-1) !== '') segments.push('');
  return segments.join('/');
}

function authorization(request) {
  const { host } = new URL(request.url);
  const [, path, query] = /^https?:\/\/[^/?]*([^?]*)\??(.*)$/.exec(request.url); // As written: URL would tidy them.
  const headers = new Map(Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value.trim()]));
  if (!headers.has('host')) headers.set('host', host);
  headers.set('x-sdk-date', request.date);
  if (request.securityToken) headers.set('x-security-token', request.securityToken);
  if (request.projectId) headers.set('x-project-id', request.projectId);
  if (request.domainId) headers.set('x-domain-id', request.domainId);

  const signable = /^(host|content-type|x-sdk-date|x-sdk-content-sha256|x-project-id|x-domain-id|x-security-token)$/;
  const names = [...headers.keys()].filter(name => signable.test(name)).sort(byCode);
  const lines = names.map(name => `${name}:${headers.get(name)}\n`).join('');
  const hash = headers.get('x-sdk-content-sha256') ?? sha256(Buffer.from(request.body ?? '', 'base64'));
  const canonical = [request.method, canonicalPath(path), canonicalQuery(query), lines, names.join(';'), hash].join('\n');

  const algorithm = 'SDK-HMAC-SHA256';
  if (request.form === 'Access') {
    const signature = hmac(request.secretKey, [algorithm, request.date, sha256(canonical)].join('\n')).digest('hex');
    return `${algorithm} Access=${request.accessKey}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  }

  const scope = [request.date.split('T')[0], request.region, request.service, 'sdk_request'];
  let key = 'SDK' + request.secretKey;
  for (const part of scope) key = hmac(key, part).digest();
  const signature = hmac(key, [algorithm, request.date, scope.join('/'), sha256(canonical)].join('\n')).digest('hex');
  return `${algorithm} Credential=${request.accessKey}/${scope.join('/')}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
}

for (const request of JSON.parse(readFileSync(0, 'utf8'))) console.log(authorization(request));
