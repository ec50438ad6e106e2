namespace ElbContract.Emulator.Calls;

/// <summary>
/// What the emulator does beyond the clauses of the page. Known is what a neighbouring page documents, or what known clients send and read;
/// everything else is guessed.
/// </summary>
internal static class CallRules
{
    /// <summary>What holds for every call.</summary>
    public static IReadOnlyList<EmulatedRule> OfEveryCall { get; } =
    [
        Known("Tokens come from `POST /v3/auth/tokens`, live for 24 hours, and stand in `X-Auth-Token`; requests can be signed instead."),
        Guessed(
            "Every call asks for the token, the permission and the project as adding a listener does: 401, 403, and 404 without a project."
        ),
        Known("A refusal is `{\"error\": {\"message\": …, \"code\": …}}`."),
        Guessed("Where no code is listed for a refusal, it has `ELB.6001` (400), or one that repeats the status, such as `ELB.0404`."),
        Guessed("A method that a path does not have is 405 with `Allow`, `HEAD` is `GET`, and a later generation of the API is 501."),
        Guessed(
            "A body beyond 1 MiB or 32 levels is refused with 400; beside adding a listener, so is one with a key twice or broken text."
        ),
    ];

    private static readonly EmulatedRule IsNotThere = Guessed("One that is not there is 404.");

    private static readonly EmulatedRule GuessedFilters = Guessed(
        "Filters by what is shown, `marker` and `limit`; other parameters are passed over. The order is that of arrival."
    );

    private static readonly EmulatedRule Limit = Guessed("The 1001st is refused with 403.");

    private static readonly EmulatedRule StartsAJob = Known("200 with `uri` and `job_id`: it is a job.");

    public static IReadOnlyList<EmulatedRule> Of(EmulatedCall call) =>
        (call.Method, call.Resource) switch
        {
            ("POST", Resource.Listeners) =>
            [
                Known("Another listener on the same port of a load balancer is refused with 400 and `ELB.6101`."),
                Known("One above the quota is refused with 403 and `ELB.6091`."),
                Guessed("The quota is 10000, unless `--quota` says otherwise: clouds had five."),
                Known("Names, descriptions, ports, protocols and algorithms that are wrong are refused with the code listed for each."),
                Guessed("A load balancer whose job is not done takes no listeners."),
                Guessed("A listener is `ACTIVE` at once, and nothing listens on its port."),
            ],
            ("GET", Resource.Listeners) =>
            [
                Known("200 with a bare array, with the listeners as their own `GET` shows them."),
                Known(
                    "Filters by every parameter of the answer but `update_time`, `create_time`, `admin_state_up`, `session_sticky` and "
                        + "`member_number`."
                ),
                Guessed("`marker` and `limit`; other parameters are passed over. The order is that of arrival."),
            ],
            ("GET", Resource.Listener) =>
            [
                Known("As adding answered, with `member_number`, `healthcheck_id`, `tcp_timeout` and `udp_timeout`, or null for these."),
                IsNotThere,
            ],
            ("PUT", Resource.Listener) =>
            [
                Known(
                    "200 with the listener. It changes `name`, `description`, `port`, `backend_port`, `lb_algorithm`, `tcp_timeout`, "
                        + "`tcp_draining`, `tcp_draining_timeout`, `udp_timeout`, `ssl_protocols`, `ssl_ciphers`, `certificate_id` and "
                        + "`certificates`."
                ),
                Guessed("The listener with its changes is judged as one that is added. Other parameters are passed over."),
                IsNotThere,
            ],
            ("DELETE", Resource.Listener) =>
            [
                Known("204 without a body; one that is not there is 404, where a table of codes says 503."),
                Guessed("Its backends and its health check go with it."),
            ],
            ("POST", Resource.Members) =>
            [
                Known("The body is an array of backends, each with `server_id` and `address`."),
                StartsAJob,
                Guessed("They are there at once, whatever the job says, and get no traffic. No server of that id has to exist."),
                Limit,
            ],
            ("GET", Resource.Members) =>
            [
                Known("200 with a bare array; `marker` and `limit`."),
                Guessed("Each is `ACTIVE`, and its health is `NORMAL`. Filters by what is shown."),
            ],
            ("POST", Resource.MemberActions) =>
            [
                Known("The body is `{\"removeMember\": [{\"id\": …}]}`."),
                StartsAJob,
                Guessed("Where one of them is not there, it is 404, and none is removed."),
            ],
            ("POST", Resource.LoadBalancers) =>
            [
                Known(
                    "`name`, `vpc_id`, `type` and `admin_state_up`; `bandwidth`, 1 to 500, for External; `vip_subnet_id` and "
                        + "`security_group_id` for Internal."
                ),
                StartsAJob,
                Guessed("Numbers and truth values are taken as texts too, and `tenantId` can be left out."),
                Guessed("Addresses are made up, and neither VPC nor subnet has to exist."),
                Limit,
            ],
            ("GET", Resource.LoadBalancers) => [Known("200 with `loadbalancers` and `instance_num`, which is a text."), GuessedFilters],
            ("GET", Resource.LoadBalancer) => [Known("200 with the load balancer as the list shows it."), IsNotThere],
            ("PUT", Resource.LoadBalancer) =>
            [
                Known("It changes `name`, `description`, `bandwidth` and `admin_state_up`."),
                StartsAJob,
                Guessed("They are changed at once, whatever the job says. Other parameters are passed over."),
                IsNotThere,
            ],
            ("DELETE", Resource.LoadBalancer) =>
            [
                StartsAJob,
                Guessed("One that has listeners is refused with 400. It is gone at once, whatever the job says."),
                IsNotThere,
            ],
            ("POST", Resource.Certificates) =>
            [
                Known("`name`, `description`, `domain`, `certificate` and `private_key`, both PEM; 200 with all of that and the id."),
                Guessed("Certificate and key have to belong together: 400."),
                Limit,
            ],
            ("GET", Resource.Certificates) =>
            [
                Known("200 with `certificates` and `instance_num`, which is a text. Private keys are shown."),
                GuessedFilters,
            ],
            ("GET", Resource.Certificate) => [Guessed("200 with the certificate as the list shows it: known clients do not ask for one.")],
            ("PUT", Resource.Certificate) =>
            [
                Known("200 with the certificate. It changes `name` and `description`."),
                Guessed("It changes `domain`, `certificate` and `private_key` too, which have to belong together then."),
                IsNotThere,
            ],
            ("DELETE", Resource.Certificate) =>
            [
                Known("204 without a body."),
                Guessed("One that listeners have is deleted too, and they keep its id."),
                IsNotThere,
            ],
            ("POST", Resource.HealthChecks) =>
            [
                Known(
                    "`listener_id`; the protocol is TCP or HTTP in any case, the port 1 to 65535, interval and timeout 1 to 50, both "
                        + "thresholds 1 to 10; 200 with the health check."
                ),
                Guessed("What is left out has a default: TCP on the listener's port every 5 seconds, for 10 seconds, three times."),
                Guessed("A listener has one: the second is refused with 400. It checks nothing."),
                Limit,
            ],
            ("GET", Resource.HealthChecks) =>
            [
                Guessed("200 with `healthchecks` and `instance_num`: known clients do not ask for a list."),
                GuessedFilters,
            ],
            ("GET", Resource.HealthCheck) => [Known("200 with the health check."), IsNotThere],
            ("PUT", Resource.HealthCheck) =>
            [
                Known("200 with the health check. It changes all but the listener, within the limits of creating."),
                IsNotThere,
            ],
            ("DELETE", Resource.HealthCheck) => [Known("204 without a body."), IsNotThere],
            ("GET", Resource.Quotas) =>
            [
                Known("`quotas.resources` with `type`, `used`, `quota`, `max` and `min` for `elb` and `listener`."),
                Guessed("The numbers are the emulator's limits."),
            ],
            ("GET", Resource.Job) =>
            [
                Known("`status` is INIT, RUNNING, SUCCESS or FAIL; with `entities`, `job_type`, `begin_time`, `end_time` and the error."),
                Guessed("It goes on by being asked, as often as `--job-polls` says. What it is about is under `entities.elb`."),
                Guessed("The oldest jobs are forgotten beyond 10000."),
                IsNotThere,
            ],
            _ => [],
        };

    private static EmulatedRule Known(string text) => new(Footing.SiblingPage, text);

    private static EmulatedRule Guessed(string text) => new(Footing.Guess, text);
}
