using System.Text;

namespace ElbContract.Weather.Endpoint;

/// <summary>What the emulator answers, or what a gateway in front of it would.</summary>
internal sealed record Answer(int Status, string? ContentType, byte[] Body)
{
    /// <summary>The form of an error that gateways in front of such endpoints use.</summary>
    public static Answer OfGateway(int status, string code, string message) =>
        new(
            status,
            "application/json",
            Encoding.UTF8.GetBytes($$"""{"error_msg":"{{message}}","error_code":"{{code}}","request_id":"0"}""")
        );
}
