// Calls the emulator with the cloud's own SDK, which signs its requests and looks its project up by the region's name.
// Arguments: address, region, access key, secret key, load balancer. Prints what came of each call, a line each.
import sdk from '@huaweicloud/huaweicloud-sdk-core';
import builder from '@huaweicloud/huaweicloud-sdk-core/ClientBuilder.js';

const [, , address, region, accessKey, secretKey, loadBalancer] = process.argv;
const client = secret => {
  const credentials = new sdk.BasicCredentials().withAk(accessKey).withSk(secret).withIamEndpoint(address);
  return new builder.ClientBuilder(hcClient => hcClient)
    .withCredential(credentials)
    .withRegion(new sdk.Region(region, [address]))
    .build();
};

async function call(name, hcClient, request) {
  try {
    const answer = await hcClient.sendRequest({ headers: {}, queryParams: {}, pathParams: {}, data: {}, ...request });
    console.log(name, answer.httpStatusCode, answer.name ?? answer.length ?? '');
    return answer;
  } catch (refusal) {
    console.log(name, refusal.httpStatusCode ?? refusal);
  }
}

const url = '/v1.0/{project_id}/elbaas/listeners';
const own = client(secretKey);
const added = await call('add', own, {
  method: 'POST',
  url,
  contentType: 'application/json',
  data: {
    name: 'sigñed',
    loadbalancer_id: loadBalancer,
    protocol: 'TCP',
    port: 7443,
    backend_protocol: 'TCP',
    backend_port: 443,
    lb_algorithm: 'roundrobin',
  },
});
await call('list', own, { method: 'GET', url, queryParams: { loadbalancer_id: loadBalancer, name: 'sigñed (a+b)/*~' } });
await call('delete', own, { method: 'DELETE', url: `${url}/{id}`, pathParams: { id: added?.id } });
await call('refused', client(`${secretKey}0`), { method: 'GET', url });
