using ElbContract.Emulator.Identity;
using static ElbContract.Emulator.Tests.Identity.IdentityClient;

namespace ElbContract.Emulator.Tests.Identity;

/// <summary>Who gets a token, and what for.</summary>
public sealed class TokenIssueTests
{
    private static EmulatedUser User => Known.User;

    private static string Domain => EmulatedIdentity.DomainName;

    /// <summary>Method, and the object that proves it.</summary>
    public static TheoryData<string, string> Proofs =>
        new()
        {
            {
                "password",
                $$$$$"""{"user":{"name":"{{{{{User.Name}}}}}","domain":{"name":"{{{{{Domain}}}}}"},"password":"{{{{{User.Password}}}}}"}}"""
            },
            {
                "password",
                PasswordByName.Replace("\"name\":\"elb-contract-domain\"", $"\"id\":\"{Known.DomainId}\"", StringComparison.Ordinal)
            },
            { "password", $$$$$"""{"user":{"id":"{{{{{User.Id}}}}}","password":"{{{{{User.Password}}}}}"}}""" },
            {
                "application_credential",
                $$$$$"""{"id":"{{{{{User.ApplicationCredentialId}}}}}","secret":"{{{{{User.ApplicationCredentialSecret}}}}}"}"""
            },
            {
                "application_credential",
                $$$$$"""
                    {"name":"{{{{{User.ApplicationCredentialName}}}}}","secret":"{{{{{User.ApplicationCredentialSecret}}}}}",
                    "user":{"name":"{{{{{User.Name}}}}}","domain":{"name":"{{{{{Domain}}}}}"}}}
                    """
            },
            { "hw_ak_sk", $$$$$"""{"access":{"key":"{{{{{User.AccessKey}}}}}"},"secret":{"key":"{{{{{User.SecretKey}}}}}"}}""" },
            { "token", $$$$$"""{"id":"{{{{{Ids.Token}}}}}"}""" },
        };

    /// <summary>Method, object, and what to replace in it by what.</summary>
    public static TheoryData<string, string, string, string> Wrong =>
        new()
        {
            { "password", PasswordById, User.Password, "wrong" },
            { "password", PasswordById, User.Password, "" },
            { "password", PasswordById, User.Password, Known.UserWithoutPermission.Password },
            { "password", PasswordById, User.Id, "00000000000000000000000000000000" },
            { "password", PasswordByName, User.Name, "nobody" },
            { "password", PasswordByName, Domain, "elsewhere" },
            { "application_credential", Application, User.ApplicationCredentialSecret, User.Password },
            { "application_credential", Application, User.ApplicationCredentialId, "unknown" },
            { "hw_ak_sk", Keys, User.SecretKey, Known.UserWithoutPermission.SecretKey },
            { "hw_ak_sk", Keys, User.AccessKey, "UNKNOWN" },
            { "token", """{"id":"TOKEN"}""", "TOKEN", "never-issued" },
            { "totp", """{"user":{"id":"USER","passcode":"1"}}""", "USER", User.Id },
        };

    private static string PasswordById => $$$$$"""{"user":{"id":"{{{{{User.Id}}}}}","password":"{{{{{User.Password}}}}}"}}""";

    private static string PasswordByName =>
        $$$$$"""{"user":{"name":"{{{{{User.Name}}}}}","domain":{"name":"{{{{{Domain}}}}}"},"password":"{{{{{User.Password}}}}}"}}""";

    private static string Application =>
        $$$$$"""{"id":"{{{{{User.ApplicationCredentialId}}}}}","secret":"{{{{{User.ApplicationCredentialSecret}}}}}"}""";

    private static string Keys => $$$$$"""{"access":{"key":"{{{{{User.AccessKey}}}}}"},"secret":{"key":"{{{{{User.SecretKey}}}}}"}}""";

    [Theory]
    [MemberData(nameof(Proofs))]
    public async Task Issue_ForAProof_IsATokenThatTheEndpointTakes(string method, string proof)
    {
        await using var client = await StartAsync();

        var (token, described) = await client.IssuedAsync(Body(method, proof));

        (await client.ListedAsync(token)).Should().Be(200);
        described.GetProperty("methods").EnumerateArray().Select(one => one.GetString()).Should().Equal(method);
        described.GetProperty("user").GetProperty("id").GetString().Should().Be(User.Id);
        described.GetProperty("user").GetProperty("domain").GetProperty("name").GetString().Should().Be(Domain);
        described.GetProperty("project").GetProperty("id").GetString().Should().Be(Ids.ProjectId);
        described.GetProperty("roles").GetArrayLength().Should().Be(1);
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Issue_ForAWrongProof_Is401(string method, string proof, string right, string wrong)
    {
        proof.Should().Contain(right);
        await using var client = await StartAsync();

        var refused = await client.SendAsync(
            HttpMethod.Post,
            "/v3/auth/tokens",
            Body(method, proof.Replace(right, wrong, StringComparison.Ordinal))
        );

        refused.Status.Should().Be(401);
        (refused.Error.Code, refused.Error.Title).Should().Be((401, "Unauthorized"));
        refused.SubjectToken.Should().BeNull();
    }

    [Fact]
    public async Task Issue_ForTwoUsersAtOnce_Is401()
    {
        await using var client = await StartAsync();
        var body = $$$$$"""
            {"auth":{"identity":{"methods":["password","token"],"password":{{{{{PasswordById}}}}},
            "token":{"id":"{{{{{Ids.TokenWithoutPermission}}}}}"}}}}
            """;

        (await client.SendAsync(HttpMethod.Post, "/v3/auth/tokens", body)).Status.Should().Be(401);
        await client.IssuedAsync(body.Replace(Ids.TokenWithoutPermission, Ids.Token, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "The body is not a JSON object. A request for a token looks like *")]
    [InlineData("user=me", "The body is not a JSON object. A request for a token looks like *")]
    [InlineData("[]", "The body is not a JSON object. A request for a token looks like *")]
    [InlineData("{}", "The body has no object 'auth'.")]
    [InlineData("""{"auth":[]}""", "The body has no object 'auth'.")]
    [InlineData("""{"auth":{}}""", "The body has no object 'auth.identity'.")]
    [InlineData("""{"auth":{"identity":{}}}""", "'auth.identity.methods' is no list *")]
    [InlineData("""{"auth":{"identity":{"methods":[]}}}""", "'auth.identity.methods' is no list *")]
    [InlineData("""{"auth":{"identity":{"methods":[1]}}}""", "'auth.identity.methods' is no list *")]
    [InlineData("""{"auth":{"identity":{"methods":["\ud800"]}}}""", "The body has half a surrogate pair*")]
    [InlineData(
        """{"auth":{"identity":{"methods":["token"],"token":{"id":"t"}},"scope":{"\udc00":{}}}}""",
        "The body has half a surrogate pair*"
    )]
    [InlineData("""{"auth":{"identity":{"methods":["password"]}}}""", "'auth.identity.password' needs 'user' *")]
    [InlineData(
        """{"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"u","password":"p"}}}}}""",
        "'auth.identity.password' needs 'user' with 'password' and 'id', or with 'password', 'name' and 'domain'."
    )]
    [InlineData(
        """{"auth":{"identity":{"methods":["hw_ak_sk"],"hw_ak_sk":{"access":{"key":"k"}}}}}""",
        "'auth.identity.hw_ak_sk' needs 'access.key' and 'secret.key'."
    )]
    [InlineData(
        """{"auth":{"identity":{"methods":["application_credential"],"application_credential":{"id":"i"}}}}""",
        "'auth.identity.application_credential' needs 'secret' *"
    )]
    [InlineData(
        """{"auth":{"identity":{"methods":["token"],"token":{"id":"t"}},"scope":{"project":{}}}}""",
        "'auth.scope' names the project or domain by neither id nor name."
    )]
    public async Task Issue_ForABodyOfAnotherForm_Is400ThatSaysWhat(string body, string message)
    {
        await using var client = await StartAsync();

        var refused = await client.SendAsync(HttpMethod.Post, "/v3/auth/tokens", body);

        refused.Status.Should().Be(400);
        (refused.Error.Code, refused.Error.Title).Should().Be((400, "Bad Request"));
        refused.Error.Message.Should().Match(message);
    }

    [Fact]
    public async Task Issue_ForABodyThatIsTooLarge_Is413()
    {
        await using var client = await StartAsync();

        (await client.SendAsync(HttpMethod.Post, "/v3/auth/tokens", new string(' ', 1 << 20) + "{}")).Status.Should().Be(413);
    }

    [Fact]
    public async Task Issue_ForAProject_NamesItByIdOrNameWithOrWithoutDomain()
    {
        await using var client = await StartAsync();
        var (other, name) = (Ids.SystemErrorProjectId, EmulatedIdentity.ProjectName + "_system-error");
        string[] scopes =
        [
            $$$$$"""{"project":{"id":"{{{{{other}}}}}"}}""",
            $$$$$"""{"project":{"id":"{{{{{other}}}}}","name":"ignored"}}""",
            $$$$$"""{"project":{"name":"{{{{{name}}}}}"}}""",
            $$$$$"""{"project":{"name":"{{{{{name}}}}}","domain":{"name":"{{{{{Domain}}}}}"}}}""",
            $$$$$"""{"project":{"name":"{{{{{name}}}}}","domain":{"id":"{{{{{Known.DomainId}}}}}"}}}""",
        ];

        foreach (var scope in scopes)
        {
            var (_, described) = await client.IssuedAsync(Password(User, $",\"scope\":{scope}"));
            described.GetProperty("project").GetProperty("id").GetString().Should().Be(other, scope);
            described.GetProperty("project").GetProperty("name").GetString().Should().Be(name, scope);
        }
    }

    [Fact]
    public async Task Issue_ForWhatIsNotTheUsers_Is401()
    {
        await using var client = await StartAsync();
        string[] scopes =
        [
            $$$$$"""{"project":{"id":"{{{{{Ids.OtherProjectId}}}}}"}}""",
            """{"project":{"name":"nowhere"}}""",
            $$$$$"""{"project":{"name":"{{{{{EmulatedIdentity.ProjectName}}}}}","domain":{"name":"elsewhere"}}}""",
            """{"domain":{"name":"elsewhere"}}""",
            """{"system":{"all":true}}""",
        ];

        foreach (var scope in scopes)
        {
            var refused = await client.SendAsync(HttpMethod.Post, "/v3/auth/tokens", Password(User, $",\"scope\":{scope}"));
            (refused.Status, refused.Error.Title).Should().Be((401, "Unauthorized"), scope);
        }
    }

    [Theory]
    [InlineData("\"unscoped\"")]
    [InlineData("{}")]
    [InlineData("""{"unscoped":{}}""")]
    [InlineData("""{"domain":{"name":"elb-contract-domain"}}""")]
    public async Task Issue_ForNoProject_IsATokenWithoutCatalogueThatTheEndpointForbids(string scope)
    {
        await using var client = await StartAsync();

        var (token, described) = await client.IssuedAsync(Password(User, $",\"scope\":{scope}"));

        described.TryGetProperty("project", out _).Should().BeFalse();
        described.TryGetProperty("catalog", out _).Should().BeFalse();
        (await client.ListedAsync(token)).Should().Be(403);
        (await client.SendAsync(HttpMethod.Get, "/v3/auth/catalog", token: token)).Status.Should().Be(403);
    }

    [Fact]
    public async Task Issue_ForAnApplication_IsForItsProjectAlone()
    {
        await using var client = await StartAsync();
        string With(string scope) =>
            $$$$$"""
                {"auth":{"identity":{"methods":["application_credential"],"application_credential":{{{{{Application}}}}}},
                "scope":{{{{{scope}}}}}}}
                """;

        await client.IssuedAsync(With($$$$$"""{"project":{"id":"{{{{{Ids.ProjectId}}}}}"}}"""));
        foreach (var scope in new[] { $$$$$"""{"project":{"id":"{{{{{Ids.SystemErrorProjectId}}}}}"}}""", "{}" })
            (await client.SendAsync(HttpMethod.Post, "/v3/auth/tokens", With(scope))).Status.Should().Be(401, scope);
    }

    [Fact]
    public async Task Issue_ForTheUserWithoutPermission_IsATokenThatTheEndpointForbids()
    {
        await using var client = await StartAsync();

        var (token, _) = await client.IssuedAsync(Password(Known.UserWithoutPermission));

        (await client.ListedAsync(token)).Should().Be(403);
    }

    [Fact]
    public async Task Issue_ForTheSameUserTwice_GivesTwoTokens()
    {
        await using var client = await StartAsync();

        (await client.IssuedAsync(Password(User))).Token.Should().NotBe((await client.IssuedAsync(Password(User))).Token);
    }

    private static string Body(string method, string proof) =>
        $$$$$"""{"auth":{"identity":{"methods":["{{{{{method}}}}}"],"{{{{{method}}}}}":{{{{{proof}}}}}}}}""";
}
