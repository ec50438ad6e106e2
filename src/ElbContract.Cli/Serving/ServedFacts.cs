using System.Text.Json;
using System.Text.Json.Nodes;
using ElbContract.Emulator;
using ElbContract.Emulator.Identity;

namespace ElbContract.Cli.Serving;

/// <summary>What a script has to know of an emulator.</summary>
/// <param name="emulator">The emulator.</param>
/// <param name="secret">Tokens that a file gave: they are left out.</param>
internal sealed class ServedFacts(ElbEmulator emulator, IReadOnlySet<string> secret)
{
    /// <summary>One line.</summary>
    public string Json() =>
        new JsonObject
        {
            ["address"] = emulator.BaseAddress.ToString(),
            ["stateUrl"] = emulator.StateUrl.ToString(),
            ["dataPlaneUrl"] = emulator.DataPlaneUrl?.ToString(),
            ["projectId"] = emulator.Ids.ProjectId,
            ["token"] = Told(emulator.Ids.Token),
            ["tokenWithoutPermission"] = Told(emulator.Ids.TokenWithoutPermission),
            ["publicLoadbalancer"] = emulator.Ids.PublicLoadbalancerId,
            ["privateLoadbalancer"] = emulator.Ids.PrivateLoadbalancerId,
            ["certificate"] = emulator.Ids.CertificateId,
            ["sniCertificate"] = emulator.Ids.SniCertificateId,
            ["otherProjectId"] = emulator.Ids.OtherProjectId,
            ["systemErrorProjectId"] = emulator.Ids.SystemErrorProjectId,
            ["unavailableProjectId"] = emulator.Ids.UnavailableProjectId,
            ["authUrl"] = new Uri(emulator.BaseAddress, "v3").ToString(),
            ["username"] = emulator.Identity.User.Name,
            ["password"] = emulator.Identity.User.Password,
            ["domain"] = EmulatedIdentity.DomainName,
            ["accessKey"] = emulator.Identity.User.AccessKey,
            ["secretKey"] = emulator.Identity.User.SecretKey,
        }.ToJsonString(JsonSerializerOptions.Default);

    private string? Told(string token) => secret.Contains(token) ? null : token;
}
