using System.Globalization;
using System.Text;
using System.Xml;
using ElbContract.Specification.Clauses;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Reports;

/// <summary>A run as JUnit XML: a suite a clause, a test case an interaction. What is waived or not verified is skipped, with the
/// reason.</summary>
/// <remarks>A run that could not be judged, and a waiver that does not hold, stand in a suite of their own: a run that is red elsewhere is
/// not green here.</remarks>
public static class JUnitReport
{
    private const string RunSuite = "run";

    private static readonly XmlWriterSettings Settings = new()
    {
        Indent = true,
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        NewLineChars = "\n",
    };

    /// <param name="report">What to write.</param>
    /// <param name="stream">Left open.</param>
    public static void Write(VerificationReport report, Stream stream)
    {
        var suites = Suites(report).ToList();
        using var xml = XmlWriter.Create(stream, Settings);
        xml.WriteStartElement("testsuites");
        Attribute(xml, "name", $"elb-contract verify {report.Endpoint}{(report.Shard is null ? "" : $" shard {report.Shard}")}");
        Counts(xml, [.. suites.SelectMany(suite => suite.Cases)]);
        Attribute(xml, "time", Seconds(report.Duration));
        foreach (var suite in suites)
            Write(xml, suite, report);
        xml.WriteEndElement();
    }

    private static IEnumerable<JUnitSuite> Suites(VerificationReport report)
    {
        var run = RunCases(report).ToList();
        if (run.Count > 0)
            yield return new JUnitSuite(RunSuite, null, run);
        foreach (var clause in report.Clauses)
        {
            IReadOnlyList<JUnitCase> cases =
                clause.Cases.Count > 0
                    ? [.. clause.Cases.Select(one => JUnitCase.Of(clause, one))]
                    : [JUnitCase.WithoutInteraction(clause)];
            yield return new JUnitSuite(clause.Clause.Id, clause.Clause, cases);
        }
    }

    private static IEnumerable<JUnitCase> RunCases(VerificationReport report)
    {
        if (report.Verdict is RunVerdict.Inconclusive or RunVerdict.NotPublished)
            yield return new JUnitCase
            {
                Suite = RunSuite,
                Name = "The endpoint can be judged",
                Kind = "error",
                Message = $"{Words.Of(report.Verdict)}: {report.Reason}",
            };
        if (report.IsIncomplete && report.Verdict is RunVerdict.Incomplete or RunVerdict.Conforms)
            yield return new JUnitCase
            {
                Suite = RunSuite,
                Name = "Every clause has a verdict",
                Kind = report.Verdict == RunVerdict.Incomplete ? "error" : "skipped",
                Message = Words.Conclusion(report with { WaiverProblems = [] }),
            };
        if (report.Generated is { IsPart: true } generated)
            yield return new JUnitCase
            {
                Suite = RunSuite,
                Name = "Every generated case is sent",
                Kind = "skipped",
                Message = generated.ToString(),
            };
        foreach (var problem in report.WaiverProblems)
            yield return new JUnitCase
            {
                Suite = RunSuite,
                Name = "A waiver holds: " + problem,
                Kind = "failure",
                Message = problem,
            };
    }

    private static void Write(XmlWriter xml, JUnitSuite suite, VerificationReport report)
    {
        xml.WriteStartElement("testsuite");
        Attribute(xml, "name", suite.Name);
        Counts(xml, suite.Cases);
        Attribute(xml, "time", Seconds(TimeSpan.FromTicks(suite.Cases.Sum(one => one.Duration.Ticks))));
        Attribute(xml, "timestamp", report.StartedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
        WriteProperties(xml, suite.Clause, report.Implementation);
        foreach (var one in suite.Cases)
            Write(xml, one);
        xml.WriteEndElement();
    }

    private static void WriteProperties(XmlWriter xml, Clause? clause, Implementation? implementation)
    {
        if (clause is null && implementation is null)
            return;
        xml.WriteStartElement("properties");
        // No file format of JUnit's has properties of all suites.
        if (implementation is not null)
            Property(xml, "implementation", implementation.ToString());
        if (clause is not null)
        {
            Property(xml, "sentence", clause.Sentence);
            Property(xml, "strength", Words.Of(clause.Strength));
            Property(xml, "anchors", string.Join(' ', clause.Anchors));
        }

        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, JUnitCase one)
    {
        xml.WriteStartElement("testcase");
        Attribute(xml, "name", one.Name);
        Attribute(xml, "classname", one.Suite);
        if (one.Feature is not null)
            Attribute(xml, "file", one.Feature);
        if (one.Line is { } line)
            Attribute(xml, "line", line.ToString(CultureInfo.InvariantCulture));
        Attribute(xml, "time", Seconds(one.Duration));
        if (one.IsGenerated)
        {
            xml.WriteStartElement("properties");
            Property(xml, "generated", "true");
            xml.WriteEndElement();
        }

        if (one.Kind is not null)
        {
            xml.WriteStartElement(one.Kind);
            Attribute(xml, "message", one.Message ?? "");
            if (one.Text is not null)
                xml.WriteString(Inert.Text(one.Text));
            xml.WriteEndElement();
        }

        if (one.Output is not null)
            xml.WriteElementString("system-out", Inert.Text(one.Output));
        xml.WriteEndElement();
    }

    private static void Counts(XmlWriter xml, IReadOnlyList<JUnitCase> cases)
    {
        Attribute(xml, "tests", cases.Count.ToString(CultureInfo.InvariantCulture));
        foreach (var (name, kind) in new[] { ("failures", "failure"), ("errors", "error"), ("skipped", "skipped") })
            Attribute(xml, name, cases.Count(one => one.Kind == kind).ToString(CultureInfo.InvariantCulture));
    }

    private static void Property(XmlWriter xml, string name, string value)
    {
        xml.WriteStartElement("property");
        Attribute(xml, "name", name);
        Attribute(xml, "value", value);
        xml.WriteEndElement();
    }

    private static void Attribute(XmlWriter xml, string name, string value) => xml.WriteAttributeString(name, Inert.Line(value));

    private static string Seconds(TimeSpan duration) => duration.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
}
