using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ElbContract.Specification;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Providers;

namespace ElbContract.Emulator.Pages;

/// <summary>The page as it is sent: all that does not change while the emulator runs.</summary>
internal static class PageText
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    private static readonly Regex Placeholder = new(@"\{(?<name>[a-z]+)\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking);

    public static string Of(EmulatorOptions options, ProviderIds ids)
    {
        var parts = Texts(options, ids)
            .Select(one => (one.Name, WebUtility.HtmlEncode(one.Text)))
            .Concat([("style", Asset.Style.Text), ("script", Asset.Script.Text), ("fidelity", FidelitySection.Of(options))])
            .ToDictionary();
        return Placeholder.Replace(Asset.Read("page.html"), place => parts[place.Groups["name"].Value]);
    }

    private static IEnumerable<(string Name, string Text)> Texts(EmulatorOptions options, ProviderIds ids) =>
        [
            ("version", ProductVersion.Text),
            ("personality", options.Personality.Describe()),
            ("condition", Condition(options.Condition)),
            ("fault", options.Fault is { } fault ? $"{fault.Id}: {fault.Sentence}" : "none"),
            ("project", ids.ProjectId),
            ("path", $"/v1.0/{Uri.EscapeDataString(ids.ProjectId)}/elbaas/listeners"),
            ("token", options.Page is EmulatorPage.WithToken ? ids.Token : ""),
            ("example", Example(ids.PublicLoadbalancerId)),
        ];

    private static string Condition(ServiceCondition condition) =>
        condition switch
        {
            ServiceCondition.SystemError => "every call is answered 500",
            ServiceCondition.Unavailable => "every call is answered 503",
            _ => "available",
        };

    /// <summary>The request that the page of the API has for an example, for a load balancer that is here.</summary>
    private static string Example(string loadBalancer)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Indented))
        {
            json.WriteStartObject();
            json.WriteString("name"u8, "listener1"u8);
            json.WriteString("description"u8, ""u8);
            json.WriteString("loadbalancer_id"u8, loadBalancer);
            json.WriteString("protocol"u8, "HTTP"u8);
            json.WriteNumber("port"u8, 88);
            json.WriteString("backend_protocol"u8, "HTTP"u8);
            json.WriteNumber("backend_port"u8, 80);
            json.WriteString("lb_algorithm"u8, "roundrobin"u8);
            json.WriteBoolean("session_sticky"u8, true);
            json.WriteString("sticky_session_type"u8, "insert"u8);
            json.WriteNumber("cookie_timeout"u8, 100);
            json.WriteBoolean("tcp_draining"u8, true);
            json.WriteNumber("tcp_draining_timeout"u8, 5);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
