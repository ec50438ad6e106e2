using System.Text.Json;
using ElbContract.Client.Credentials;

namespace ElbContract.Client.Tests.Credentials;

public sealed class IamCredentialTests
{
    private const string First = "canary-token-1";
    private const string Second = "canary-token-2";
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly FixedTime _time = new(new DateTimeOffset(2024, 1, 1, 0, 0, 1, TimeSpan.Zero));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Apply_FetchesATokenWithThePasswordAndPutsItOn()
    {
        await using var server = new IamServer(IamServer.Token(First, Day));
        using var credential = new IamCredential(Options(server) with { ProjectId = "p1" });
        using var request = new HttpRequestMessage();
        request.Headers.Add("X-Auth-Token", "symbolic");

        (await credential.ApplyAsync(request, default, Stop)).Should().Equal(First);

        request.Headers.GetValues("X-Auth-Token").Should().Equal(First);
        server.Request.Line.Should().Be("POST /v3/auth/tokens HTTP/1.1");
        server.Request.Header("Content-Type").Should().StartWith("application/json");
        server
            .Request.Text.Should()
            .Be(
                """
                {"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"tester","password":"canary-password",
                "domain":{"name":"OTC1"}}}},"scope":{"project":{"id":"p1"}}}}
                """.ReplaceLineEndings("")
            );
    }

    [Theory]
    [InlineData(null, null, "OTC1", null, null)]
    [InlineData("eu-de", null, "OTC1", null, """{"project":{"name":"eu-de","domain":{"name":"OTC1"}}}""")]
    [InlineData("eu-de", null, null, "d1", """{"project":{"name":"eu-de","domain":{"id":"d1"}}}""")]
    [InlineData("eu-de", "OTC2", "OTC1", null, """{"project":{"name":"eu-de","domain":{"name":"OTC2"}}}""")]
    public async Task Apply_NamesTheProject(string? project, string? projectDomain, string? userDomain, string? userDomainId, string? scope)
    {
        await using var server = new IamServer(IamServer.Token(First, Day));
        using var credential = new IamCredential(
            Options(server) with
            {
                ProjectName = project,
                ProjectDomainName = projectDomain,
                UserDomainName = userDomain,
                UserDomainId = userDomainId,
            }
        );
        await IamCalls.TokenAsync(credential);

        using var body = JsonDocument.Parse(server.Request.Text);
        var auth = body.RootElement.GetProperty("auth");
        (auth.TryGetProperty("scope", out var sent) ? sent.GetRawText() : null).Should().Be(scope);
    }

    [Theory]
    [InlineData("", "/v3/auth/tokens")]
    [InlineData("/", "/v3/auth/tokens")]
    [InlineData("/v3", "/v3/auth/tokens")]
    [InlineData("/v3/", "/v3/auth/tokens")]
    [InlineData("/identity", "/identity/v3/auth/tokens")]
    [InlineData("/identity/v3/", "/identity/v3/auth/tokens")]
    [InlineData("/v3/auth/tokens", "/v3/auth/tokens")]
    public async Task Apply_AsksTheAddressThatIsMeant(string path, string asked)
    {
        await using var server = new IamServer(IamServer.Token(First, Day));
        using var credential = new IamCredential(
            Options(server) with
            {
                AuthUrl = new Uri(server.Address.GetLeftPart(UriPartial.Authority) + path),
            }
        );
        await IamCalls.TokenAsync(credential);
        server.Request.Line.Should().Be($"POST {asked} HTTP/1.1");
    }

    [Fact]
    public async Task Apply_ManyAtOnce_AskOnce()
    {
        await using var server = new IamServer(IamServer.Token(First, Day), IamServer.Token(Second, Day));
        var gate = new TaskCompletionSource();
        server.Gate = gate.Task;
        using var credential = new IamCredential(Options(server));

        var waiting = Enumerable.Range(0, 50).Select(_ => IamCalls.TokenAsync(credential)).ToList();
        gate.SetResult();

        (await Task.WhenAll(waiting)).Should().AllBe(First);
        server.Count.Should().Be(1);
    }

    [Fact]
    public async Task Apply_OneOfManyGivesUp_TheOthersGetTheirToken()
    {
        await using var server = new IamServer(IamServer.Token(First, Day));
        var gate = new TaskCompletionSource();
        server.Gate = gate.Task;
        using var credential = new IamCredential(Options(server));
        using var impatient = new CancellationTokenSource();
        using var request = new HttpRequestMessage();

        var first = credential.ApplyAsync(request, default, impatient.Token).AsTask();
        var second = IamCalls.TokenAsync(credential);
        await impatient.CancelAsync();
        await first.Invoking(task => task).Should().ThrowAsync<OperationCanceledException>();
        gate.SetResult();

        (await second).Should().Be(First);
        server.Count.Should().Be(1);
    }

    [Theory]
    [InlineData(24 * 60, (24 * 60) - 5)]
    [InlineData(25, 20)]
    [InlineData(10, 8)]
    public async Task Apply_BeforeTheEnd_FetchesAnother(int lifeInMinutes, int renewedAfter)
    {
        await using var server = new IamServer(IamServer.Token(First, TimeSpan.FromMinutes(lifeInMinutes)), IamServer.Token(Second, Day));
        using var credential = new IamCredential(Options(server));
        await IamCalls.TokenAsync(credential);

        _time.Advance(TimeSpan.FromMinutes(renewedAfter) - TimeSpan.FromSeconds(1));
        (await IamCalls.TokenAsync(credential)).Should().Be(First);
        _time.Advance(TimeSpan.FromSeconds(1));
        (await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => IamCalls.TokenAsync(credential)))).Should().AllBe(Second);
        server.Count.Should().Be(2);
    }

    [Fact]
    public async Task Apply_NoOtherToBeHad_UsesTheOldOneToItsEnd()
    {
        await using var server = new IamServer(
            IamServer.Token(First, TimeSpan.FromMinutes(10)),
            IamServer.Answer(500, "<html>"),
            IamServer.Answer(500, "<html>"),
            IamServer.Token(Second, Day)
        );
        using var credential = new IamCredential(Options(server));
        await IamCalls.TokenAsync(credential);

        _time.Advance(TimeSpan.FromMinutes(9));
        (await IamCalls.TokenAsync(credential)).Should().Be(First);
        _time.Advance(TimeSpan.FromSeconds(29));
        (await IamCalls.TokenAsync(credential)).Should().Be(First);
        server.Count.Should().Be(2, "it is not asked again at every request");
        _time.Advance(TimeSpan.FromSeconds(31));
        await IamCalls.FailsAsync(credential, "failed (500)*");
        (await IamCalls.TokenAsync(credential)).Should().Be(Second);
    }

    [Theory]
    [InlineData("""{"token":{}}""")]
    [InlineData("""{"token":{"expires_at":"soon","catalog":{},"project":null}}""")]
    [InlineData("""{"token":{"expires_at":"2019-01-01T00:00:00Z"}}""")]
    [InlineData("""{"token":{"expires_at":"\ud800"}}""")]
    public async Task Apply_LifeNotKnown_KeepsTheToken(string body)
    {
        await using var server = new IamServer(IamServer.Answer(201, body, $"X-Subject-Token: {First}\r\n"));
        using var credential = new IamCredential(Options(server));
        await IamCalls.TokenAsync(credential);
        _time.Advance(Day);

        (await IamCalls.TokenAsync(credential)).Should().Be(First);
        (await credential.ProjectIdAsync(Stop)).Should().BeNull();
        (await credential.EndpointAsync(Stop)).Should().BeNull();
        server.Count.Should().Be(1);
    }

    [Fact]
    public async Task Renew_AfterARefusal_FetchesOneForAll()
    {
        await using var server = new IamServer(IamServer.Token(First, Day), IamServer.Token(Second, Day));
        using var credential = new IamCredential(Options(server));
        using var refused = new HttpRequestMessage();
        await credential.ApplyAsync(refused, default, Stop);
        _time.Advance(TimeSpan.FromSeconds(1));

        (await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => credential.RenewAsync(refused, Stop).AsTask())))
            .Should()
            .AllBeEquivalentTo(true);

        (await IamCalls.TokenAsync(credential)).Should().Be(Second);
        server.Count.Should().Be(2);
    }

    [Fact]
    public async Task Renew_OfATokenThatWasReplacedSince_HasTheOtherAlready()
    {
        await using var server = new IamServer(IamServer.Token(First, Day), IamServer.Token(Second, Day), IamServer.Token("third", Day));
        using var credential = new IamCredential(Options(server));
        using var refused = new HttpRequestMessage();
        await credential.ApplyAsync(refused, default, Stop);
        _time.Advance(TimeSpan.FromSeconds(1));
        await credential.RenewAsync(refused, Stop);

        (await credential.RenewAsync(refused, Stop)).Should().BeTrue();
        _time.Advance(TimeSpan.FromHours(1));
        (await credential.RenewAsync(refused, Stop)).Should().BeTrue();
        server.Count.Should().Be(2);
    }

    [Fact]
    public async Task Renew_OfATokenJustFetched_HasNoOther()
    {
        await using var server = new IamServer(IamServer.Token(First, Day), IamServer.Token(Second, Day));
        using var credential = new IamCredential(Options(server));
        using var refused = new HttpRequestMessage();
        await credential.ApplyAsync(refused, default, Stop);
        _time.Advance(TimeSpan.FromSeconds(0.9));

        (await credential.RenewAsync(refused, Stop)).Should().BeFalse();
        server.Count.Should().Be(1);
    }

    [Fact]
    public async Task Renew_UserRefusedMeanwhile_SaysSoAndDoesNotAskAgain()
    {
        await using var server = new IamServer(IamServer.Token(First, Day), IamServer.Answer(401, ""));
        using var credential = new IamCredential(Options(server));
        using var refused = new HttpRequestMessage();
        await credential.ApplyAsync(refused, default, Stop);
        _time.Advance(TimeSpan.FromHours(1));

        for (var i = 0; i < 3; i++)
            await credential
                .Awaiting(c => c.RenewAsync(refused, Stop).AsTask())
                .Should()
                .ThrowAsync<CredentialException>()
                .WithMessage("*refuses the user name or password (401)*");
        await IamCalls.FailsAsync(credential, "refuses the user name or password (401)*");
        server.Count.Should().Be(2);
    }

    [Fact]
    public async Task ProjectId_ComesWithTheToken()
    {
        await using var server = new IamServer(IamServer.Token(First, Day));
        using var credential = new IamCredential(Options(server) with { ProjectName = "eu-de" });
        (await credential.ProjectIdAsync(Stop)).Should().Be(IamServer.Project);
        (await IamCalls.TokenAsync(credential)).Should().Be(First);
        server.Count.Should().Be(1);
    }

    [Theory]
    [InlineData("eu-de", "https://elb.eu-de.example.com/")]
    [InlineData("eu-nl", "https://elb.eu-nl.example.com/base")]
    [InlineData("ap-sg", null)]
    [InlineData(null, null)]
    [InlineData("eu-ch", null)]
    public async Task Endpoint_IsThePublicOneOfTheRegion(string? region, string? expected)
    {
        const string catalogue = """
            [{"type":"compute","endpoints":[{"interface":"public","region":"eu-de","url":"https://ecs.example.com"}]},
            {"type":"elbv1","endpoints":[
              {"interface":"internal","region":"eu-de","url":"https://internal.example.com/v1.0/canary-project-id"},
              {"interface":"public","region":"eu-de","url":"https://elb.eu-de.example.com/v1.0/canary-project-id"},
              {"interface":"public","region":"eu-de","url":"not an address"},
              {"interface":"public","region":"eu-ch","url":"https://user:canary@elb.eu-ch.example.com/v1.0/x"},
              {"interface":"public","region_id":"eu-nl","url":"https://elb.eu-nl.example.com/base/v1.0/canary-project-id"}]}]
            """;
        await using var server = new IamServer(IamServer.Token(First, Day, catalogue));
        using var credential = new IamCredential(Options(server) with { Region = region });
        (await credential.EndpointAsync(Stop))?.AbsoluteUri.Should().Be(expected);
        (await credential.EndpointAsync(Stop) is null).Should().Be(expected is null);
    }

    [Fact]
    public void OptionsThatCannotWork_AreRefusedWithAllThatIsWrong()
    {
        var options = new IamOptions
        {
            AuthUrl = new Uri("https://canary:canary@iam.example.com/v3"),
            UserName = "",
            Password = "",
        };
        FluentActions
            .Invoking(() => new IamCredential(options))
            .Should()
            .Throw<CredentialException>()
            .WithMessage(
                "No token can be fetched: the identity service's address holds more than scheme, host, port and path: check --auth-url; "
                    + "the user name is missing: give --username; the password is missing: give ELB_PASSWORD; the user's domain is "
                    + "missing: give --user-domain."
            );
        FluentActions
            .Invoking(() => new IamCredential(IamCalls.Options(new Uri("iam.example.com", UriKind.Relative))))
            .Should()
            .Throw<CredentialException>()
            .WithMessage(
                "No token can be fetched: the identity service's address is not an absolute http or https address: check --auth-url."
            );
        FluentActions
            .Invoking(() => new IamCredential(IamCalls.Options(new Uri("https://iam.example.com/v2.0/"))))
            .Should()
            .Throw<CredentialException>()
            .WithMessage(
                "No token can be fetched: the identity service's address is for version 2, but only version 3 is supported: check "
                    + "--auth-url."
            );
    }

    [Fact]
    public void ToString_KeepsThePasswordToItself()
    {
        var options = IamCalls.Options(new Uri("https://iam.example.com/v3")) with { ProjectId = "canary-project" };
        using var credential = new IamCredential(options);
        $"{options} {credential}".Should().Be("https://iam.example.com a token of https://iam.example.com");
    }

    private IamOptions Options(IamServer server) => server.Options(_time);
}
