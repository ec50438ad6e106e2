// Writes the contract of a program that adds listeners into the folder that is named, as V3 and as V4.
import { MatchersV3, PactV3, PactV4 } from '@pact-foundation/pact';

const { eachLike, fromProviderState, integer, like, regex, string } = MatchersV3;
const [, , dir] = process.argv;
const example = {
  project: '5a6b',
  listener: {
    name: 'shop',
    loadbalancer_id: '00000000000000000000000000000011',
    protocol: 'TCP',
    port: 8443,
    backend_protocol: 'TCP',
    backend_port: 443,
    lb_algorithm: 'roundrobin',
  },
};
const path = fromProviderState('/v1.0/${projectId}/elbaas/listeners', `/v1.0/${example.project}/elbaas/listeners`);
const headers = { 'Content-Type': 'application/json', 'X-Auth-Token': fromProviderState('${token}', 'a-token') };
const answer = {
  id: like('248425d7b97dc920eccc2d2b2a8bd9c1'),
  name: like('shop'),
  protocol: 'TCP',
  status: regex('ACTIVE|PENDING_CREATE', 'ACTIVE'),
};

const matched = changes => ({
  ...example.listener,
  name: string('shop'),
  loadbalancer_id: fromProviderState('${publicLoadbalancerId}', example.listener.loadbalancer_id),
  port: integer(8443),
  backend_port: integer(443),
  ...changes,
});

const send = (method, changes) => mock =>
  fetch(`${mock.url}/v1.0/${example.project}/elbaas/listeners`, {
    method,
    headers: { 'Content-Type': 'application/json', 'X-Auth-Token': 'a-token' },
    body: method === 'POST' ? JSON.stringify({ ...example.listener, ...changes }) : undefined,
  });

const v3 = new PactV3({ consumer: 'shop-v3', provider: 'elb', dir, logLevel: 'error' });
v3.given('the project')
  .given('a public load balancer')
  .uponReceiving('a TCP listener')
  .withRequest({ method: 'POST', path, headers, body: matched({}) })
  .willRespondWith({ status: 200, headers: { 'Content-Type': 'application/json' }, body: answer });
await v3.executeTest(send('POST', {}));

const v4 = new PactV4({ consumer: 'shop-v4', provider: 'elb', dir, logLevel: 'error' });
const adds = (description, changes, status, body) =>
  v4
    .addInteraction()
    .given('the project')
    .given('a public load balancer')
    .uponReceiving(description)
    .withRequest('POST', path, request => request.headers(headers).jsonBody(matched(changes)))
    .willRespondWith(status, response => body && response.jsonBody(body))
    .executeTest(send('POST', changes));
await adds('a TCP listener', {}, 200, answer);
await adds('a TCP listener that is answered 201', { description: 'a' }, 201, answer);
await adds('a TCP listener in small letters', { description: 'b' }, 200, { ...answer, status: 'active' });
await adds('a UDP listener with TCP backends', { protocol: 'UDP' }, 400);
await v4
  .addInteraction()
  .given('the project')
  .uponReceiving('the list of listeners')
  .withRequest('GET', path, request => request.headers(headers))
  .willRespondWith(200, response => response.jsonBody(eachLike(answer)))
  .executeTest(send('GET', {}));
