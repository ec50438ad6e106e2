using System.CommandLine;
using System.Globalization;
using System.Net;
using ElbContract.Specification.Answers;
using ElbContract.Stub;
using ElbContract.Traffic.Matching;

namespace ElbContract.Cli.Commands;

/// <summary><c>elb-contract stub</c>: a WireMock stub, until it is interrupted.</summary>
internal static class StubCommand
{
    private static readonly Option<string?> From = Options.Text("--from", "Answer from this file: a HAR file, a recording (NDJSON) or a pact. Default: from the rules, for the ids of published contracts.", "FILE");
    private static readonly Option<string?> Address = Options.Text("--address", "The address to listen on. Default: 127.0.0.1.", "IP");
    private static readonly Option<string?> Port = Options.Text("--port", "The port to listen on, 0 to 65535; 0 takes a free one. Default: 8080.", "N");

    public static Command Create(TextWriter output)
    {
        var command = new Command("stub", "Run a WireMock stub of the endpoint for a consumer's tests. It answers from the rules, or from a recording or a contract; then a request that is none of its own gets 404 and the nearest.")
        {
            From, Address, Port,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, TextWriter.Synchronized(output), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, TextWriter output, CancellationToken cancellationToken)
    {
        var canned = parsed.GetValue(From) is { } file ? CannedFile.Read(file) : null;
        var options = new ElbStubOptions
        {
            Address = parsed.GetValue(Address) is not { } address ? IPAddress.Loopback
                : IPAddress.TryParse(address, out var parsedAddress) ? parsedAddress
                : throw new InputException($"--address is '{address}': give an IP address of this machine."),
            Port = Options.Number("--port", parsed.GetValue(Port), 8080, 0, 65535),
            Canned = canned is null ? null : new RequestMatcher(canned),
            OnAnswered = output.WriteLine,
        };
        using var stub = ElbStub.Start(options);
        output.WriteLine($"listening on {stub.BaseAddress}");
        if (canned is null) PrintIds(options.Ids, output);
        else output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  answers                   {canned.Count}, from {parsed.GetValue(From)}"));
        output.WriteLine("Ctrl-C stops it.");
        output.Flush();
        await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        output.WriteLine("stopped");
        return ExitCode.Done;
    }

    private static void PrintIds(ProviderIds ids, TextWriter output)
    {
        output.WriteLine($"  project                   {ids.ProjectId}");
        output.WriteLine($"  token                     {ids.Token}");
        output.WriteLine($"  token without permission  {ids.TokenWithoutPermission}");
        output.WriteLine($"  public load balancer      {ids.PublicLoadbalancerId}");
        output.WriteLine($"  private load balancer     {ids.PrivateLoadbalancerId}");
        output.WriteLine($"  certificate               {ids.CertificateId}");
        output.WriteLine($"  SNI certificate           {ids.SniCertificateId}");
    }
}
