using System.Text;
using ElbContract.Client.Credentials;

namespace ElbContract.Client.Tests.Credentials;

public sealed class SigningCredentialTests
{
    private const string Listeners = "https://elb.example.com/v1.0/5dd3c0b24cdc4d31952c49589182a89d/elbaas/listeners";
    private const string SecretCanary = "canary/secret+key=";

    private static readonly Dictionary<string, string> Json = new() { ["Content-Type"] = "application/json" };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static IEnumerable<SignedRequest> Requests =>
        [
            new("a listener is added", "POST", Listeners) { Headers = Json, Body = """{"name":"listener1"}"""u8.ToArray() },
            new("no body", "GET", Listeners),
            new("an empty body", "POST", Listeners) { Headers = Json, Body = [] },
            new("a body without type", "POST", Listeners) { Body = [0, 255, 10, 13] },
            new("a body in UTF-8", "PUT", Listeners)
            {
                Headers = Json,
                Body = Encoding.UTF8.GetBytes("""{"description":"Zürich 上海 😀"}"""),
            },
            new("the root", "GET", "https://elb.example.com"),
            new("a path that ends in a slash", "DELETE", Listeners + "/"),
            new("a path to be encoded", "GET", "https://elb.example.com/v1.0/a b/(c)*!'/d~e-f_g.h:@&=+$,;"),
            new("a path that is encoded, in lower case too", "GET", "https://elb.example.com/v1.0/%c3%a9/%2Fa%2f/%41/%zz/%"),
            new("a path with other octets than UTF-8", "GET", "https://elb.example.com/v1.0/%ff%FE"),
            new("a path in UTF-8", "GET", "https://elb.example.com/v1.0/zürich/上海"),
            new("doubled slashes and dots", "GET", "https://elb.example.com//v1.0/./a/../b//"),
            new("parameters out of order", "GET", Listeners + "?name=b&limit=2&Marker=1&loadbalancer_id=a824"),
            new("repeated parameters", "GET", Listeners + "?id=b&id=a&id=&id=B&a=1"),
            new("empty parameters", "GET", Listeners + "?a=&b&=c&&d=="),
            new("parameters to be encoded", "GET", Listeners + "?name=é&q=a b+c%20d&x=%2B%26%3D&y=a/b?c'(*)~&ß=1"),
            new("a prefix sorts first", "GET", Listeners + "?a-b=1&a=2&ab=3&a%20=4"),
            new("a header's spaces", "POST", Listeners)
            {
                Headers = new() { ["Content-Type"] = "  application/json;  charset=utf-8 ", ["X-Project-Id"] = " a b  " },
                Body = [123, 125],
            },
            new("a security token", "POST", Listeners)
            {
                Headers = Json,
                Body = [123, 125],
                SecurityToken = "canary-gQpjbi1ub3J0aC0x",
            },
            new("project and domain", "POST", Listeners)
            {
                Headers = Json,
                Body = [123, 125],
                ProjectId = "5dd3c0b24cdc4d31952c49589182a89d",
                DomainId = "d78cbac186b744899480f25bd022f468",
            },
            new("a hash that stands there", "PUT", Listeners)
            {
                Headers = new(Json) { ["x-sdk-content-sha256"] = "UNSIGNED-PAYLOAD" },
                Body = [1, 2, 3],
            },
            new("a port", "GET", "http://127.0.0.1:8080/v1.0/p/elbaas/listeners"),
            new("a port that goes without saying", "GET", "http://elb.example.com:80/v1.0/p/elbaas/listeners"),
            new("an address of IPv6", "GET", "http://[::1]:8080/v1.0/p/elbaas/listeners"),
            new("a host beyond ASCII", "GET", "https://zürich.example.com/v1.0/p/elbaas/listeners"),
            new("another host", "GET", Listeners) { Headers = new() { ["Host"] = "elb.internal:8443" } },
            new("headers that are not signed", "HEAD", Listeners)
            {
                Headers = new()
                {
                    ["Accept"] = "application/json",
                    ["X-Request-Id"] = "1",
                    ["X-Auth-Token"] = "symbolic",
                },
            },
            new("another day, region and service", "GET", Listeners)
            {
                Date = "19991231T000000Z",
                Region = "cn-north-4",
                Service = "ec2",
                SecretKey = "another-secret",
            },
        ];

    [Fact]
    public async Task Apply_AgreesWithAnotherImplementation()
    {
        var requests = Requests.SelectMany(request => Enum.GetNames<SignatureForm>().Select(form => request with { Form = form })).ToList();
        var others = await SignedRequest.SignByNodeAsync(requests, Stop);

        var ours = new List<string>();
        foreach (var request in requests)
            ours.Add($"{request.Name}: {await request.SignAsync(Stop)}");

        others.Should().OnlyHaveUniqueItems().And.HaveCount(requests.Count);
        ours.Except(others.Zip(requests, (other, request) => $"{request.Name}: {other}")).Should().BeEmpty();
    }

    /// <summary>The example that a cloud's manual of its API gateway works through, keys and all.</summary>
    [Fact]
    public async Task Apply_AccessForm_AgreesWithThePublishedExample()
    {
        const string url =
            "https://service.region.example.com/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs"
            + "?limit=2&marker=13551d6b-755d-4757-b956-536f674975c0";
        var request = new SignedRequest("published", "GET", url)
        {
            AccessKey = "QTWAOYTTINDUT2QVKYUC",
            SecretKey = "MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc",
            Date = "20191115T033655Z",
            Headers = Json,
            Body = [],
        };

        (await request.SignAsync(Stop))
            .Should()
            .Be(
                "SDK-HMAC-SHA256 Access=QTWAOYTTINDUT2QVKYUC, SignedHeaders=content-type;host;x-sdk-date, "
                    + "Signature=7be6668032f70418fcc22abc52071e57aff61b84a1d2381bb430d6870f4f6ebe"
            );
    }

    /// <summary>Computed with <c>openssl dgst -sha256 -mac HMAC</c>, step by step.</summary>
    [Fact]
    public async Task Apply_DerivedForm_AgreesWithOpenssl()
    {
        var request = new SignedRequest("by hand", "POST", "https://elb.eu-de.example.com/v1.0/p1/elbaas/listeners?b=2&a=1")
        {
            Form = nameof(SignatureForm.Derived),
            AccessKey = "AKIDEXAMPLE",
            SecretKey = "sk-by-hand",
            Date = "20240102T030405Z",
            Headers = Json,
            Body = """{"name":"listener1"}"""u8.ToArray(),
            SecurityToken = "st-by-hand",
        };

        (await request.SignAsync(Stop))
            .Should()
            .Be(
                "SDK-HMAC-SHA256 Credential=AKIDEXAMPLE/20240102/eu-de/elb/sdk_request, "
                    + "SignedHeaders=content-type;host;x-sdk-date;x-security-token, "
                    + "Signature=cd8167fafaaf576df8f8caf3283b493a8d7ff9835a1ad412c3b4478307f5bec3"
            );
    }

    [Fact]
    public async Task Apply_PutsItsHeadersOnTheRequestAndTakesTheTokenOff()
    {
        var signed = new SignedRequest("headers", "POST", Listeners)
        {
            Body = [],
            SecurityToken = "canary-security-token",
            ProjectId = "project",
            DomainId = "canary-domain",
            Headers = new()
            {
                ["X-Auth-Token"] = "symbolic",
                ["Authorization"] = "stale",
                ["X-Sdk-Date"] = "stale",
                ["X-Security-Token"] = "stale",
            },
        };
        using var message = signed.Message();

        var secrets = await signed.Credential().ApplyAsync(message, default, Stop);

        message.Headers.Contains("X-Auth-Token").Should().BeFalse();
        Value("X-Sdk-Date").Should().Be("20240229T235959Z");
        Value("X-Project-Id").Should().Be("project");
        Value("X-Domain-Id").Should().Be("canary-domain");
        Value("X-Security-Token").Should().Be("canary-security-token");
        var signature = Value("Authorization")[^64..];
        secrets.Should().BeEquivalentTo(signature, "AKIDEXAMPLE", "canary-security-token", "canary-domain");

        string Value(string name) => message.Headers.GetValues(name).Should().ContainSingle().Subject;
    }

    [Fact]
    public async Task Apply_WithoutSecurityToken_LeavesNoneOfAnother()
    {
        var signed = new SignedRequest("stale", "GET", Listeners) { Headers = new() { ["X-Security-Token"] = "stale" } };
        using var message = signed.Message();
        await signed.Credential().ApplyAsync(message, default, Stop);
        message.Headers.Contains("X-Security-Token").Should().BeFalse();
    }

    [Fact]
    public async Task Renew_HasNoOther()
    {
        var signed = new SignedRequest("refused", "GET", Listeners);
        using var message = signed.Message();
        (await signed.Credential().RenewAsync(message, Stop)).Should().BeFalse();
    }

    [Fact]
    public void AKeyThatCannotSign_IsRefusedWithAllThatIsWrongAndNothingSecret()
    {
        var key = new SigningKey
        {
            AccessKey = "canary,key",
            SecretKey = "canary secret",
            SecurityToken = "canary\ntoken",
            ProjectId = "canary\u00e9",
            Form = SignatureForm.Derived,
            Service = "",
        };

        FluentActions
            .Invoking(() => new SigningCredential(key))
            .Should()
            .Throw<CredentialException>()
            .WithMessage(
                "Requests cannot be signed: the access key holds a space, comma or slash: check how it was copied; "
                    + "the secret key holds a character that keys do not have, such as a space: check how it was copied; "
                    + "the security token holds a character that headers do not allow: check how it was copied; "
                    + "the project id or domain id holds a character that headers do not allow; "
                    + "the derived signature needs a region: give --region, or --signature access; "
                    + "the service is empty, or holds a space, comma or slash."
            );
    }

    [Fact]
    public void ToString_KeepsKeysToThemselves()
    {
        var key = new SigningKey
        {
            AccessKey = "canary-access",
            SecretKey = SecretCanary,
            SecurityToken = "canary-token",
        };
        $"{key} {new SigningCredential(key)}"
            .Should()
            .Be("an access key with its secret key signatures with an access key with its secret key");
    }
}
