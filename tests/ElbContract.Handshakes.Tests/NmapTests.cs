using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Xml.Linq;

namespace ElbContract.Handshakes.Tests;

/// <summary>A second implementation sees what the scan sees.</summary>
public sealed class NmapTests
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(EmulatedListeners.One, "Default", 4)]
    [InlineData(EmulatedListeners.Three, "Extended", 69)]
    [InlineData(EmulatedListeners.One, "Strict", 2)]
    public async Task Nmap_OfTheSameListener_SeesTheSameSuitesAtTheSameVersions(string protocols, string ciphers, int count)
    {
        await using var listeners = await EmulatedListeners.StartAsync();
        var endPoint = await listeners.AddAsync(protocols, ciphers);
        using var scanner = new HandshakeScanner(new HandshakeOptions { PerSecond = 1000 });

        var seen = Suites(await NmapAsync(endPoint.Port));
        var scan = await scanner.ScanAsync(EmulatedListeners.Question(endPoint, protocols, ciphers), Ending);

        seen.Should()
            .HaveCount(count)
            .And.BeEquivalentTo(
                scan.Suites.Where(suite => suite.Standing == Standing.Taken)
                    .Select(suite => $"{suite.Version.ToString().Replace("Tls1", "TLSv1.", StringComparison.Ordinal)} {suite.Name}")
            );
    }

    private static List<string> Suites(XDocument report) =>
        [
            .. from version in report.Descendants("script").Elements("table")
            from suite in version.Elements("table").Where(table => table.Attribute("key")?.Value == "ciphers").Elements("table")
            select $"{version.Attribute("key")!.Value} {suite.Elements("elem").First(one => one.Attribute("key")!.Value == "name").Value}",
        ];

    private static async Task<XDocument> NmapAsync(int port)
    {
        var start = new ProcessStartInfo("nmap") { RedirectStandardOutput = true, UseShellExecute = false };
        // '+': the port has no number that the script would think of TLS at.
        foreach (var argument in (string[])["-n", "-Pn", "-p", Text(port), "--script", "+ssl-enum-ciphers", "-oX", "-", "127.0.0.1"])
            start.ArgumentList.Add(argument);
        using var nmap = new Process { StartInfo = start };
        try
        {
            nmap.Start();
        }
        catch (Win32Exception)
        {
            Assert.Skip("nmap is not installed: it is the second implementation that this compares with.");
        }

        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ending);
            patience.CancelAfter(TimeSpan.FromMinutes(2));
            var output = await nmap.StandardOutput.ReadToEndAsync(patience.Token);
            await nmap.WaitForExitAsync(patience.Token);
            return XDocument.Parse(output);
        }
        finally
        {
            nmap.Kill(entireProcessTree: true);
        }
    }

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
