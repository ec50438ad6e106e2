using ElbContract.Emulator.Identity;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Providers;
using static ElbContract.Emulator.Tests.Identity.IdentityClient;

namespace ElbContract.Emulator.Tests.Identity;

/// <summary>What the identity service tells besides tokens.</summary>
public sealed class IdentityServiceTests
{
    [Theory]
    [InlineData("/v3")]
    [InlineData("/v3/")]
    public async Task Version_SaysWhereItIs(string path)
    {
        await using var client = await StartAsync();

        var answer = await client.SendAsync(HttpMethod.Get, path);

        answer.Status.Should().Be(200);
        var version = answer.Json.GetProperty("version");
        version.GetProperty("id").GetString().Should().StartWith("v3.");
        version.GetProperty("status").GetString().Should().Be("stable");
        var link = version.GetProperty("links")[0];
        link.GetProperty("rel").GetString().Should().Be("self");
        link.GetProperty("href").GetString().Should().Be($"http://127.0.0.1:{client.Port}/v3/");
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task Catalogue_LeadsToTheEmulatorAsTheClientCallsIt(string host)
    {
        await using var client = await StartAsync();
        var own = $"{host}:{client.Port}";

        var issued = await client.SendAsync(HttpMethod.Post, "/v3/auth/tokens", Password(Known.User), host: own);
        var listed = await client.SendAsync(HttpMethod.Get, "/v3/auth/catalog", token: Ids.Token, host: own);

        var catalogue = issued.Json.GetProperty("token").GetProperty("catalog");
        listed.Json.GetProperty("catalog").GetRawText().Should().Be(catalogue.GetRawText());
        catalogue
            .EnumerateArray()
            .Select(service =>
                (
                    service.GetProperty("type").GetString(),
                    service.GetProperty("name").GetString(),
                    service.GetProperty("endpoints")[0].GetProperty("interface").GetString(),
                    service.GetProperty("endpoints")[0].GetProperty("region_id").GetString(),
                    service.GetProperty("endpoints")[0].GetProperty("url").GetString()
                )
            )
            .Should()
            .Equal(
                ("elbv1", "elb", "public", "region-1", $"http://{own}/v1.0/{Ids.ProjectId}"),
                ("identity", "keystone", "public", "region-1", $"http://{own}/v3")
            );
    }

    [Fact]
    public async Task Projects_AreListedAllOrByName()
    {
        await using var client = await StartAsync();
        async Task<IEnumerable<string?>> IdsOfAsync(string path)
        {
            var listed = await client.SendAsync(HttpMethod.Get, path, token: Ids.Token);
            listed.Json.GetProperty("links").GetProperty("next").ValueKind.Should().Be(System.Text.Json.JsonValueKind.Null);
            return listed.Json.GetProperty("projects").EnumerateArray().Select(one => one.GetProperty("id").GetString());
        }

        string[] all = [Ids.ProjectId, Ids.SystemErrorProjectId, Ids.UnavailableProjectId];
        (await IdsOfAsync("/v3/projects")).Should().Equal(all);
        (await IdsOfAsync("/v3/auth/projects")).Should().Equal(all);
        (await IdsOfAsync("/v3/projects?name=region-1")).Should().Equal(Ids.ProjectId);
        (await IdsOfAsync("/v3/projects?enabled=true&name=region-1_unavailable")).Should().Equal(Ids.UnavailableProjectId);
        (await IdsOfAsync("/v3/projects?name=nowhere")).Should().BeEmpty();
    }

    [Fact]
    public async Task Domains_AreListed()
    {
        await using var client = await StartAsync();

        var listed = await client.SendAsync(HttpMethod.Get, "/v3/auth/domains?name=elb-contract-domain", token: Ids.Token);

        listed.Json.GetProperty("domains")[0].GetProperty("id").GetString().Should().Be(Known.DomainId);
    }

    [Theory]
    [InlineData("/v3/auth/catalog")]
    [InlineData("/v3/auth/domains")]
    [InlineData("/v3/projects")]
    public async Task Lists_WithoutToken_Are401(string path)
    {
        await using var client = await StartAsync();

        (await client.SendAsync(HttpMethod.Get, path))
            .Error.Should()
            .Be((401, "Unauthorized", "The request you have made requires authentication."));
    }

    [Fact]
    public async Task Addresses_ThatAreNotThere_AreKeystonesErrors()
    {
        await using var client = await StartAsync();

        var put = await client.SendAsync(HttpMethod.Put, "/v3/auth/tokens");
        var nowhere = await client.SendAsync(HttpMethod.Get, "/v3/users");
        var beside = await client.SendAsync(HttpMethod.Get, "/v3x");

        (put.Status, put.Error.Title).Should().Be((405, "Method Not Allowed"));
        (nowhere.Status, nowhere.Error.Title).Should().Be((404, "Not Found"));
        (beside.Status, beside.Json.GetProperty("error").TryGetProperty("title", out _)).Should().Be((404, false));
    }

    [Fact]
    public async Task AnEndpointThatIsDown_HasItsIdentityServiceStill()
    {
        await using var client = await StartAsync(new() { Condition = ServiceCondition.Unavailable });

        var (token, _) = await client.IssuedAsync(Password(Known.User));

        (await client.ListedAsync(token)).Should().Be(503);
    }

    [Fact]
    public void Identity_OfTheSameIds_IsTheSame_AndOfOthersAnother()
    {
        var (same, other) = (
            new EmulatedIdentity(ProviderIds.Example),
            new EmulatedIdentity(ProviderIds.New(() => Guid.NewGuid().ToString("N")))
        );

        Texts(same).Should().Equal(Texts(Known));
        Texts(other).Should().NotIntersectWith(Texts(Known)).And.OnlyHaveUniqueItems();
    }

    private static IEnumerable<string> Texts(EmulatedIdentity identity) =>
        new[] { identity.User, identity.UserWithoutPermission }
            .SelectMany(user =>
                new[]
                {
                    user.Id,
                    user.Password,
                    user.ApplicationCredentialId,
                    user.ApplicationCredentialSecret,
                    user.AccessKey,
                    user.SecretKey,
                }
            )
            .Append(identity.DomainId);
}
