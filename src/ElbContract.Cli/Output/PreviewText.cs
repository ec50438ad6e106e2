using System.Globalization;
using ElbContract.Cli.Arguments;
using ElbContract.Reports;
using ElbContract.Specification;
using ElbContract.Verification.Handshaking;
using ElbContract.Verification.Running;

namespace ElbContract.Cli.Output;

/// <summary>What a run would do, for a terminal.</summary>
internal static class PreviewText
{
    private const int Width = 26;

    /// <summary>A line a case: its clause, its key, and what it asks.</summary>
    public static void WriteCases(RunPreview preview, InertWriter output)
    {
        foreach (var one in preview.Cases)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{one.Clause, -40} {one.Key, -17} {one.Name}"));
        output.WriteLine($"{Counted.Of(preview.Cases.Count, "case")}; nothing was sent");
    }

    /// <summary>Where, in whose name, with what, how much, and what is left out.</summary>
    public static void Write(RunIntent intent, RunPreview preview, InertWriter output)
    {
        Row("endpoint", intent.Where);
        Row("credentials", intent.Who);
        var run = intent.Options;
        if (run.StateUrl is null)
        {
            Row("public loadbalancer", OriginOf(run.Ids.PublicLoadBalancer));
            Row("private loadbalancer", OriginOf(run.Ids.PrivateLoadBalancer));
            Row("certificate", OriginOf(run.Ids.Certificate));
            Row("sni certificate", OriginOf(run.Ids.SniCertificate));
            Row("token without permission", run.Ids.TokenWithoutPermission is null ? "missing" : "given");
        }

        Row("sends", preview.Effort);
        foreach (var (reason, interactions) in preview.LeftOut)
            Row("leaves out", $"{Counted.Of(interactions, "interaction")}: {reason}");
        if (preview.Handshakes is { } handshakes)
            Row("handshakes", string.Join(", ", Addresses(handshakes)));
        Row("at once", $"{Counted.Of(run.Parallel, "request")}, at most {Counted.Of(run.MaximumListeners, "listener")}");
        if (run.JournalFolder is { } folder)
            Row("journal", folder);
        output.WriteLine("Nothing was sent: this is no verdict.");

        void Row(string what, string how) => output.WriteLine(what.PadRight(Width) + how);
        string OriginOf(string? id) =>
            (id, run.Discover, run.Fixtures) switch
            {
                (not null, _, _) => "given",
                (_, true, null) => "looked up",
                (_, true, _) => "looked up, or created and deleted at the end",
                (_, _, not null) => "created, and deleted at the end",
                _ => "missing",
            };
    }

    private static IEnumerable<string> Addresses(HandshakeTargets targets)
    {
        if (targets.Public is { } one)
            yield return $"with {one} (public)";
        if (targets.Private is { } other)
            yield return $"with {other} (private)";
    }
}
