using System.Text.Json;
using ElbContract.Client.Credentials;

namespace ElbContract.Client.Tests.Credentials;

public sealed class CredentialSourceTests : IDisposable
{
    private const string Complete = "auth_url: http://iam.invalid, username: cloudy, password: canary-p, user_domain_name: D";

    private readonly SettingsFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Select_NothingSaid_HasNoCredential()
    {
        _folder.Variables["OS_TOKEN"] = "";
        _folder.Variables["ELB_PROJECT_ID"] = "p";
        _folder.Variables["OS_REGION_NAME"] = "eu-de";
        _folder
            .Select(new())
            .Should()
            .BeEquivalentTo(
                new CredentialSelection { ProjectId = "p", Region = "eu-de" },
                options => options.ComparingByMembers<CredentialSelection>()
            );
    }

    [Fact]
    public void Select_SeveralSources_KnowsTheSecretsOfAll()
    {
        _folder.Variables["ELB_ACCESS_KEY"] = "access";
        _folder.Variables["ELB_SECRET_KEY"] = "secret";
        _folder.Variables["ELB_SECURITY_TOKEN"] = "security";
        _folder.Variables["OS_PASSWORD"] = "password";
        _folder.Select(new() { Token = "token" }).Secrets.Should().BeEquivalentTo("token", "access", "secret", "security", "password");
    }

    [Theory]
    [InlineData("option", "elb", "os", "option")]
    [InlineData(null, "elb", "os", "elb")]
    [InlineData("", "elb", "os", "elb")]
    [InlineData(null, null, "os", "os")]
    public async Task Select_TheUppermostSourceCounts(string? option, string? elb, string? os, string expected)
    {
        Set("ELB_TOKEN", elb);
        Set("OS_TOKEN", os);
        (await IamCalls.TokenAsync(_folder.Select(new() { Token = option }).Credential!)).Should().Be(expected);
    }

    [Theory]
    [InlineData("--cloud", "ELB_TOKEN OS_TOKEN", "cloud")]
    [InlineData("ELB_CLOUD", "ELB_TOKEN OS_TOKEN", "ELB_TOKEN")]
    [InlineData("ELB_CLOUD", "OS_TOKEN", "cloud")]
    [InlineData("OS_CLOUD", "OS_TOKEN", "OS_TOKEN")]
    [InlineData("OS_CLOUD", "", "cloud")]
    public async Task Select_ACloudStandsRightBelowWhoNamesIt(string name, string tokens, string expected)
    {
        _folder.Write("current/clouds.yaml", "clouds: {otc: {auth: {token: cloud}}}");
        foreach (var token in tokens.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            Set(token, token);
        if (name != "--cloud")
            Set(name, "otc");
        (await IamCalls.TokenAsync(_folder.Select(new() { Cloud = name == "--cloud" ? "otc" : null }).Credential!)).Should().Be(expected);
    }

    [Fact]
    public void Select_CloudOfTheEnvironment_IsNotReadWhereItIsNotNeeded()
    {
        Set("OS_CLOUD", "of another day");
        _folder.Select(new() { Token = "t" }).Credential.Should().BeOfType<TokenCredential>();
        _folder.Invoking(folder => folder.Select(new())).Should().Throw<CloudsFileException>();
    }

    [Fact]
    public async Task Select_AUserOfSeveralSources_IsPutTogether()
    {
        await using var server = new IamServer(IamServer.Token("t", TimeSpan.FromDays(1)));
        _folder.Write(
            "current/clouds.yaml",
            "clouds: {otc: {verify: false, auth: {project_name: eu-de, username: cloudy, password: wrong}}}"
        );
        Set("ELB_PASSWORD", "p");
        Set("OS_AUTH_URL", server.Address.AbsoluteUri);
        Set("OS_USER_DOMAIN_ID", "d1");
        Set("OS_TOKEN", "not meant");
        var selection = _folder.Select(new() { UserName = "tester", Cloud = "otc" });
        using var credential = selection.Credential.Should().BeOfType<IamCredential>().Subject;

        (await IamCalls.TokenAsync(selection.Credential!)).Should().Be("t");
        (await selection.ProjectIdAsync(Stop)).Should().Be(IamServer.Project);
        selection.Insecure.Should().BeTrue();
        using var body = JsonDocument.Parse(server.Request.Text);
        body.RootElement.GetProperty("auth")
            .GetRawText()
            .Should()
            .Be(
                """
                {"identity":{"methods":["password"],"password":{"user":{"name":"tester","password":"p","domain":{"id":"d1"}}}},
                "scope":{"project":{"name":"eu-de","domain":{"id":"d1"}}}}
                """.ReplaceLineEndings("")
            );
    }

    [Fact]
    public async Task Select_AProjectById_StandsAboveOneByNameFurtherDown()
    {
        await using var server = new IamServer(IamServer.Token("t", TimeSpan.FromDays(1)));
        foreach (
            var (name, value) in new[]
            {
                ("OS_PROJECT_NAME", "eu-de"),
                ("OS_PROJECT_ID", "p-os"),
                ("OS_USERNAME", "u"),
                ("OS_PASSWORD", "p"),
                ("OS_USER_DOMAIN_NAME", "D"),
            }
        )
            Set(name, value);
        Set("OS_AUTH_URL", server.Address.AbsoluteUri);
        var selection = _folder.Select(new() { ProjectId = "p1" });
        using var credential = (IamCredential)selection.Credential!;
        await IamCalls.TokenAsync(selection.Credential!);

        (await selection.ProjectIdAsync(Stop)).Should().Be("p1");
        server.Request.Text.Should().Contain("""scope":{"project":{"id":"p1"}}""");
    }

    [Theory]
    [InlineData(null, "SDK-HMAC-SHA256 Access=ak, ")]
    [InlineData("access", "SDK-HMAC-SHA256 Access=ak, ")]
    [InlineData("derived", "SDK-HMAC-SHA256 Credential=ak/????????/eu-de/elb/sdk_request, ")]
    public async Task Select_AnAccessKey_Signs(string? signature, string start)
    {
        Set("OS_SECRET_KEY", "sk");
        Set("OS_SECURITY_TOKEN", "st");
        Set("OS_REGION_NAME", "eu-de");
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://127.0.0.1/");
        await _folder
            .Select(
                new()
                {
                    AccessKey = "ak",
                    Signature = signature,
                    ProjectId = "p1",
                }
            )
            .Credential!.ApplyAsync(request, default, Stop);

        request.Headers.GetValues("Authorization").Single().Should().Match(start + "*");
        request.Headers.GetValues("X-Security-Token").Should().Equal("st");
        request.Headers.GetValues("X-Project-Id").Should().Equal("p1");
    }

    [Fact]
    public void Select_ASecretOfAnotherAccessKey_IsNotTaken()
    {
        Set("OS_ACCESS_KEY", "another");
        Set("OS_SECRET_KEY", "canary");
        Fails(new() { AccessKey = "ak" }).Should().Be("The credentials are not clear: the secret key is missing: give ELB_SECRET_KEY.");
    }

    [Theory]
    [InlineData("token", typeof(TokenCredential))]
    [InlineData("v3token", typeof(TokenCredential))]
    [InlineData("password", typeof(IamCredential))]
    [InlineData("v3password", typeof(IamCredential))]
    [InlineData("aksk", typeof(SigningCredential))]
    public void Select_SeveralKinds_TheAuthTypeDecides(string type, Type expected)
    {
        _folder.Write("current/clouds.yaml", $"clouds: {{otc: {{auth_type: {type}, auth: {{{Complete}, token: t, ak: a, sk: s}}}}}}");
        _folder.Select(new() { Cloud = "otc" }).Credential.Should().BeOfType(expected);
    }

    [Theory]
    [InlineData(
        "v3totp",
        "the auth type that goes with OS_USERNAME is not supported: use one of password, v3password, token, v3token, aksk."
    )]
    [InlineData(
        "token",
        "the auth type that goes with OS_USERNAME is of another kind: set it to one of password, v3password, token, v3token, aksk that "
            + "fits."
    )]
    public void Select_AnAuthTypeThatDoesNotFit_IsRefused(string type, string message)
    {
        Set("OS_USERNAME", "u");
        Set("OS_AUTH_TYPE", type);
        Fails(new()).Should().Be("The credentials are not clear: " + message);
    }

    [Fact]
    public void Select_Contradictions_AreToldTogetherAsTheyWereWritten()
    {
        Fails(
                new()
                {
                    Token = "canary token",
                    AccessKey = "canary",
                    Password = "canary",
                    AuthUrl = "canary",
                    Signature = "canary",
                }
            )
            .Should()
            .Be(
                "The credentials are not clear: --token and --access-key and --password are given together, but only one kind is needed; "
                    + "the token holds a character that headers do not allow, such as a space or a new line: check how it was copied; "
                    + "the secret key is missing: give ELB_SECRET_KEY; the signature is neither access nor derived: check --signature; "
                    + "the identity service's address is not an absolute http or https address: check --auth-url; "
                    + "the user name is missing: give --username; the user's domain is missing: give --user-domain."
            );

        Set("OS_SECRET_KEY", "canary");
        Set("OS_USERNAME", "canary");
        Fails(new())
            .Should()
            .Be(
                "The credentials are not clear: OS_SECRET_KEY and OS_USERNAME are given together, but only one kind is needed; the access "
                    + "key is missing: give --access-key; "
                    + "the identity service's address is missing: give --auth-url; the password is missing: give ELB_PASSWORD; the "
                    + "user's domain is missing: give --user-domain."
            );

        _folder.Write("current/clouds.yaml", $"clouds: {{otc: {{auth: {{{Complete}, token: canary}}}}}}");
        Fails(new() { Cloud = "otc" })
            .Should()
            .Be(
                "The credentials are not clear: auth.token of the cloud 'otc' and auth.username of the cloud 'otc' are given together, "
                    + "but only one kind is needed."
            );
    }

    [Fact]
    public void Select_DerivedWithoutRegion_IsRefused() =>
        Fails(
                new()
                {
                    AccessKey = "canary",
                    SecretKey = "canary",
                    Signature = "derived",
                }
            )
            .Should()
            .Be("The credentials are not clear: the derived signature needs a region: give --region, or --signature access.");

    [Fact]
    public void ToString_SaysNothing()
    {
        var settings = new CredentialSettings
        {
            Token = "canary-t",
            Password = "canary-p",
            SecretKey = "canary-s",
            ProjectId = "canary-i",
        };
        var selections = new[]
        {
            _folder.Select(new() { Token = "canary-t", ProjectId = "canary-i" }),
            _folder.Select(new() { AccessKey = "canary-a", SecretKey = "canary-s" }),
            new() { ProjectId = "canary" },
        };
        $"{settings} {string.Join<CredentialSelection>(' ', selections)}".Should().NotContain("canary");
    }

    private void Set(string name, string? value)
    {
        if (value is not null)
            _folder.Variables[name] = value;
    }

    private string Fails(CredentialSettings options)
    {
        var message = _folder.Invoking(folder => folder.Select(options)).Should().Throw<CredentialSettingsException>().Which.Message;
        message.Should().NotContainAny("canary", "\n");
        return message;
    }
}
