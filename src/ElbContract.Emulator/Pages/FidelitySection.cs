using System.Net;
using System.Text;
using ElbContract.Emulator.Calls;
using ElbContract.Emulator.Faults;
using ElbContract.Emulator.Fidelity;
using ElbContract.Emulator.Personalities;

namespace ElbContract.Emulator.Pages;

/// <summary>What a green run is worth, as a section of the page.</summary>
internal sealed class FidelitySection
{
    private readonly StringBuilder _html = new();

    private FidelitySection(EmulatorOptions options)
    {
        _html.Append("<section class=\"worth\" aria-labelledby=\"worth\">\n<h2 id=\"worth\">What a green run here is worth</h2>\n");
        Paragraph(
            "It shows that a client copes with the page as it is written, and not that a cloud follows it. What follows the page is proved "
                + "by the contract. What follows a neighbouring page is documented for the same API, or known from its clients, and not "
                + "proved. A guess takes what clients send as far as it can be understood. "
                + (options.DataPlane is null ? "Nothing listens on a port, and no" : "HTTPS and SSL listeners end TLS, and no")
                + " traffic is sent to backends."
        );
        WriteClauses(options.Personality, options.Fault);
        WriteChoices(options.Personality);
        WriteRules();
        _html.Append("</section>\n");
    }

    public static string Of(EmulatorOptions options) => new FidelitySection(options)._html.ToString();

    private void WriteClauses(Personality personality, SeededFault? fault)
    {
        Begin("Adding a listener", ("middle", "Clause"), ("", "Behaviour"), ("middle", "Follows"), ("wide", "Left open, and what it does"));
        foreach (var (clause, _, follows, choices) in ClauseFidelity.All(personality))
        {
            var sentence = WebUtility.HtmlEncode(clause.Sentence);
            _html.Append($"<tr id=\"clause-{clause.Id}\" data-sentence=\"{sentence}\"><th scope=\"row\">{clause.Id}</th>");
            Cell("Behaviour", sentence);
            var isBroken = fault?.Clause == clause.Id || fault?.AlsoBreaks.Contains(clause.Id) is true;
            Cell("Follows", isBroken ? "nothing: the seeded fault breaks it" : WebUtility.HtmlEncode(follows));
            if (choices.Count > 0)
                Cell("Left open", string.Join("; ", choices.Select(Words)));
            else
                _html.Append("<td></td>");
            _html.Append("</tr>\n");
        }

        End();
    }

    private void WriteChoices(Personality personality)
    {
        Begin("What no clause is about", ("middle", "Freedom"), ("", "About"), ("wide", "Taken as"));
        foreach (var choice in ClauseFidelity.Others(personality))
        {
            _html.Append($"<tr><th scope=\"row\">{choice.Name}</th>");
            Cell("About", WebUtility.HtmlEncode(choice.About));
            Cell("Taken as", $"<code>{choice.Value}</code>");
            _html.Append("</tr>\n");
        }

        End();
    }

    private void WriteRules()
    {
        Begin("Calls, and the rules beside the clauses", ("wide", "Call"), ("", "Rule"), ("middle", "Follows"));
        WriteRules("Every call", null, CallRules.OfEveryCall);
        foreach (var call in EmulatedCalls.All)
            WriteRules(call.Name, $"{call.Method} {EmulatedCalls.Path(call.Resource)}", call.Rules);
        End();
    }

    private void WriteRules(string name, string? call, IReadOnlyList<EmulatedRule> rules)
    {
        foreach (var (index, rule) in rules.Index())
        {
            _html.Append("<tr>");
            if (index == 0)
                _html.Append(
                    $"<th scope=\"rowgroup\" rowspan=\"{rules.Count}\">{name}{(call is null ? "" : $"<br><code>{call}</code>")}</th>"
                );
            Cell("Rule", Code(rule.Text));
            Cell("Follows", rule.Footing.Words());
            _html.Append("</tr>\n");
        }
    }

    private static string Words(TakenFreedom choice) => $"{WebUtility.HtmlEncode(choice.About)}: <code>{choice.Value}</code>";

    /// <summary>What stands between backticks is code.</summary>
    private static string Code(string text) =>
        string.Concat(
            text.Split('`')
                .Select((part, index) => index % 2 == 0 ? WebUtility.HtmlEncode(part) : $"<code>{WebUtility.HtmlEncode(part)}</code>")
        );

    private void Paragraph(string text) => _html.Append($"<p>{WebUtility.HtmlEncode(text)}</p>\n");

    private void Cell(string of, string html) => _html.Append($"<td data-of=\"{of}\">{html}</td>");

    private void Begin(string title, params (string Width, string Title)[] columns)
    {
        _html.Append($"<h3>{title}</h3>\n<table class=\"rows\">\n<colgroup>");
        foreach (var (width, _) in columns)
            _html.Append(width.Length == 0 ? "<col>" : $"<col class=\"{width}\">");
        _html.Append("</colgroup>\n<thead><tr>");
        foreach (var (_, column) in columns)
            _html.Append($"<th scope=\"col\">{column}</th>");
        _html.Append("</tr></thead>\n<tbody>\n");
    }

    private void End() => _html.Append("</tbody>\n</table>\n");
}
