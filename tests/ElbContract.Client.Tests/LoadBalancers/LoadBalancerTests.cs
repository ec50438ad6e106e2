using ElbContract.Client.Errors;
using ElbContract.Client.LoadBalancers;
using ElbContract.Loopback;

namespace ElbContract.Client.Tests.LoadBalancers;

public sealed class LoadBalancerTests
{
    private const string Project = "canary-project-of-the-client";

    private static readonly CreateLoadBalancerRequest Private = new()
    {
        Name = "lb",
        VpcId = "vpc",
        Type = LoadBalancerType.Internal,
        VipSubnetId = "subnet",
        SecurityGroupId = "group",
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(
        """{"loadbalancers":["""
            + """{"id":"a","name":"n","type":"External","status":"ACTIVE","admin_state_up":1,"bandwidth":"1"}],"instance_num":"1"}"""
    )]
    [InlineData(
        """[{"id":"a","name":"n","type":"External","status":"ACTIVE","admin_state_up":true,"security_group_id":null,"extra":{"a":[]}}]"""
    )]
    public async Task List_EitherForm_ReadsThem(string body)
    {
        await using var server = LoopbackServer.Answering(200, body);

        (await Client(server).ListLoadBalancersAsync(Stop))
            .Should()
            .Equal(
                new LoadBalancer
                {
                    Id = "a",
                    Name = "n",
                    Type = "External",
                    Status = "ACTIVE",
                    AdminStateUp = true,
                }
            );

        server.Requests.Single().Line.Should().Be($"GET /v1.0/{Project}/elbaas/loadbalancers HTTP/1.1");
    }

    [Fact]
    public async Task List_InPages_ReadsThemAll()
    {
        // The last names itself as the next, and is not asked for again.
        await using var server = new LoopbackServer(
            (request, stream, stop) =>
            {
                var body = request.Line.Contains("marker=a", StringComparison.Ordinal)
                    ? """{"loadbalancers":[{"id":"b"}],"loadbalancers_links":[{"rel":"next","href":"http://other.example/x?marker=a"}]}"""
                    : """{"loadbalancers":[{"id":"a"}],"page_info":{"next_marker":"a"}}""";
                return LoopbackServer.WriteAsync(
                    stream,
                    $"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}",
                    stop
                );
            }
        );

        (await Client(server).ListLoadBalancersAsync(Stop)).Select(one => one.Id).Should().Equal("a", "b");

        server
            .Requests.Select(request => request.Line.Split(' ')[1])
            .Should()
            .Equal($"/v1.0/{Project}/elbaas/loadbalancers", $"/v1.0/{Project}/elbaas/loadbalancers?marker=a");
    }

    [Theory]
    [InlineData("0", false)]
    [InlineData("1", true)]
    [InlineData("2", false)]
    [InlineData("\"true\"", true)]
    [InlineData("\"false\"", false)]
    [InlineData("null", null)]
    [InlineData("{}", null)]
    public async Task List_AdminState_IsReadInEveryForm(string value, bool? isUp)
    {
        await using var server = LoopbackServer.Answering(200, $$"""[{"id":7,"name":null,"status":{},"admin_state_up":{{value}}}]""");

        (await Client(server).ListLoadBalancersAsync(Stop)).Should().Equal(new LoadBalancer { Id = "7", AdminStateUp = isUp });
    }

    [Theory]
    [InlineData("ACTIVE", true, true)]
    [InlineData("ACTIVE", null, true)]
    [InlineData("ACTIVE", false, false)]
    [InlineData("ERROR", true, false)]
    [InlineData(null, true, false)]
    public void IsInService_IsActiveAndNotOff(string? status, bool? isUp, bool expected) =>
        new LoadBalancer
        {
            Id = "a",
            Status = status,
            AdminStateUp = isUp,
        }
            .IsInService.Should()
            .Be(expected);

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"loadbalancers":[]}""")]
    [InlineData("""{"loadbalancers":null}""")]
    public async Task List_Empty_IsEmpty(string body)
    {
        await using var server = LoopbackServer.Answering(200, body);

        (await Client(server).ListLoadBalancersAsync(Stop)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("<html>", "HTML or XML")]
    [InlineData("""{"loadbalancers":[{"id":""", "truncated or malformed JSON")]
    [InlineData("{}", "without the list loadbalancers")]
    [InlineData("\"a\"", "without the list loadbalancers")]
    [InlineData("""{"loadbalancers":{}}""", "JSON whose loadbalancers are not a list")]
    [InlineData("[{}]", "a list of loadbalancers in which one has no id")]
    [InlineData("[1,null]", "a list of loadbalancers in which one has no id")]
    public async Task List_NotAList_SaysWhatItIsInstead(string body, string problem)
    {
        await using var server = LoopbackServer.Answering(200, body);
        var thrown = await Client(server).Invoking(c => c.ListLoadBalancersAsync(Stop)).Should().ThrowAsync<AnswerFormatException>();

        thrown.Which.Message.Should().Be($"The provider answered 200 to listing load balancers, but the body is {problem}.");
    }

    [Fact]
    public async Task List_404_IsNotFound()
    {
        await using var server = LoopbackServer.Answering(404, """{"error_code":"APIGW.0101","error_msg":"The API does not exist"}""");

        await Client(server).Invoking(c => c.ListLoadBalancersAsync(Stop)).Should().ThrowAsync<NotFoundException>();
    }

    [Theory]
    [InlineData(200)]
    [InlineData(202)]
    public async Task Create_Public_SendsWhatIsSetAndAnswersTheJob(int status)
    {
        await using var server = LoopbackServer.Answering(status, """{"uri":"/v1/p/jobs/j1","job_id":"j1"}""");
        var request = new CreateLoadBalancerRequest
        {
            Name = "lb",
            VpcId = "vpc",
            Type = LoadBalancerType.External,
            Bandwidth = 5,
        };

        (await Client(server).CreateLoadBalancerAsync(request, Stop)).Should().Be("j1");

        server.Requests.Single().Line.Should().Be($"POST /v1.0/{Project}/elbaas/loadbalancers HTTP/1.1");
        server.Requests.Single().Text.Should().Be("""{"name":"lb","vpc_id":"vpc","type":"External","admin_state_up":true,"bandwidth":5}""");
    }

    [Fact]
    public async Task Create_Private_SendsTheProjectToo()
    {
        await using var server = LoopbackServer.Answering(200, """{"job_id":"j1"}""");
        await Client(server).CreateLoadBalancerAsync(Private, Stop);

        server
            .Requests.Single()
            .Text.Should()
            .Be(
                $$"""
                {"name":"lb","vpc_id":"vpc","type":"Internal","admin_state_up":true,"vip_subnet_id":"subnet",
                "security_group_id":"group","tenantId":"{{Project}}"}
                """.ReplaceLineEndings("")
            );
    }

    [Fact]
    public async Task Create_Refused_ProjectIsInNoMessage()
    {
        await using var server = LoopbackServer.Answering(
            400,
            $$$"""{"error":{"message":"project {{{Project}}} has no such vpc","code":"ELB.1"}}"""
        );
        var thrown = (
            await Client(server).Invoking(c => c.CreateLoadBalancerAsync(Private, Stop)).Should().ThrowAsync<BadRequestException>()
        ).Which;

        thrown.Message.Should().Be("The provider answered 400 to creating a load balancer: ELB.1 project *** has no such vpc.");
        $"{thrown} {Private with { TenantId = Project }}".Should().NotContain(Project);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    public async Task Create_WithoutJob_Throws(string body)
    {
        await using var server = LoopbackServer.Answering(200, body);

        await Client(server).Invoking(c => c.CreateLoadBalancerAsync(Private, Stop)).Should().ThrowAsync<AnswerFormatException>();
    }

    [Theory]
    [InlineData("""{"status":"INIT","entities":{}}""", JobStatus.Init, null)]
    [InlineData("""{"status":"RUNNING","entities":null}""", JobStatus.Running, null)]
    [InlineData(
        """{"status":"SUCCESS","entities":{"elb":{"id":"a","admin_state_up":false}},"error_code":null,"fail_reason":null}""",
        JobStatus.Success,
        "a"
    )]
    [InlineData("""{"status":"PAUSED"}""", JobStatus.Unknown, null)]
    [InlineData("""{"status":3}""", JobStatus.Unknown, null)]
    [InlineData("[]", JobStatus.Unknown, null)]
    public async Task Job_IsRead(string body, JobStatus status, string? loadBalancer)
    {
        await using var server = LoopbackServer.Answering(200, body);

        (await Client(server).GetJobAsync("j?1", Stop)).Should().Be(new Job { Status = status, LoadBalancerId = loadBalancer });

        server.Requests.Single().Line.Should().Be($"GET /v1.0/{Project}/jobs/j%3F1 HTTP/1.1");
    }

    [Fact]
    public async Task Job_Failed_SaysWhy()
    {
        await using var server = LoopbackServer.Answering(
            200,
            """{"status":"FAIL","error_code":"ELB.9","fail_reason":"no address left"}"""
        );

        (await Client(server).GetJobAsync("j1", Stop))
            .Should()
            .Be(
                new Job
                {
                    Status = JobStatus.Fail,
                    ErrorCode = "ELB.9",
                    FailReason = "no address left",
                }
            );
    }

    [Fact]
    public async Task Job_NotAtTheFirstAddress_IsAskedForAtTheOther()
    {
        await using var server = new LoopbackServer(
            (request, stream, stop) =>
                LoopbackServer.WriteAsync(
                    stream,
                    request.Line.StartsWith("GET /v1/", StringComparison.Ordinal)
                        ? Answer("200 OK", """{"status":"RUNNING"}""")
                        : Answer("404 Not Found", ""),
                    stop
                )
        );

        (await Client(server).GetJobAsync("j1", Stop)).Status.Should().Be(JobStatus.Running);
        server.Requests.Last().Line.Should().Be($"GET /v1/{Project}/jobs/j1 HTTP/1.1");
    }

    [Theory]
    [InlineData(200, """{"uri":"/v1/p/jobs/j1","job_id":"j1"}""", true, "j1")]
    [InlineData(204, "", true, null)]
    [InlineData(404, "", false, null)]
    public async Task Delete_SaysWhatBecameOfIt(int status, string body, bool isThere, string? job)
    {
        await using var server = LoopbackServer.Answering(status, body);

        (await Client(server).DeleteLoadBalancerAsync("a", Stop)).Should().Be(new Deletion(isThere, job));

        server.Requests.Single().Line.Should().Be($"DELETE /v1.0/{Project}/elbaas/loadbalancers/a HTTP/1.1");
    }

    [Theory]
    [InlineData(404, """{"error_code":"APIGW.0101"}""")]
    [InlineData(409, "")]
    public async Task Delete_AnythingElse_Throws(int status, string body)
    {
        await using var server = LoopbackServer.Answering(status, body);

        await Client(server).Invoking(c => c.DeleteLoadBalancerAsync("a", Stop)).Should().ThrowAsync<ElbProviderException>();
    }

    private static string Answer(string status, string body) =>
        $"HTTP/1.1 {status}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}";

    private static ElbClient Client(LoopbackServer server) =>
        new(new HttpClient(), new ElbClientOptions { Endpoint = server.Address, ProjectId = Project }, "token");
}
