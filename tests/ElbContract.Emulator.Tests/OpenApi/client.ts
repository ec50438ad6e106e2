import { addListener, listListeners } from './generated';
import { client } from './generated/client.gen';

declare const process: { argv: string[] };

const [address, project, token, balancer] = process.argv.slice(2);
client.setConfig({ baseUrl: address, auth: token });
const listener = {
  name: 'listener1',
  description: '',
  loadbalancer_id: balancer,
  protocol: 'HTTP' as const,
  port: 88,
  backend_protocol: 'HTTP' as const,
  backend_port: 80,
  lb_algorithm: 'roundrobin' as const,
  session_sticky: true,
  sticky_session_type: 'insert',
  cookie_timeout: 100,
  tcp_draining: true,
  tcp_draining_timeout: 5,
};

async function run() {
  const added = await addListener({ path: { project_id: project }, body: listener });
  console.log('added', added.response?.status, typeof added.data?.id, added.data?.port);
  const listed = await listListeners({ path: { project_id: project } });
  console.log('listed', listed.data?.filter((one) => one.id === added.data?.id).length);
  const refused = await addListener({ path: { project_id: project }, body: { ...listener, port: 0 } });
  console.log('refused', refused.response?.status, refused.error?.error?.code);
}

void run();
