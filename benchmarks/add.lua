-- For wrk: adds the page's example, each time with another port; when the ports of a load balancer are used up, with the next one.
-- Variables: PROJECT, TOKEN, and BALANCERS, a file with an id a line, enough for all.
local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init()
  balancers = {}
  local count = 0
  for id in io.lines(os.getenv("BALANCERS")) do
    -- Every thread has its own: no two use the same port.
    if count % 2 == number % 2 then balancers[#balancers + 1] = id end
    count = count + 1
  end
  balancer, port = 1, 0
  headers = { ["Content-Type"] = "application/json", ["X-Auth-Token"] = os.getenv("TOKEN") }
  path = "/v1.0/" .. os.getenv("PROJECT") .. "/elbaas/listeners"
end

function request()
  port = port + 1
  if port > 65535 then balancer, port = balancer + 1, 1 end
  local body = '{"name":"listener-1","description":"","loadbalancer_id":"' .. balancers[balancer] .. '","protocol":"HTTP","port":' .. port ..
    ',"backend_protocol":"HTTP","backend_port":80,"lb_algorithm":"roundrobin","session_sticky":true,"sticky_session_type":"insert","cookie_timeout":100}'
  return wrk.format("POST", path, headers, body)
end

function done(summary, latency)
  io.write(string.format("RESULT %.0f %.2f %d\n", summary.requests / summary.duration * 1e6, latency:percentile(99) / 1000,
    summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
