using ElbContract.Client.Credentials;

namespace ElbContract.Client.Tests.Credentials;

public sealed class CloudsFileTests : IDisposable
{
    private readonly SettingsFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    public void Read_GreatDepth_IsAMistakeAndNoAbort(string opening)
    {
        _folder.Write("current/clouds.yaml", "clouds: \n" + string.Concat(Enumerable.Repeat(opening, 100_000)));

        FluentActions
            .Invoking(() => CloudsFile.Read("a", _ => null, _folder.Folders))
            .Should()
            .Throw<CloudsFileException>()
            .WithMessage("*clouds.yaml, line 2: this is nested too deeply for a file with clouds*");
    }

    [Fact]
    public void Read_TakesEveryKey()
    {
        _folder.Write(
            "current/clouds.yaml",
            """
            clouds:
              other: {auth: {token: t}}
              otc:
                auth_type: v3password
                region_name: eu-de
                verify: false
                identity_api_version: 3
                interface: public
                compute_api_version: '2.1'
                auth:
                  auth_url: https://iam.example.com/v3
                  username: u
                  password: "p: #"
                  user_domain_name: udn
                  user_domain_id: udi
                  project_id: 012
                  project_name: pn
                  project_domain_name: pdn
                  project_domain_id: pdi
                  token: t
                  access_key: a
                  secret_key: s
                  security_token: st
            """
        );

        _folder
            .Cloud()
            .Should()
            .BeEquivalentTo(
                new CredentialSettings
                {
                    AuthType = "v3password",
                    Region = "eu-de",
                    Insecure = true,
                    AuthUrl = "https://iam.example.com/v3",
                    UserName = "u",
                    Password = "p: #",
                    UserDomainName = "udn",
                    UserDomainId = "udi",
                    ProjectId = "012",
                    ProjectName = "pn",
                    ProjectDomainName = "pdn",
                    ProjectDomainId = "pdi",
                    Token = "t",
                    AccessKey = "a",
                    SecretKey = "s",
                    SecurityToken = "st",
                }
            );
    }

    [Fact]
    public void Read_WhatIsAbsentOrEmpty_IsNotSaid()
    {
        _folder.Write(
            "current/clouds.yaml",
            "clouds:\n  otc:\n    auth: {ak: a, sk: s, token: , password: ~, username: null}\n    verify: yes\n"
        );
        _folder
            .Cloud()
            .Should()
            .BeEquivalentTo(
                new CredentialSettings
                {
                    AccessKey = "a",
                    SecretKey = "s",
                    Insecure = false,
                }
            );
    }

    [Fact]
    public void Read_FollowsAnchorsAndMerges()
    {
        _folder.Write(
            "current/clouds.yaml",
            """
            base: &base {region_name: stale, auth: {}, verify: true}
            more: &more {verify: false, auth_type: password}
            auth: &auth {auth_url: https://iam.example.com, username: stale}
            clouds:
              otc:
                <<: [*base, *more]
                region_name: r
                auth:
                  <<: *auth
                  username: u
            """
        );
        _folder
            .Cloud()
            .Should()
            .BeEquivalentTo(
                new CredentialSettings
                {
                    AuthUrl = "https://iam.example.com",
                    UserName = "u",
                    Region = "r",
                    Insecure = false,
                    AuthType = "password",
                }
            );
    }

    // Followed one by one, the merges of the last are a million million.
    [Fact]
    public void Read_MergesOfMerges_AreFollowedOnce()
    {
        var text = new System.Text.StringBuilder("m0: &m0 {region_name: r}\n");
        for (var level = 1; level <= 20; level++)
            text.Append($"m{level}: &m{level} {{<<: [*m{level - 1}, *m{level - 1}, *m{level - 1}, *m{level - 1}]}}\n");
        _folder.Write("current/clouds.yaml", text + "clouds: {otc: {<<: *m20}}\n");

        _folder.Cloud()!.Region.Should().Be("r");
    }

    [Fact]
    public void Read_TakesTheFirstFileThereIs()
    {
        string[] places =
        [
            "named.yaml",
            "current/clouds.yaml",
            "current/clouds.yml",
            "settings/openstack/clouds.yaml",
            "settings/openstack/clouds.yml",
            "machine/openstack/clouds.yaml",
            "machine/openstack/clouds.yml",
        ];
        _folder.Variables["OS_CLIENT_CONFIG_FILE"] = _folder.Path("named.yaml");
        foreach (var place in places.Reverse())
        {
            _folder.Write(place, $"clouds: {{otc: {{region_name: {place}}}}}");
            _folder.Cloud().Region.Should().Be(place);
        }
    }

    [Fact]
    public void Read_LaysSecureOver()
    {
        _folder.Write("current/clouds.yaml", "clouds: {otc: {region_name: r, auth: {username: u, password: stale}}}");
        _folder.Write("current/secure.yaml", "clouds: {otc: {auth: {password: p}}, vault: {auth: {token: t}}}");

        _folder
            .Cloud()
            .Should()
            .BeEquivalentTo(
                new CredentialSettings
                {
                    Region = "r",
                    UserName = "u",
                    Password = "p",
                }
            );
        _folder.Cloud("vault").Token.Should().Be("t");
    }

    [Fact]
    public void Read_TakesTheFirstSecureFileThereIs_WhereverTheCloudsAre()
    {
        string[] places =
        [
            "named-secure.yaml",
            "current/secure.yaml",
            "current/secure.yml",
            "settings/openstack/secure.yaml",
            "settings/openstack/secure.yml",
            "machine/openstack/secure.yaml",
            "machine/openstack/secure.yml",
        ];
        _folder.Write("settings/openstack/clouds.yaml", "clouds: {otc: {region_name: r, auth: {password: stale}}}");
        _folder.Variables["OS_CLIENT_SECURE_FILE"] = _folder.Path("named-secure.yaml");
        foreach (var place in places.Reverse())
        {
            _folder.Write(place, $"clouds: {{otc: {{auth: {{password: {place}}}}}}}");
            _folder.Cloud().Password.Should().Be(place);
            _folder.Cloud().Region.Should().Be("r");
        }
    }

    [Fact]
    public void Read_NoFile_SaysWhereItWasLookedFor()
    {
        _folder.Variables["OS_CLIENT_CONFIG_FILE"] = _folder.Path("named.yaml");
        Fails()
            .Should()
            .Be(
                $"There is no clouds.yaml to look the cloud up in: looked for {_folder.Path("named.yaml")}, "
                    + $"{_folder.Path("current/clouds.yaml")}, {_folder.Path("current/clouds.yml")}, "
                    + $"{_folder.Path("settings/openstack/clouds.yaml")}, {_folder.Path("settings/openstack/clouds.yml")}, "
                    + $"{_folder.Path("machine/openstack/clouds.yaml")}, {_folder.Path("machine/openstack/clouds.yml")}."
            );
    }

    [Theory]
    [InlineData("", ": the file is empty: it needs a key 'clouds'.")]
    [InlineData("canary", ", line 1: the file needs keys with values below it.")]
    [InlineData("public-clouds: {}", ": there is no key 'clouds' in it.")]
    [InlineData("clouds:", ": there is no key 'clouds' in it.")]
    [InlineData("clouds: [canary]", ", line 1: 'clouds' needs keys with values below it.")]
    [InlineData("clouds: {}", ": there is no such cloud (it has none): check --cloud.")]
    [InlineData("clouds: {b: {}, a: {}}", ": there is no such cloud (it has a, b): check --cloud.")]
    [InlineData("clouds:\n  otc:", ": the cloud 'otc' is empty.")]
    [InlineData("clouds:\n  otc: canary", ", line 2: 'otc' needs keys with values below it.")]
    [InlineData("clouds:\n  otc:\n    auth: canary", ", line 3: 'auth' needs keys with values below it.")]
    [InlineData("clouds:\n  otc:\n    auth:\n      password: [canary]", ", line 4: 'password' must be text.")]
    [InlineData("clouds:\n  otc:\n    [canary]: 1", ", line 3: a key must be text.")]
    [InlineData("clouds:\n  otc:\n    verify: canary", ", line 3: 'verify' must be true or false.")]
    [InlineData(
        "clouds:\n  otc:\n    auth_type: v3applicationcredential",
        ", line 3: this 'auth_type' is not supported: use one of password, v3password, token, v3token, aksk."
    )]
    [InlineData(
        "clouds:\n  otc:\n    cacert: /canary.pem",
        ", line 3: 'cacert' is not supported: add the authority to this machine's own, or set verify to false."
    )]
    [InlineData(
        "clouds:\n  otc:\n    key: /canary.pem",
        ", line 3: 'key' is not supported: authenticate with a password, token or access key."
    )]
    [InlineData(
        "clouds:\n  otc:\n    profile: canary",
        ", line 3: 'profile' is not supported: give auth.auth_url and region_name in full."
    )]
    [InlineData(
        "clouds:\n  otc:\n    identity_api_version: 2",
        ", line 3: only version 3 of the identity service is supported: set 'identity_api_version' to 3."
    )]
    [InlineData(
        "clouds:\n  otc:\n    interface: internal",
        ", line 3: only public endpoints are looked up: leave 'interface' out, and give --endpoint."
    )]
    [InlineData(
        "clouds:\n  otc:\n    auth:\n      trust_id: canary",
        ", line 4: 'auth.trust_id' is not supported: supported are auth_url, username, password, *."
    )]
    [InlineData(
        "clouds:\n  otc:\n    auth: {password: 'canary\n",
        ", line *: this is not YAML: check indentation, quotes and repeated keys near it."
    )]
    [InlineData(
        "clouds:\n  otc:\n    auth: {password: canary, password: canary}",
        ", line 3: this is not YAML: check indentation, quotes and repeated keys near it."
    )]
    [InlineData("clouds:\n\totc: canary", ", line 1: this is not YAML: check indentation, quotes and repeated keys near it.")]
    [InlineData("clouds:\n  otc: &a\n    <<: *a", ", line *: '<<' needs keys with values below it.")]
    [InlineData("clouds:\n  otc:\n    <<: canary", ", line 3: '<<' needs keys with values below it.")]
    [InlineData("clouds: *canary", ", line 1: this is not YAML: check indentation, quotes and repeated keys near it.")]
    public void Read_WhatIsWrong_IsToldWithItsLineAndNoValue(string text, string message)
    {
        var path = _folder.Write("current/clouds.yaml", text);
        Fails().Should().Match(path + message).And.NotContainAny("canary", "\n");
    }

    [Fact]
    public void Read_SecureIsWrong_NamesThatFile()
    {
        _folder.Write("current/clouds.yaml", "clouds: {otc: {}}");
        var path = _folder.Write("current/secure.yaml", "clouds: {otc: {auth: {passwort: canary}}}");
        Fails().Should().Match($"{path}, line 1: 'auth.passwort' is not supported: *").And.NotContain("canary");
    }

    [Fact]
    public void Read_NotAFileToRead_SaysSo()
    {
        var path = _folder.Write("current/clouds.yaml", "clouds: {}");
        if (OperatingSystem.IsWindows())
            return;
        using var held = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None);
        Fails().Should().Be($"{path}: the file cannot be read: check its permissions.");
    }

    private string Fails() => _folder.Invoking(folder => folder.Cloud()).Should().Throw<CloudsFileException>().Which.Message;
}
