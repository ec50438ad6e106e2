using System.CommandLine;
using System.Net;
using ElbContract.Reports;
using ElbContract.Specification.Answers;

namespace ElbContract.Cli.Arguments;

/// <summary>Where a verb that answers requests listens, and what it prints about the ids that it knows.</summary>
internal static class ListeningArguments
{
    private static readonly Option<string?> Address = Options.Text("--address", "The address to listen on. Default: 127.0.0.1.", "IP");
    private static readonly Option<string?> Port = Options.Text(
        "--port",
        "The port to listen on, 0 to 65535; 0 takes a free one. Default: 8080.",
        "N"
    );

    public static void AddTo(Command command)
    {
        command.Options.Add(Address);
        command.Options.Add(Port);
    }

    /// <exception cref="InputException">It is no address.</exception>
    public static IPAddress AddressOf(ParseResult parsed) =>
        parsed.GetValue(Address) is not { } address ? IPAddress.Loopback
        : IPAddress.TryParse(address, out var known) ? known
        : throw new InputException("--address takes an IP address of this machine.");

    /// <exception cref="InputException">It is no port.</exception>
    public static int PortOf(ParseResult parsed) => Options.Number("--port", parsed.GetValue(Port), 8080, 0, 65535);

    /// <summary>Tells that others can reach it, and by any name.</summary>
    public static void WarnOf(IPAddress address, InertWriter output)
    {
        if (!IPAddress.IsLoopback(address))
            output.WriteLine($"  WARNING: other machines can reach {address} and use it; 127.0.0.1 is for this machine only");
    }

    /// <summary>A line an id.</summary>
    /// <param name="ids">The ids.</param>
    /// <param name="output">Where to.</param>
    /// <param name="secret">Tokens that a file gave: they can be those of a real provider, and are not printed.</param>
    public static void Print(ProviderIds ids, InertWriter output, IReadOnlySet<string>? secret = null)
    {
        output.WriteLine($"  project                   {ids.ProjectId}");
        output.WriteLine($"  token                     {Printed(ids.Token)}");
        output.WriteLine($"  token without permission  {Printed(ids.TokenWithoutPermission)}");
        output.WriteLine($"  public load balancer      {ids.PublicLoadbalancerId}");
        output.WriteLine($"  private load balancer     {ids.PrivateLoadbalancerId}");
        output.WriteLine($"  certificate               {ids.CertificateId}");
        output.WriteLine($"  SNI certificate           {ids.SniCertificateId}");

        string Printed(string token) => secret?.Contains(token) is true ? "(the one of --ids)" : token;
    }
}
