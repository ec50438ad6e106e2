using System.Globalization;
using ElbContract.Reports.Features;
using ElbContract.Traffic.Exchanges;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Reports.Html;

/// <summary>One case: what differs, what was sent, what came, and how to send it again.</summary>
internal static class CaseDetails
{
    public static void Write(HtmlWriter html, CaseResult one, bool isOpen)
    {
        using var details = isOpen ? html.Within("details", ("class", "case"), ("open", "")) : html.Within("details", ("class", "case"));
        using (html.Within("summary"))
        {
            html.Element("span", Words.Name(one), ("class", "name"));
            html.Element("span", Gist(one), ("class", "gist"));
        }

        html.Element("p", string.Join(" · ", About(one).OfType<string>()), ("class", "about"));
        if (one.Waiver is { } waiver)
            html.Element("p", "Waived: " + waiver, ("class", "waiver"));
        if (one.Findings.Count > 0)
            PageParts.WriteDifference(html, one.Findings);
        WriteScenario(html, one);
        WriteExchange(html, one);
        if (one.Curl is { } curl)
            WriteCurl(html, curl);
    }

    /// <summary>The case as one line, where there is no room for more.</summary>
    public static void WriteBriefly(HtmlWriter html, CaseResult one)
    {
        using var item = html.Within("li");
        html.Element("span", Words.Name(one), ("class", "name"));
        html.Element("span", Gist(one), ("class", "gist"));
    }

    private static string Gist(CaseResult one) => one.Findings.Count > 0 ? Words.Difference(one) : one.Reason ?? "";

    private static IEnumerable<string?> About(CaseResult one) =>
        [
            Words.Place(one),
            "case " + one.Key,
            one.Exchange is { } exchange
                ? string.Create(CultureInfo.InvariantCulture, $"{exchange.Duration.TotalMilliseconds:0} ms")
                : null,
        ];

    private static void WriteScenario(HtmlWriter html, CaseResult one)
    {
        if (
            one is not { Feature: { } feature, Line: { } line }
            || FeatureTexts.At(new FeaturePlace(feature, line)) is not { } scenario
            // Another version's contract may have another scenario there.
            || scenario.Name != one.Name
        )
            return;
        html.Element("h4", "Scenario");
        html.Element("pre", string.Join('\n', scenario.Lines), ("class", "scenario"));
    }

    private static void WriteExchange(HtmlWriter html, CaseResult one)
    {
        if (one.Exchange is not { } exchange)
        {
            html.Element("p", one.Reason ?? "This report does not hold the request and the answer.", ("class", "about"));
            return;
        }

        using var both = html.Within("div", ("class", "exchange"));
        using (html.Within("div"))
        {
            html.Element("h4", "Request");
            html.Element(
                "pre",
                Message($"{exchange.Request.Method} {exchange.Request.Target}", exchange.Request.Headers, exchange.Request.Body),
                ("class", "request")
            );
        }

        using (html.Within("div"))
        {
            html.Element("h4", "Response");
            html.Element("pre", Response(exchange), ("class", "response"));
        }
    }

    private static string Response(Exchange exchange)
    {
        var reason = exchange.Reason is null ? "" : $"({exchange.Reason})";
        if (exchange.Response is not { } response)
            return reason;
        var message = Message(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {response.Status}"), response.Headers, response.Body);
        return reason.Length == 0 ? message : $"{message}\n{reason}";
    }

    private static string Message(string start, IEnumerable<KeyValuePair<string, string>> headers, ReadOnlyMemory<byte> body) =>
        string.Join('\n', [start, .. headers.Select(header => $"{header.Key}: {header.Value}"), "", BodyText.Of(body)]);

    private static void WriteCurl(HtmlWriter html, string curl)
    {
        html.Element("h4", "Send it again");
        using var line = html.Within("div", ("class", "curl"));
        html.Element("pre", curl);
        html.Element("button", "Copy", ("type", "button"), ("class", "copy"), ("hidden", ""));
    }
}
