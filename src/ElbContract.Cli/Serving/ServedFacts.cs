using System.Text.Json;
using System.Text.Json.Nodes;
using ElbContract.Emulator;

namespace ElbContract.Cli.Serving;

/// <summary>What a script has to know of an emulator.</summary>
internal sealed class ServedFacts(ElbEmulator emulator)
{
    /// <summary>One line.</summary>
    public string Json() =>
        new JsonObject
        {
            ["address"] = emulator.BaseAddress.ToString(),
            ["stateUrl"] = emulator.StateUrl.ToString(),
            ["projectId"] = emulator.Ids.ProjectId,
            ["token"] = emulator.Ids.Token,
            ["tokenWithoutPermission"] = emulator.Ids.TokenWithoutPermission,
            ["publicLoadbalancer"] = emulator.Ids.PublicLoadbalancerId,
            ["privateLoadbalancer"] = emulator.Ids.PrivateLoadbalancerId,
            ["certificate"] = emulator.Ids.CertificateId,
            ["sniCertificate"] = emulator.Ids.SniCertificateId,
            ["otherProjectId"] = emulator.Ids.OtherProjectId,
            ["systemErrorProjectId"] = emulator.Ids.SystemErrorProjectId,
            ["unavailableProjectId"] = emulator.Ids.UnavailableProjectId,
        }.ToJsonString(JsonSerializerOptions.Default);
}
