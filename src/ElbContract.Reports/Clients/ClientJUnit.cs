using System.Globalization;
using System.Text;
using System.Xml;
using ElbContract.Proof.Clients;

namespace ElbContract.Reports.Clients;

/// <summary>What a client copes with as JUnit XML: a test case a provider, which fails where the client does.</summary>
public static class ClientJUnit
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Indent = true,
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        NewLineChars = "\n",
    };

    /// <param name="report">What to write.</param>
    /// <param name="stream">Left open.</param>
    public static void Write(ClientReport report, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(report);
        var callsNothing = report.Verdict is ClientVerdict.CallsNothing;
        using var xml = XmlWriter.Create(stream, Settings);
        xml.WriteStartElement("testsuites");
        Attribute(xml, "name", "elb-contract clients");
        xml.WriteStartElement("testsuite");
        Attribute(xml, "name", report.Program);
        Attribute(xml, "tests", Invariant(report.Runs.Count + (callsNothing ? 1 : 0)));
        Attribute(xml, "failures", Invariant(report.Runs.Count - report.Survived));
        Attribute(xml, "errors", callsNothing ? "1" : "0");
        Attribute(xml, "time", Seconds(report.Duration));
        if (callsNothing)
            WriteNothing(xml, report);
        foreach (var run in report.Runs)
            Write(xml, report, run);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, ClientReport report, ClientRun run)
    {
        Begin(xml, report, run.Personality.Name, run.Duration);
        if (run.Outcome is not ClientOutcome.Survived)
        {
            xml.WriteStartElement("failure");
            Attribute(xml, "message", $"{ClientWords.Of(run)}: {ClientWords.NotSurvived(report, run)}");
            // The run that differs from the ordinary one in least says most.
            xml.WriteString(Inert.Text(string.Join('\n', ClientWords.Details(report.WeaknessAt(run), run))));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteNothing(XmlWriter xml, ClientReport report)
    {
        Begin(xml, report, "The command calls the emulator", TimeSpan.Zero);
        xml.WriteStartElement("error");
        Attribute(xml, "message", ClientWords.Verdict(report));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Begin(XmlWriter xml, ClientReport report, string name, TimeSpan duration)
    {
        xml.WriteStartElement("testcase");
        Attribute(xml, "name", name);
        Attribute(xml, "classname", report.Program);
        Attribute(xml, "time", Seconds(duration));
    }

    private static void Attribute(XmlWriter xml, string name, string value) => xml.WriteAttributeString(name, Inert.Line(value));

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan duration) => duration.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
}
