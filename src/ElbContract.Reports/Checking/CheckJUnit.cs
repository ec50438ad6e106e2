using System.Globalization;
using System.Text;
using System.Xml;
using ElbContract.Specification.Clauses;
using ElbContract.Traffic.Checking;

namespace ElbContract.Reports.Checking;

/// <summary>A check as JUnit XML: a suite a side, a test case a clause, which fails where the side departs from it.</summary>
public static class CheckJUnit
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Indent = true,
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        NewLineChars = "\n",
    };

    /// <param name="report">What to write.</param>
    /// <param name="stream">Left open.</param>
    public static void Write(CheckReport report, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var xml = XmlWriter.Create(stream, Settings);
        xml.WriteStartElement("testsuites");
        xml.WriteAttributeString("name", "elb-contract check");
        if (report.Verdict is not (CheckVerdict.Conforms or CheckVerdict.Departs))
            WriteNothing(xml, report);
        else
            foreach (var side in report.Sides)
                WriteSuite(xml, side, report);
        xml.WriteEndElement();
    }

    private static void WriteSuite(XmlWriter xml, Side side, CheckReport report)
    {
        var clauses = Clauses(side).ToList();
        var groups = report.Groups.Where(group => group.Side == side).ToLookup(group => group.Finding.Clause, StringComparer.Ordinal);
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", CheckWords.Of(side));
        Count(xml, "tests", clauses.Count);
        Count(xml, "failures", clauses.Count(clause => groups.Contains(clause.Id)));
        foreach (var clause in clauses)
        {
            xml.WriteStartElement("testcase");
            xml.WriteAttributeString("name", clause.Sentence);
            xml.WriteAttributeString("classname", $"{CheckWords.Of(side)}.{clause.Id}");
            if (groups.Contains(clause.Id))
                WriteFailure(xml, [.. groups[clause.Id]]);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    // A request departs from rules about requests; an answer from any.
    private static IEnumerable<Clause> Clauses(Side side) =>
        Catalogue.Clauses.Where(clause => side == Side.Provider || (clause.Strength == Strength.Reject && !clause.IsAboutAnswers));

    private static void WriteFailure(XmlWriter xml, IReadOnlyList<FindingGroup> groups)
    {
        xml.WriteStartElement("failure");
        xml.WriteAttributeString("message", Inert.Line(Line(groups[0])));
        xml.WriteString(Inert.Text(string.Join('\n', groups.SelectMany(group => (string[])[Line(group), group.Curl]))));
        xml.WriteEndElement();
    }

    private static string Line(FindingGroup group) =>
        $"{CheckWords.Of(group).TrimEnd('.')}, in {CheckWords.Times(group.Count)}, first in {CheckWords.Of(group.First)}";

    private static void WriteNothing(XmlWriter xml, CheckReport report)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", "check");
        Count(xml, "tests", 1);
        Count(xml, "errors", 1);
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("name", "The recording can be judged");
        xml.WriteAttributeString("classname", "check");
        xml.WriteStartElement("error");
        xml.WriteAttributeString("message", CheckWords.Verdict(report));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Count(XmlWriter xml, string name, int count) =>
        xml.WriteAttributeString(name, count.ToString(CultureInfo.InvariantCulture));
}
